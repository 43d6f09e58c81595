using CsCheck;
using Exhibit.Coordination.Groups;
using Exhibit.Model;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Coordination.Groups;

public sealed class GroupRuleTests
{
    private static readonly Gen<Tables.Row[]> Rows = Gen.Select(Gen.Int[0, 14], Gen.Int[0, 40], Gen.Int[0, 40_000])
        .Select((a, o, t) => new Tables.Row($"a{a}", $"o{o}", t))
        .Array[0, 250];

    [Fact]
    public void CommonOriginAgreesWithThePlainOracle() =>
        Gen.Select(Rows, Gen.Int[0, 1]).Sample((rows, found) => Same(PlainGroups.Origin, new OriginRule(), rows, found), iter: 200);

    [Fact]
    public void CommonCompanyAgreesWithThePlainOracle() =>
        Gen.Select(Rows, Gen.Int[0, 1]).Sample((rows, found) => Same(PlainGroups.Company, new CompanyRule(), rows, found), iter: 200);

    private static void Same(
        Func<
            Exhibit.Traces.TraceTable,
            int,
            IEnumerable<(int Account, int Group, int Sittings, int Met, long Objects, long OutsiderMet)>
        > oracle,
        IGroupRule rule,
        Tables.Row[] rows,
        int found
    )
    {
        var table = Tables.Of(TimePrecision.Second, rows);
        var expected = oracle(table, found).Where(t => t.Sittings >= MemberTest.LeastMet).OrderBy(t => t.Account).ToArray();
        foreach (var threads in (int[])[1, 2])
        {
            var actual = rule.Tests(table, found, threads, default);
            Assert.Equal(
                expected.Select(t => (t.Account, t.Group, t.Sittings, t.Met)),
                actual.Select(t => (t.Account, t.GroupSize, t.Sittings, t.Met))
            );
            foreach (var (plain, test) in expected.Zip(actual).Where(p => p.First.Met >= MemberTest.LeastMet))
            {
                Assert.Equal((plain.Objects, plain.OutsiderMet), (test.OutsiderObjects, test.OutsiderMet));
                Assert.Equal(Tail(plain.Sittings, (plain.OutsiderMet + 1.0) / (plain.Objects + 1.0), plain.Met), test.P, 1e-9);
            }
        }
    }

    // The binomial tail from its definition.
    private static double Tail(int n, double p, int k)
    {
        var sum = 0.0;
        for (var i = k; i <= n; i++)
        {
            var choose = 1.0;
            for (var j = 0; j < i; j++)
            {
                choose = choose * (n - j) / (j + 1);
            }

            sum += choose * Math.Pow(p, i) * Math.Pow(1 - p, n - i);
        }

        return Math.Min(1, sum);
    }
}
