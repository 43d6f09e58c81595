using Exhibit.Coordination;
using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit.Dossiers;

/// <summary>
/// The part of a trace table that every number of the cited pairs follows from: all objects of the cited accounts (their
/// habits, clocks, routines and suspects), and all objects of the sources of the pairs' trials (the audiences' speed).
/// </summary>
internal static class Closure
{
    /// <summary>Objects of the part, ascending.</summary>
    /// <param name="table">The whole table.</param>
    /// <param name="edges">The cited edges of its kind.</param>
    /// <param name="windows">The windows in which they are tested.</param>
    internal static int[] Objects(TraceTable table, IReadOnlyList<Edge> edges, IReadOnlyList<WindowSpec> windows)
    {
        var objects = new HashSet<int>();
        foreach (var account in edges.SelectMany(e => new[] { e.A, e.B }).Distinct())
        {
            foreach (var row in table.RowsOf(account))
            {
                objects.Add(table.Object[row]);
            }
        }

        var sources = new HashSet<int>();
        foreach (var edge in edges)
        {
            foreach (var window in windows)
            {
                var pair = new PairView(table, window, Math.Min(edge.A, edge.B), Math.Max(edge.A, edge.B), new AccountSet());
                sources.UnionWith(Enumerable.Range(0, pair.Trials.Length).Select(t => table.Source[pair.ObjectOf(t)]).Where(s => s >= 0));
            }
        }

        foreach (var source in sources)
        {
            objects.UnionWith(table.ObjectsOf(source).ToArray());
        }

        return [.. objects.Order()];
    }

    /// <summary>The part as a table of its own.</summary>
    /// <param name="table">The whole table.</param>
    /// <param name="objects">Objects to keep, ascending.</param>
    /// <param name="numbers">New number of every account of the part; the order of accounts is kept.</param>
    /// <param name="recordOf">Number of a post's record; -1 where it is not cited.</param>
    internal static TraceTable Restrict(TraceTable table, int[] objects, IReadOnlyDictionary<int, int> numbers, Func<int, int> recordOf)
    {
        var rows = objects
            .SelectMany(o => Enumerable.Range(table.ObjectStart[o], table.ObjectStart[o + 1] - table.ObjectStart[o]))
            .ToArray();
        var start = new int[objects.Length + 1];
        for (var i = 0; i < objects.Length; i++)
        {
            start[i + 1] = start[i] + table.ObjectStart[objects[i] + 1] - table.ObjectStart[objects[i]];
        }

        var result = new TraceTable(table.Kind, numbers.Count)
        {
            ObjectStart = start,
            Object = [.. Enumerable.Range(0, objects.Length).SelectMany(i => Enumerable.Repeat(i, start[i + 1] - start[i]))],
            Account = Array.ConvertAll(rows, r => numbers[table.Account[r]]),
            Time = Array.ConvertAll(rows, r => table.Time[r]),
            Post = Array.ConvertAll(rows, r => recordOf(table.Post[r])),
            Repost = new bool[rows.Length],
            Source = Sources(table, objects, numbers),
            SourceAccount = Array.ConvertAll(objects, o => numbers.GetValueOrDefault(table.SourceAccount[o], -1)),
            SourceTime = Array.ConvertAll(objects, o => table.SourceTime[o]),
            Key = Array.ConvertAll(objects, o => table.Key[o]),
            SlotMs = table.SlotMs,
            Evidence = table.Evidence,
            SourcesKnown = table.SourcesKnown,
            TracesSeen = table.TracesSeen,
        };
        result.IndexAccounts();
        return result;
    }

    // Sources that are no account of the part are numbered behind its accounts, in the order of objects.
    private static int[] Sources(TraceTable table, int[] objects, IReadOnlyDictionary<int, int> numbers)
    {
        var others = new Dictionary<int, int>();
        return Array.ConvertAll(
            objects,
            o =>
            {
                var source = table.Source[o];
                if (source < 0)
                {
                    return -1;
                }

                if (numbers.TryGetValue(source, out var number) && source < table.Accounts)
                {
                    return number;
                }

                if (!others.TryGetValue(source, out var other))
                {
                    others.Add(source, other = numbers.Count + others.Count);
                }

                return other;
            }
        );
    }
}
