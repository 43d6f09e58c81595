using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit.Coordination.Groups;

/// <summary>
/// Common company. Group of an account: whoever it met in the one half, on content that two to twenty accounts passed on.
/// Outsiders: the like-minded, that is all who met one of that group there but never the account itself. People who follow
/// the same news and the same small sources meet the group as well; an account's own circle it meets again and again.
/// </summary>
public sealed class CompanyRule : IGroupRule
{
    /// <summary>Once so many objects of outsiders have been looked at, the rate is known well enough: 50,000.</summary>
    public const int MostOutsiderObjects = 50_000;

    /// <inheritdoc/>
    public EvidenceKind Evidence => EvidenceKind.CommonCompany;

    /// <summary>3: the outsiders are like-minded already.</summary>
    public double LeastExcess => 3;

    /// <inheritdoc/>
    public IReadOnlyList<MemberTest> Tests(TraceTable table, int found, int threads, CancellationToken cancellation)
    {
        var tests = new MemberTest?[table.Accounts];
        using var marks = new ThreadLocal<Marks>(() => new Marks(table));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.For(0, table.Accounts, parallel, account => tests[account] = Test(table, found, account, marks.Value!));
        return [.. tests.OfType<MemberTest>()];
    }

    private static MemberTest? Test(TraceTable table, int found, int account, Marks marks)
    {
        var group = Met(table, found, account);
        if (group.Count == 0)
        {
            return null;
        }

        var half = 1 - found;
        marks.Mark(group, half);
        var trials = new MemberTrials(table, account, half, marks.Has);
        if (trials.Sittings < MemberTest.LeastMet)
        {
            return null;
        }

        if (trials.Met < MemberTest.LeastMet)
        {
            return new MemberTest(account, group.Count, trials.Sittings, trials.Met, 0, 0, 1, 1);
        }

        var (objects, met) = LikeMinded(table, found, account, group, marks);
        var rate = MemberTest.RateOf(met, objects);
        return new MemberTest(account, group.Count, trials.Sittings, trials.Met, objects, met, trials.P(rate), trials.WithoutOne(rate));
    }

    /// <summary>Accounts met in a half on an object that joins, an author and who repeats them aside, ascending.</summary>
    internal static List<int> Met(TraceTable table, int half, int account)
    {
        // Gathered with repetitions and thinned once: most are met once, and a sorted set is slow to build.
        var met = new List<int>();
        foreach (var row in table.RowsOf(account))
        {
            var o = table.Object[row];
            if (!Halves.Joins(table, o, half))
            {
                continue;
            }

            for (var other = table.ObjectStart[o]; other < table.ObjectStart[o + 1]; other++)
            {
                if (table.Account[other] != account && !PairRule.IsAuthorAndReposter(table, row, other))
                {
                    met.Add(table.Account[other]);
                }
            }
        }

        met.Sort();
        var kept = 0;
        for (var i = 0; i < met.Count; i++)
        {
            if (i == 0 || met[i] != met[i - 1])
            {
                met[kept++] = met[i];
            }
        }

        met.RemoveRange(kept, met.Count - kept);
        return met;
    }

    // In the order of their first account, which no one can choose after the fact; enough of them, not all.
    private static (long Objects, long Met) LikeMinded(TraceTable table, int found, int account, List<int> group, Marks marks)
    {
        var seen = new HashSet<int>(group) { account };
        var (objects, met) = (0L, 0L);
        foreach (var member in group)
        {
            foreach (var outsider in Met(table, found, member))
            {
                if (!seen.Add(outsider))
                {
                    continue;
                }

                foreach (var row in table.RowsOf(outsider))
                {
                    if (Halves.Of(table, table.Object[row]) != found)
                    {
                        objects++;
                        met += marks.Has(table.Object[row]) ? 1 : 0;
                    }
                }

                if (objects >= MostOutsiderObjects)
                {
                    return (objects, met);
                }
            }
        }

        return (objects, met);
    }

    /// <summary>Which objects of the tested half the group at hand shared; one stamp a group, so nothing is cleared.</summary>
    private sealed class Marks(TraceTable table)
    {
        private readonly int[] stamps = new int[table.Objects];
        private int stamp;

        internal void Mark(List<int> group, int half)
        {
            stamp++;
            foreach (var member in group)
            {
                foreach (var row in table.RowsOf(member))
                {
                    stamps[table.Object[row]] = Halves.Of(table, table.Object[row]) == half ? stamp : 0;
                }
            }
        }

        internal bool Has(int @object) => stamps[@object] == stamp;
    }
}
