using Exhibit.Traces;

namespace Exhibit.Coordination;

/// <summary>The obviously correct counter: every two rows of every object, one dictionary. Kept as the oracle; never used on real work.</summary>
public sealed class PlainPairCounter : IPairCounter
{
    /// <inheritdoc/>
    public PairCounts Count(TraceTable table, WindowSpec window, int leastSynchronous, CancellationToken cancellation)
    {
        var pairs = new SortedDictionary<(int A, int B), (int Tested, int Synchronous)>();
        for (var i = 0; i < table.Count; i++)
        {
            for (var j = 0; j < table.Count; j++)
            {
                var together =
                    table.Object[i] == table.Object[j]
                    && table.Account[i] < table.Account[j]
                    && window.BlockOf(table.Time[i]) == window.BlockOf(table.Time[j])
                    && !PairRule.IsAuthorAndReposter(table, i, j)
                    && !window.LeavesOut(table, table.Object[i], table.Time[i]);
                if (together)
                {
                    var key = (table.Account[i], table.Account[j]);
                    var (tested, synchronous) = pairs.GetValueOrDefault(key);
                    var hit = Math.Abs(table.Time[i] - table.Time[j]) <= window.WindowMs;
                    pairs[key] = (tested + 1, synchronous + (hit ? 1 : 0));
                }
            }
        }

        var most = new int[table.Accounts];
        var byTested = new long[1 + Math.Max(1, pairs.Values.Select(p => p.Tested).DefaultIfEmpty(0).Max())];
        foreach (var (key, value) in pairs)
        {
            byTested[value.Tested]++;
            most[key.A] = Math.Max(most[key.A], value.Tested);
            most[key.B] = Math.Max(most[key.B], value.Tested);
        }

        return new PairCounts
        {
            ByTested = byTested,
            MostTested = most,
            Candidates =
            [
                .. pairs
                    .Where(p => p.Value.Synchronous >= leastSynchronous)
                    .Select(p => new PairCount(p.Key.A, p.Key.B, p.Value.Tested, p.Value.Synchronous)),
            ],
        };
    }
}
