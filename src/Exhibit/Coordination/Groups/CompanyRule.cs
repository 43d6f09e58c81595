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
        var company = new Company(table, found);
        var tests = new MemberTest?[table.Accounts];
        using var marks = new ThreadLocal<Marks>(() => new Marks(table, company));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.For(0, table.Accounts, parallel, account => tests[account] = Test(table, found, account, company, marks.Value!));
        return [.. tests.OfType<MemberTest>()];
    }

    private static MemberTest? Test(TraceTable table, int found, int account, Company company, Marks marks)
    {
        // Fewer objects have fewer sittings.
        if (company.Tested(account).Length < MemberTest.LeastMet || company.Met(account) is not { Length: > 0 } group)
        {
            return null;
        }

        marks.Mark(group);
        var trials = new MemberTrials(table, account, 1 - found, marks.Has);
        if (trials.Sittings < MemberTest.LeastMet)
        {
            return null;
        }

        if (trials.Met < MemberTest.LeastMet)
        {
            return new MemberTest(account, group.Length, trials.Sittings, trials.Met, 0, 0, 1, 1);
        }

        var (objects, met) = LikeMinded(account, group, company, marks);
        var rate = MemberTest.RateOf(met, objects);
        return new MemberTest(account, group.Length, trials.Sittings, trials.Met, objects, met, trials.P(rate), trials.WithoutOne(rate));
    }

    /// <summary>Accounts met in a half on an object that joins, an author and who repeats them aside, ascending.</summary>
    internal static List<int> Met(TraceTable table, int half, int account) => Met(table, account, o => Halves.Joins(table, o, half));

    /// <summary>The same on the objects that a test accepts.</summary>
    internal static List<int> Met(TraceTable table, int account, Func<int, bool> joins)
    {
        // Gathered with repetitions and thinned once: most are met once, and a sorted set is slow to build.
        var met = new List<int>();
        foreach (var row in table.RowsOf(account))
        {
            var o = table.Object[row];
            if (!joins(o))
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
    private static (long Objects, long Met) LikeMinded(int account, int[] group, Company company, Marks marks)
    {
        marks.Begin(account, group);
        var (objects, met) = (0L, 0L);
        foreach (var member in group)
        {
            foreach (var outsider in company.Met(member))
            {
                if (!marks.IsNew(outsider))
                {
                    continue;
                }

                var tested = company.Tested(outsider);
                objects += tested.Length;
                foreach (var o in tested)
                {
                    met += marks.Has(o) ? 1 : 0;
                }

                if (objects >= MostOutsiderObjects)
                {
                    return (objects, met);
                }
            }
        }

        return (objects, met);
    }

    /// <summary>
    /// Which objects of the tested half the group at hand shared, and which accounts were looked at; one stamp a group, so
    /// nothing is cleared.
    /// </summary>
    private sealed class Marks(TraceTable table, Company company)
    {
        private readonly int[] objects = new int[table.Objects];
        private readonly int[] accounts = new int[table.Accounts];
        private int stamp;

        internal void Mark(int[] group)
        {
            stamp++;
            foreach (var member in group)
            {
                foreach (var o in company.Tested(member))
                {
                    objects[o] = stamp;
                }
            }
        }

        internal bool Has(int @object) => objects[@object] == stamp;

        internal void Begin(int account, int[] group)
        {
            accounts[account] = stamp;
            foreach (var member in group)
            {
                accounts[member] = stamp;
            }
        }

        internal bool IsNew(int account)
        {
            var isNew = accounts[account] != stamp;
            accounts[account] = stamp;
            return isNew;
        }
    }
}
