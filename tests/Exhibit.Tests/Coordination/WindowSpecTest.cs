using CsCheck;
using Exhibit.Coordination;

namespace Exhibit.Tests.Coordination;

public sealed class WindowSpecTest
{
    [Fact]
    public void MinuteSlotsGiveMoreThanInstants()
    {
        Assert.Equal(178.0 / 3600, new WindowSpec(60_000, 3_600_000, 60_000).HourProbability, 12);
        Assert.Equal((2.0 * 60 * 3600 - 60 * 60) / (3600.0 * 3600), new WindowSpec(60_000, 3_600_000, 1).HourProbability, 5);
    }

    [Fact]
    public void CountsEveryTwoSlots() =>
        Gen.Select(Gen.Int[4, 40], Gen.Int[0, 3])
            .Sample(
                (n, w) =>
                {
                    var hits = 0;
                    for (var i = 0; i < n; i++)
                    {
                        for (var j = 0; j < n; j++)
                        {
                            hits += Math.Abs(i - j) <= w ? 1 : 0;
                        }
                    }

                    Assert.Equal((double)hits / (n * n), new WindowSpec(w * 1000, n * 1000, 1000).HourProbability, 12);
                }
            );

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3_599_999, 0)]
    [InlineData(3_600_000, 1)]
    [InlineData(-1, -1)]
    [InlineData(-3_600_000, -1)]
    [InlineData(-3_600_001, -2)]
    public void BlocksAreAnchoredAtTheEpoch(long time, long block) =>
        Assert.Equal(block, new WindowSpec(60_000, 3_600_000, 1).BlockOf(time));
}
