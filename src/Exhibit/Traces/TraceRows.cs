using System.Runtime.InteropServices;
using Exhibit.Spilling;

namespace Exhibit.Traces;

/// <summary>Collected traces of one kind in the order of reading, 21 bytes each, on disk where memory is limited.</summary>
/// <param name="space">Where they go.</param>
internal sealed class TraceRows(SpillSpace space)
{
    private SpillList<Row> rows = new(space);

    /// <summary>Traces held.</summary>
    internal int Count => checked((int)rows.Count);

    /// <summary>Adds a trace.</summary>
    internal void Add(Row row) => rows.Add(row);

    /// <summary>Where the traces of each object begin when they are put in order; one more than there are objects.</summary>
    internal int[] Starts(int objects)
    {
        var start = new int[objects + 1];
        foreach (var piece in rows.Pieces())
        {
            foreach (ref readonly var row in piece.Span)
            {
                start[row.Object + 1]++;
            }
        }

        for (var o = 0; o < objects; o++)
        {
            start[o + 1] += start[o];
        }

        return start;
    }

    /// <summary>Gives every object another number.</summary>
    internal void Renumber(int[] numbers)
    {
        var renumbered = new SpillList<Row>(space);
        foreach (var piece in rows.Drain())
        {
            foreach (var row in piece.Span)
            {
                renumbered.Add(row with { Object = numbers[row.Object] });
            }
        }

        rows = renumbered;
    }

    /// <summary>
    /// Hands over the traces in parts of whole objects, by object, and forgets them. Within a part they come in the order of
    /// reading.
    /// </summary>
    /// <param name="start">First trace of each object when they are put in order; one more than there are objects.</param>
    /// <param name="most">Traces a part may have; one object may have more.</param>
    internal IEnumerable<(int FirstObject, int EndObject, IEnumerable<ReadOnlyMemory<Row>> Rows)> Parts(int[] start, long most)
    {
        var objects = start.Length - 1;
        var ends = Ends(start, most);
        if (ends.Count <= 1)
        {
            yield return (0, objects, rows.Drain());
            yield break;
        }

        var partOf = new byte[objects];
        for (int p = 0, from = 0; p < ends.Count; from = ends[p++])
        {
            partOf.AsSpan(from, ends[p] - from).Fill((byte)p);
        }

        var parts = ends.Select(_ => new SpillList<Row>(space)).ToArray();
        foreach (var piece in rows.Drain())
        {
            foreach (ref readonly var row in piece.Span)
            {
                parts[partOf[row.Object]].Add(row);
            }
        }

        for (int p = 0, from = 0; p < parts.Length; from = ends[p++])
        {
            yield return (from, ends[p], parts[p].Drain());
        }
    }

    // The object after the last of each part; at most 255 parts.
    private static List<int> Ends(int[] start, long most)
    {
        most = Math.Max(most, (start[^1] / 254) + 1);
        var ends = new List<int>();
        for (int o = 0, from = 0; o < start.Length - 1; o++)
        {
            if (o + 2 == start.Length || start[o + 2] - start[from] > most)
            {
                ends.Add(o + 1);
                from = o + 1;
            }
        }

        return ends;
    }

    /// <summary>A trace as it was read.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    internal readonly record struct Row(long Time, int Account, int Object, int Post, bool Repost);

    /// <summary>One trace of an object, in the order in which an object's traces lie: by time, account, post.</summary>
    internal readonly record struct Trace(long Time, int Account, int Post, bool Repost)
    {
        internal static int Compare(Trace a, Trace b) =>
            a.Time != b.Time ? a.Time.CompareTo(b.Time)
            : a.Account != b.Account ? a.Account.CompareTo(b.Account)
            : a.Post.CompareTo(b.Post);
    }
}
