using System.Collections.Concurrent;
using Exhibit.Traces;

namespace Exhibit.Coordination.Groups;

/// <summary>
/// A table split for common company: each account's objects of the tested half side by side, and whom it met in the other
/// half. The same members and outsiders are asked for again and again.
/// </summary>
internal sealed class Company
{
    // Accounts met that are remembered, 4 bytes each, before all are let go and found anew.
    private const int MostRemembered = 1 << 22;

    private readonly TraceTable table;
    private readonly bool[] joins;
    private readonly int[] start;
    private readonly int[] objects;
    private readonly ConcurrentDictionary<int, int[]> met = new();
    private int remembered;

    /// <summary>Splits a table.</summary>
    /// <param name="table">The traces.</param>
    /// <param name="found">The half in which groups are found, 0 or 1; the other is tested.</param>
    internal Company(TraceTable table, int found)
    {
        this.table = table;
        joins = new bool[table.Objects];
        var tested = new bool[table.Objects];
        for (var o = 0; o < table.Objects; o++)
        {
            joins[o] = Halves.Joins(table, o, found);
            tested[o] = Halves.Of(table, o) != found;
        }

        start = new int[table.Accounts + 1];
        objects = new int[table.Count];
        var count = 0;
        for (var account = 0; account < table.Accounts; account++)
        {
            foreach (var row in table.RowsOf(account))
            {
                objects[count] = table.Object[row];
                count += tested[table.Object[row]] ? 1 : 0;
            }

            start[account + 1] = count;
        }
    }

    /// <summary>The account's objects of the tested half, ascending.</summary>
    internal ReadOnlySpan<int> Tested(int account) => objects.AsSpan(start[account], start[account + 1] - start[account]);

    /// <summary>Whom the account met in the half in which groups are found, ascending.</summary>
    internal int[] Met(int account)
    {
        if (met.TryGetValue(account, out var known))
        {
            return known;
        }

        known = [.. CompanyRule.Met(table, account, o => joins[o])];
        if (Interlocked.Add(ref remembered, known.Length) > MostRemembered)
        {
            met.Clear();
            remembered = known.Length;
        }

        return met.GetOrAdd(account, known);
    }
}
