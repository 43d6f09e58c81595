using System.Runtime.InteropServices;
using Exhibit.Model;
using Exhibit.Spilling;

namespace Exhibit.Traces;

/// <summary>
/// Traces of objects that came when memory held as many keys as it may: they wait on disk with their keys, and are numbered
/// part by part when all are read, in the order in which the objects first appeared.
/// </summary>
/// <param name="space">Where they wait.</param>
internal sealed class LateObjects(SpillSpace space)
{
    private const int Parts = 16;

    private readonly SpillList<Late>[] parts = Lists<Late>(space);
    private readonly SpillTexts[] ids = [.. Enumerable.Range(0, Parts).Select(_ => new SpillTexts(space))];
    private readonly SpillList<UInt128> keys = new(space);
    private readonly SpillList<ObjectFacts> facts = new(space);

    /// <summary>Traces that wait.</summary>
    internal int Count { get; private set; }

    /// <summary>Objects numbered.</summary>
    internal int Objects => checked((int)keys.Count);

    /// <summary>The objects in the order of their numbers.</summary>
    internal IEnumerable<(UInt128 Key, ObjectFacts Facts)> All => keys.Zip(facts);

    /// <summary>Adds a trace.</summary>
    /// <param name="key">Key of its object.</param>
    /// <param name="row">The trace; its object is not numbered yet.</param>
    /// <param name="says">What the trace says of the object.</param>
    /// <param name="originPost">Id of the original; empty where unknown.</param>
    internal void Add(UInt128 key, TraceRows.Row row, ObjectFacts says, string originPost)
    {
        // The hash is seeded in every run; no result depends on the part.
        var part = (uint)key.GetHashCode() % Parts;
        var id = says.IsOpen ? ids[part].Add(originPost) : default;
        parts[part].Add(new Late(key, row with { Object = Count++ }, says, id));
    }

    /// <summary>Numbers the objects and hands the traces over. Nothing waits afterwards.</summary>
    /// <param name="first">Number of the first of them.</param>
    /// <param name="rows">Takes the traces.</param>
    /// <param name="open">Takes number and original's post id of objects whose author or time is unknown.</param>
    internal void Number(int first, TraceRows rows, OpenOrigins open)
    {
        var (appeared, local) = (Lists<Appeared>(space), Lists<TraceRows.Row>(space));
        for (var p = 0; p < Parts; p++)
        {
            Number(parts[p], appeared[p], local[p]);
        }

        var numbers = Merge(first, appeared, open);
        for (var p = 0; p < Parts; p++)
        {
            var number = numbers[p].ToArray((int)numbers[p].Count);
            numbers[p].Clear();
            foreach (var piece in local[p].Drain())
            {
                foreach (ref readonly var row in piece.Span)
                {
                    rows.Add(row with { Object = number[row.Object] });
                }
            }
        }

        Count = 0;
    }

    /// <summary>Lets go of everything.</summary>
    internal void Clear()
    {
        keys.Clear();
        facts.Clear();
    }

    // One part by itself: its objects in the order of first appearance, its traces under numbers of the part.
    private static void Number(SpillList<Late> part, SpillList<Appeared> appeared, SpillList<TraceRows.Row> rows)
    {
        var table = new KeyTable();
        var (of, when) = (new List<ObjectFacts>(), new List<int>());
        var open = new Dictionary<int, SpillTexts.Place>();
        foreach (var piece in part.Drain())
        {
            foreach (ref readonly var late in piece.Span)
            {
                var number = table.IndexOf(late.Key);
                if (number == of.Count)
                {
                    of.Add(late.Says);
                    when.Add(late.Row.Object);
                }
                else
                {
                    of[number] = of[number].With(late.Says);
                }

                if (late.Id.Length > 0 && of[number].IsOpen)
                {
                    open.TryAdd(number, late.Id);
                }

                rows.Add(late.Row with { Object = number });
            }
        }

        for (var o = 0; o < of.Count; o++)
        {
            appeared.Add(new Appeared(table.Keys[o], of[o], when[o], open.GetValueOrDefault(o)));
        }
    }

    // The objects of all parts by first appearance; gives the new number of each object of each part.
    private SpillList<int>[] Merge(int first, SpillList<Appeared>[] parts, OpenOrigins open)
    {
        var numbers = Lists<int>(space);
        var next = new PriorityQueue<int, int>();
        var heads = Array.ConvertAll(parts, p => p.GetEnumerator());
        for (var p = 0; p < Parts; p++)
        {
            if (heads[p].MoveNext())
            {
                next.Enqueue(p, heads[p].Current.When);
            }
        }

        while (next.TryDequeue(out var p, out _))
        {
            var number = first + Objects;
            if (heads[p].Current.Id is { Length: > 0 } id)
            {
                open.Add(number, ids[p].Read(id));
            }

            keys.Add(heads[p].Current.Key);
            facts.Add(heads[p].Current.Facts);
            numbers[p].Add(number);
            if (heads[p].MoveNext())
            {
                next.Enqueue(p, heads[p].Current.When);
            }
        }

        for (var p = 0; p < Parts; p++)
        {
            parts[p].Clear();
            ids[p].Clear();
        }

        return numbers;
    }

    private static SpillList<T>[] Lists<T>(SpillSpace space)
        where T : unmanaged => [.. Enumerable.Range(0, Parts).Select(_ => new SpillList<T>(space))];

    /// <summary>A trace that waits; its object's number is its place among those that wait.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private readonly record struct Late(UInt128 Key, TraceRows.Row Row, ObjectFacts Says, SpillTexts.Place Id);

    /// <summary>An object of one part.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private readonly record struct Appeared(UInt128 Key, ObjectFacts Facts, int When, SpillTexts.Place Id);
}
