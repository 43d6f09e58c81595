using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit.Coordination.Groups;

/// <summary>
/// Common origin. Group: all accounts joined, directly or through others, by a message that two to twenty of them published
/// as their own. Outsiders: everybody else. If the group's words were words that go around, it would publish outsiders'
/// words as often as each other's.
/// </summary>
public sealed class OriginRule : IGroupRule
{
    /// <inheritdoc/>
    public EvidenceKind Evidence => EvidenceKind.CommonOrigin;

    /// <summary>10: some people quote several times as much as others. Rings on real data exceed outsiders a hundredfold.</summary>
    public double LeastExcess => 10;

    /// <inheritdoc/>
    public IReadOnlyList<MemberTest> Tests(TraceTable table, int found, int threads, CancellationToken cancellation)
    {
        var group = Groups(table, found);
        var half = 1 - found;
        var (members, objects, met) = Outsiders(table, group, half);
        var tests = new List<MemberTest>();
        for (var account = 0; account < table.Accounts; account++)
        {
            cancellation.ThrowIfCancellationRequested();
            var g = group[account];
            if (g < 0)
            {
                continue;
            }

            var trials = new MemberTrials(table, account, half, o => Shared(table, group, o, g, account));
            if (trials.Sittings >= MemberTest.LeastMet)
            {
                var rate = MemberTest.RateOf(met[g], objects[g]);
                var told = trials.Met >= MemberTest.LeastMet;
                tests.Add(
                    new MemberTest(
                        account,
                        members[g] - 1,
                        trials.Sittings,
                        trials.Met,
                        objects[g],
                        met[g],
                        trials.P(rate),
                        told ? trials.WithoutOne(rate) : 1
                    )
                );
            }
        }

        return tests;
    }

    /// <summary>Group of each account, numbered by its first account; -1 for none.</summary>
    internal static int[] Groups(TraceTable table, int half)
    {
        var parent = new int[table.Accounts];
        var joined = new bool[table.Accounts];
        for (var i = 0; i < parent.Length; i++)
        {
            parent[i] = i;
        }

        int Root(int account)
        {
            while (parent[account] != account)
            {
                account = parent[account] = parent[parent[account]];
            }

            return account;
        }

        for (var o = 0; o < table.Objects; o++)
        {
            if (!Halves.Joins(table, o, half))
            {
                continue;
            }

            var first = table.Account[table.ObjectStart[o]];
            joined[first] = true;
            for (var row = table.ObjectStart[o] + 1; row < table.ObjectStart[o + 1]; row++)
            {
                joined[table.Account[row]] = true;
                var (a, b) = (Root(first), Root(table.Account[row]));
                parent[Math.Max(a, b)] = Math.Min(a, b);
            }
        }

        var group = new int[table.Accounts];
        for (var account = 0; account < group.Length; account++)
        {
            group[account] = joined[account] ? Root(account) : -1;
        }

        return group;
    }

    // For every group: its members, the messages of everybody else in the half, and how many of these a member published too.
    private static (int[] Members, long[] Objects, long[] Met) Outsiders(TraceTable table, int[] group, int half)
    {
        var members = new int[table.Accounts];
        var own = new long[table.Accounts];
        var met = new long[table.Accounts];
        var all = 0L;
        foreach (var g in group.Where(g => g >= 0))
        {
            members[g]++;
        }

        var here = new SortedDictionary<int, int>();
        for (var o = 0; o < table.Objects; o++)
        {
            if (Halves.Of(table, o) != half)
            {
                continue;
            }

            var sharers = table.ObjectStart[o + 1] - table.ObjectStart[o];
            all += sharers;
            here.Clear();
            for (var row = table.ObjectStart[o]; row < table.ObjectStart[o + 1]; row++)
            {
                if (group[table.Account[row]] is >= 0 and var g)
                {
                    here[g] = here.GetValueOrDefault(g) + 1;
                }
            }

            foreach (var (g, inside) in here)
            {
                own[g] += inside;
                met[g] += sharers - inside;
            }
        }

        return (members, Array.ConvertAll(own, mine => all - mine), met);
    }

    private static bool Shared(TraceTable table, int[] group, int o, int g, int account)
    {
        for (var row = table.ObjectStart[o]; row < table.ObjectStart[o + 1]; row++)
        {
            if (table.Account[row] != account && group[table.Account[row]] == g)
            {
                return true;
            }
        }

        return false;
    }
}
