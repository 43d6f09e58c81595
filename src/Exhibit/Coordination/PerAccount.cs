using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Exhibit.Traces;

namespace Exhibit.Coordination;

/// <summary>
/// What an explanation needs to know of one account of a table, found on first use and kept as long as the table is: the
/// accounts of a ring of twenty stand in nineteen pairs each.
/// </summary>
/// <param name="find">Finds it; asked once or more often, always with the same answer.</param>
internal sealed class PerAccount<T>(Func<TraceTable, int, T> find)
{
    private readonly ConditionalWeakTable<TraceTable, ConcurrentDictionary<int, T>> kept = [];

    internal T Of(TraceTable table, int account)
    {
        var known = kept.GetValue(table, _ => new ConcurrentDictionary<int, T>());
        return known.TryGetValue(account, out var found) ? found : known.GetOrAdd(account, find(table, account));
    }
}
