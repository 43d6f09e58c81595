using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Exhibit.Traces;

namespace Exhibit.Coordination;

/// <summary>
/// What an explanation needs to know of one account of a table, found on first use and kept while the table is in memory:
/// the accounts of a ring of twenty stand in nineteen pairs each. Of many accounts at most <see cref="Most"/> are kept, and
/// where memory is limited fewer, by their rows.
/// </summary>
/// <param name="find">Finds it; asked once or more often, always with the same answer.</param>
internal sealed class PerAccount<T>(Func<TraceTable, int, T> find)
{
    /// <summary>Accounts that are kept before all are let go and kept anew: 16,384.</summary>
    internal const int Most = 1 << 14;

    private readonly ConditionalWeakTable<int[], Kept> kept = [];

    internal T Of(TraceTable table, int account)
    {
        // The column is what a table that is put aside lets go of.
        var known = kept.GetValue(table.Account, _ => new Kept());
        if (known.Found.TryGetValue(account, out var found))
        {
            return found;
        }

        var rows = Interlocked.Add(ref known.Rows, table.RowsOf(account).Length);
        if (Interlocked.Increment(ref known.Count) > Most || rows > table.MostRowsKnown)
        {
            known.Found.Clear();
            (known.Count, known.Rows) = (0, 0);
        }

        return known.Found.GetOrAdd(account, find(table, account));
    }

    private sealed class Kept
    {
        public int Count;
        public long Rows;

        public ConcurrentDictionary<int, T> Found { get; } = new();
    }
}
