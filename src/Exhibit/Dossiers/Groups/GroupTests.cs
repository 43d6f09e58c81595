using Exhibit.Coordination.Groups;
using Exhibit.Evidence;
using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit.Dossiers.Groups;

/// <summary>
/// The tests of the cited accounts from a dossier's part of the data. The groups are found anew; of outsiders their number
/// of objects is taken from the tables, everything else is counted.
/// </summary>
internal sealed class GroupTests(GroupData group)
{
    private readonly TraceTable table = group.Table;

    /// <summary>By account, then half on which the group was found.</summary>
    /// <exception cref="VerifyException">The traces of an account that a test needs are not all there.</exception>
    internal IReadOnlyList<(int Found, MemberTest Test)> Run()
    {
        var tests = new List<(int Found, MemberTest Test)>();
        for (var found = 0; found < 2; found++)
        {
            var half = found;
            tests.AddRange((group.Facts.Evidence == EvidenceKind.CommonOrigin ? Origin(half) : Company(half)).Select(t => (half, t)));
        }

        return [.. tests.OrderBy(t => t.Test.Account).ThenBy(t => t.Found)];
    }

    private IEnumerable<MemberTest> Origin(int found)
    {
        var groups = OriginRule.Groups(table, found);
        var outsiders = new Dictionary<int, (int Members, long Objects, long Met)>();
        foreach (var account in group.CitedAccounts)
        {
            Whole(account);
            var g = groups[account];
            if (g < 0)
            {
                continue;
            }

            if (!outsiders.TryGetValue(g, out var of))
            {
                outsiders.Add(g, of = Outsiders(groups, g, 1 - found));
            }

            var trials = new MemberTrials(table, account, 1 - found, o => Sharers(o).Any(b => b != account && groups[b] == g));
            if (trials.Sittings >= MemberTest.LeastMet)
            {
                var rate = MemberTest.RateOf(of.Met, of.Objects);
                var left = trials.Met >= MemberTest.LeastMet ? trials.WithoutOne(rate) : 1;
                yield return new MemberTest(account, of.Members - 1, trials.Sittings, trials.Met, of.Objects, of.Met, trials.P(rate), left);
            }
        }
    }

    private (int Members, long Objects, long Met) Outsiders(int[] groups, int g, int half)
    {
        int[] members = [.. Enumerable.Range(0, groups.Length).Where(a => groups[a] == g)];
        var shared = new HashSet<int>();
        var own = 0L;
        foreach (var member in members)
        {
            Whole(member);
            foreach (var row in table.RowsOf(member))
            {
                if (Halves.Of(table, table.Object[row]) == half)
                {
                    own++;
                    shared.Add(table.Object[row]);
                }
            }
        }

        var all = group.Facts.ObjectsOf(half);
        return all >= own
            ? (members.Length, all - own, shared.Sum(o => (long)(table.ObjectStart[o + 1] - table.ObjectStart[o])) - own)
            : throw new VerifyException(
                VerifyFailure.NumberMismatch,
                GroupFiles.Families,
                FormattableString.Invariant($"at least {own} traces of {table.Kind} in half {half}, as the tables show"),
                FormattableString.Invariant($"{all}")
            );
    }

    private IEnumerable<MemberTest> Company(int found)
    {
        var half = 1 - found;
        foreach (var account in group.CitedAccounts)
        {
            Whole(account);
            var met = CompanyRule.Met(table, found, account);
            if (met.Count == 0)
            {
                continue;
            }

            var marked = GroupClosure.Objects(table, met).Where(o => Halves.Of(table, o) == half).ToHashSet();
            var trials = new MemberTrials(table, account, half, marked.Contains);
            if (trials.Sittings >= MemberTest.LeastMet && trials.Met < MemberTest.LeastMet)
            {
                yield return new MemberTest(account, met.Count, trials.Sittings, trials.Met, 0, 0, 1, 1);
            }
            else if (trials.Sittings >= MemberTest.LeastMet)
            {
                var (objects, outside) = LikeMinded(account, found, met, marked);
                var rate = MemberTest.RateOf(outside, objects);
                yield return new MemberTest(
                    account,
                    met.Count,
                    trials.Sittings,
                    trials.Met,
                    objects,
                    outside,
                    trials.P(rate),
                    trials.WithoutOne(rate)
                );
            }
        }
    }

    // In the order of accounts, until enough objects are looked at; an outsider's objects beyond the table are only counted.
    private (long Objects, long Met) LikeMinded(int account, int found, IEnumerable<int> met, HashSet<int> marked)
    {
        var seen = new HashSet<int>(met) { account };
        var (objects, outside) = (0L, 0L);
        foreach (var member in met)
        {
            Whole(member);
            foreach (var outsider in CompanyRule.Met(table, found, member).Where(seen.Add))
            {
                var (first, second) = group.Others.TryGetValue(outsider, out var of) ? of : GroupClosure.Count(table, outsider);
                objects += found == 0 ? second : first;
                foreach (var row in table.RowsOf(outsider))
                {
                    outside += marked.Contains(table.Object[row]) ? 1 : 0;
                }

                if (objects >= CompanyRule.MostOutsiderObjects)
                {
                    return (objects, outside);
                }
            }
        }

        return (objects, outside);
    }

    private IEnumerable<int> Sharers(int o) =>
        Enumerable.Range(table.ObjectStart[o], table.ObjectStart[o + 1] - table.ObjectStart[o]).Select(r => table.Account[r]);

    private void Whole(int account)
    {
        if (group.Others.ContainsKey(account))
        {
            throw new VerifyException(
                VerifyFailure.NumberMismatch,
                GroupFiles.Others(table.Kind),
                FormattableString.Invariant($"every trace of account {account}, which the tests of cited accounts need"),
                "only a count of them"
            );
        }
    }
}
