using Exhibit.Spilling;
using Exhibit.Traces;

namespace Exhibit.Coordination;

/// <summary>
/// Has the candidates of a table tested, as many at a time as the part of the table that they look at fits the memory: all at
/// once where the table is in memory.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="candidates">The candidates, by their first account.</param>
/// <param name="isFollowed">Whether the table is looked at for a candidate at all.</param>
internal sealed class TestedParts(TraceTable table, SpillList<PairCount> candidates, Func<PairCount, bool> isFollowed)
{
    // Fewer candidates are tested together whatever the part takes.
    private const int Least = 1 << 10;

    /// <summary>Calls the test with the part and the range of candidates that it serves, range by range.</summary>
    internal void Each(Action<TraceTable, long, long> test, CancellationToken cancellation)
    {
        var size = candidates.Count;
        for (long from = 0; from < candidates.Count; )
        {
            cancellation.ThrowIfCancellationRequested();
            var to = Math.Min(candidates.Count, from + size);
            if (Test(test, from, to) is not { } filled)
            {
                size = Math.Max(Least, (to - from) / 2);
                continue;
            }

            // The first accounts are often the busiest.
            size = filled < .5 ? 2 * size : size;
            from = to;
        }
    }

    // What share of its room the part took; null where it would not fit. In a method of its own: no part is referred to while
    // the next is made.
    private double? Test(Action<TraceTable, long, long> test, long from, long to)
    {
        var (first, tested) = (new AccountSet(), new AccountSet());
        for (long at = from; table.IsParked && at < to; at += Least)
        {
            Span<PairCount> some = new PairCount[(int)Math.Min(Least, to - at)];
            candidates.Read(at, some);
            foreach (var pair in some)
            {
                if (isFollowed(pair))
                {
                    first.Add(pair.A);
                    tested.Add(pair.A);
                    tested.Add(pair.B);
                }
            }
        }

        if (table.Part(first, tested, anySize: to - from <= Least) is not { } part)
        {
            return null;
        }

        var filled = part.ShareFilled;
        test(part, from, to);
        return filled;
    }
}
