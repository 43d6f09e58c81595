using Exhibit.Coordination;
using Exhibit.Tests.Coordination.Explanations;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Coordination;

public sealed class OccasionsTest
{
    [Fact]
    public void OneSittingOnOneProfileIsOneOccasion()
    {
        var rows = Enumerable
            .Range(0, 8)
            .SelectMany(i => new[] { new Tables.Row("a", $"o{i}", i * 7), new Tables.Row("b", $"o{i}", (i * 7) + 3) });
        var pair = Hand.Pair(Tables.Of(Exhibit.Model.TimePrecision.Second, rows));
        Assert.All(Occasions.Of(pair), o => Assert.Equal(1, o));
    }

    [Fact]
    public void BothSidesMustBeNear()
    {
        // A shares both within a minute, B half an hour apart: two occasions.
        var pair = Hand.Pair(Tables.Of(("a", "x", 0), ("b", "x", 5), ("a", "y", 60), ("b", "y", 1800)));
        Assert.Equal([1, 2], Occasions.Of(pair));
    }

    [Fact]
    public void ThreeMinutesJoinAndASecondMoreParts()
    {
        Assert.Equal([1, 1], Occasions.Of(Hand.Pair(Tables.Of(("a", "x", 0), ("b", "x", 0), ("a", "y", 180), ("b", "y", 180)))));
        Assert.Equal([1, 2], Occasions.Of(Hand.Pair(Tables.Of(("a", "x", 0), ("b", "x", 0), ("a", "y", 181), ("b", "y", 181)))));
    }
}
