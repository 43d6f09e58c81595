using CsCheck;
using Exhibit.Coordination;
using Exhibit.Model;
using Exhibit.Spilling;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Coordination;

public sealed class FastPairCounterTest
{
    private static readonly WindowSpec Window = new(60_000, 3_600_000, 1_000);

    private static readonly Gen<Tables.Row[]> Rows = Gen.Select(Gen.Int[0, 8], Gen.Int[0, 5], Gen.Int[0, 9_000])
        .Select((a, o, t) => new Tables.Row($"a{a}", $"o{o}", t))
        .Array[0, 80];

    [Fact]
    public void AgreesWithThePlainOracle() =>
        Gen.Select(Rows, Gen.Int[1, 3], Gen.Int[1, 3])
            .Sample(
                (rows, least, threads) =>
                {
                    var table = Tables.Of(TimePrecision.Second, rows);
                    var plain = new PlainPairCounter().Count(table, Window, least, default);
                    var fast = new FastPairCounter(threads).Count(table, Window, least, default);
                    Assert.Equal(plain.Candidates, fast.Candidates);
                    Assert.Equal(plain.MostTested, fast.MostTested);
                    Assert.Equal(plain.ByTested, fast.ByTested);
                },
                iter: 300
            );

    [Fact]
    public void CountsTheSameInRangesWithCandidatesOnDiskAndWithoutCrowdedBlocks() =>
        Gen.Select(Rows, Gen.Int[1, 4], Gen.Int[2, 5])
            .Sample(
                (rows, rowsAtOnce, most) =>
                {
                    var window = Window with { MostSharers = most };
                    var table = Tables.Of(TimePrecision.Second, rows);
                    var plain = new PlainPairCounter().Count(table, window, 1, default);
                    var folder = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString());
                    using var space = new SpillSpace(folder, rowsAtOnce * 96);
                    var fast = new FastPairCounter(2, space).Count(table, window, 1, default);
                    Assert.Equal(plain.Candidates.AsEnumerable(), fast.Candidates.AsEnumerable());
                    Assert.Equal(plain.MostTested, fast.MostTested);
                    Assert.Equal(plain.ByTested, fast.ByTested);
                },
                iter: 200
            );

    [Fact]
    public void ABlockWithTooManySharersIsLeftOutAndNamed()
    {
        var table = Tables.Of(("a", "x", 3_600), ("b", "x", 3_601), ("c", "x", 3_602), ("a", "y", 0), ("b", "y", 1));
        var counts = new FastPairCounter(1).Count(table, Window with { MostSharers = 2 }, 1, default);
        Assert.Equal([new PairCount(0, 1, 1, 1)], counts.Candidates.AsEnumerable());
        Assert.Equal(new CrowdedBlock(0, 3_600_000, 3), Assert.Single(counts.LeftOut));
        Assert.Equal(3, counts.LeftOut[0].Pairs);
        Assert.Empty(new FastPairCounter(1).Count(table, Window with { MostSharers = 3 }, 1, default).LeftOut);
    }

    [Fact]
    public void AnAccountTooBusyForNarrowCountersIsCountedAsWell()
    {
        // 70,000 objects shared by two accounts overflow a 16-bit count.
        var rows = Enumerable
            .Range(0, 70_000)
            .SelectMany(o => new[] { ("a", $"o{o}", 0.0), ("b", $"o{o}", o % 2 == 0 ? 1.0 : 100.0) })
            .ToArray();
        var counts = new FastPairCounter(1).Count(Tables.Of(rows), Window, 2, default);
        Assert.Equal([new PairCount(0, 1, 70_000, 35_000)], counts.Candidates);
        Assert.Equal([70_000, 70_000], counts.MostTested);
    }

    [Fact]
    public void TheWindowIncludesItsEnd()
    {
        var table = Tables.Of(("a", "x", 0), ("b", "x", 60), ("c", "x", 61));
        var pairs = new FastPairCounter(1).Count(table, Window, 1, default).Candidates;
        Assert.Equal([new PairCount(0, 1, 1, 1), new PairCount(1, 2, 1, 1)], pairs);
    }

    [Fact]
    public void EveryPairCountsNotOnlyNeighbours()
    {
        var table = Tables.Of(("a", "x", 0), ("b", "x", 1), ("c", "x", 2));
        Assert.Equal(3, new FastPairCounter(1).Count(table, Window, 1, default).Candidates.Count);
    }

    [Fact]
    public void RepeatingOneselfAddsNothing()
    {
        var table = Tables.Of(("a", "x", 0), ("a", "x", 1), ("a", "x", 2), ("b", "x", 3), ("b", "x", 4));
        Assert.Equal([new PairCount(0, 1, 1, 1)], new FastPairCounter(1).Count(table, Window, 1, default).Candidates);
    }

    [Fact]
    public void APairAcrossTheBlockEdgeIsNotTested()
    {
        var table = Tables.Of(("a", "x", 3_599), ("b", "x", 3_600));
        Assert.Equal(0, new FastPairCounter(1).Count(table, Window, 1, default).CoSharing);
    }
}
