using Exhibit.Coordination;
using Exhibit.Coordination.Groups;
using Exhibit.Traces;

namespace Exhibit.Tests.Coordination.Groups;

/// <summary>Common origin and common company written as docs/methods.md says them, without any economy: the oracle.</summary>
internal static class PlainGroups
{
    internal static IEnumerable<(int Account, int Group, int Sittings, int Met, long Objects, long OutsiderMet)> Origin(
        TraceTable table,
        int found
    )
    {
        var group = Enumerable.Range(0, table.Accounts).Select(a => new HashSet<int> { a }).ToArray();
        var joined = new HashSet<int>();
        foreach (var sharers in Joining(table, found))
        {
            joined.UnionWith(sharers);
            var all = sharers.SelectMany(a => group[a]).ToHashSet();
            foreach (var member in all)
            {
                group[member] = all;
            }
        }

        foreach (var account in joined.Order())
        {
            var members = group[account];
            var outsiders = Enumerable.Range(0, table.Accounts).Where(a => !members.Contains(a));
            yield return Row(table, 1 - found, account, [.. members.Where(a => a != account)], outsiders, members);
        }
    }

    internal static IEnumerable<(int Account, int Group, int Sittings, int Met, long Objects, long OutsiderMet)> Company(
        TraceTable table,
        int found
    )
    {
        for (var account = 0; account < table.Accounts; account++)
        {
            var met = Met(table, found, account);
            if (met.Count > 0)
            {
                var likeMinded = met.SelectMany(m => Met(table, found, m)).ToHashSet();
                likeMinded.ExceptWith(met);
                likeMinded.Remove(account);
                yield return Row(table, 1 - found, account, met, likeMinded, met);
            }
        }
    }

    private static (int, int, int, int, long, long) Row(
        TraceTable table,
        int half,
        int account,
        HashSet<int> group,
        IEnumerable<int> outsiders,
        HashSet<int> meets
    )
    {
        var (sittings, hits) = Sittings(table, half, account, group);
        var (objects, met) = (0L, 0L);
        foreach (var outsider in outsiders)
        {
            foreach (var o in ObjectsOf(table, half, outsider))
            {
                objects++;
                met += Sharers(table, o).Any(a => a != outsider && meets.Contains(a)) ? 1 : 0;
            }
        }

        return (account, group.Count, sittings, hits, objects, met);
    }

    private static (int Sittings, int Met) Sittings(TraceTable table, int half, int account, HashSet<int> group)
    {
        var acts = ObjectsOf(table, half, account)
            .Select(o => (Time: table.Time[table.RowOf(account, o)], Hit: Sharers(table, o).Any(group.Contains)))
            .OrderBy(x => x.Time)
            .ToArray();
        var (sittings, met) = (0, 0);
        for (var i = 0; i < acts.Length; )
        {
            var end = i + 1;
            while (end < acts.Length && acts[end].Time - acts[end - 1].Time <= Occasions.PauseMs)
            {
                end++;
            }

            (sittings, met, i) = (sittings + 1, met + (acts[i..end].Any(x => x.Hit) ? 1 : 0), end);
        }

        return (sittings, met);
    }

    private static HashSet<int> Met(TraceTable table, int half, int account) =>
        [.. Joining(table, half).Where(s => s.Contains(account)).SelectMany(s => s).Where(a => a != account)];

    private static IEnumerable<HashSet<int>> Joining(TraceTable table, int half) =>
        Enumerable
            .Range(0, table.Objects)
            .Where(o => Halves.Of(table, o) == half)
            .Select(o => Sharers(table, o).ToHashSet())
            .Where(s => s.Count is >= 2 and <= Halves.MostSharers);

    private static IEnumerable<int> ObjectsOf(TraceTable table, int half, int account) =>
        Enumerable.Range(0, table.Objects).Where(o => Halves.Of(table, o) == half && Sharers(table, o).Contains(account));

    private static IEnumerable<int> Sharers(TraceTable table, int o) =>
        Enumerable.Range(table.ObjectStart[o], table.ObjectStart[o + 1] - table.ObjectStart[o]).Select(row => table.Account[row]);
}
