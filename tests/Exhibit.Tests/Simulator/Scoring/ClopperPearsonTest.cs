using Exhibit.Simulator.Scoring;

namespace Exhibit.Tests.Simulator.Scoring;

public sealed class ClopperPearsonTest
{
    // No success: the upper end solves (1 - p)^n = 0.025; all successes: the mirror image.
    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(200)]
    [InlineData(100_000)]
    public void NoneAndAllAreKnownInClosedForm(int trials)
    {
        var (low, high) = ClopperPearson.Interval(0, trials);
        Assert.Equal(0, low);
        Assert.Equal(1 - Math.Pow(.025, 1.0 / trials), high, 9);
        Assert.Equal((1 - high, 1.0), Round(ClopperPearson.Interval(trials, trials), high));
    }

    // Tabulated values (Clopper-Pearson, 95 %).
    [Theory]
    [InlineData(1, 10, .0025, .4450)]
    [InlineData(5, 10, .1871, .8129)]
    [InlineData(2, 200, .0012, .0357)]
    [InlineData(10, 200, .0242, .0900)]
    public void TabulatedIntervals(int successes, int trials, double low, double high)
    {
        var interval = ClopperPearson.Interval(successes, trials);
        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Theory]
    [InlineData(3, 12)]
    [InlineData(700, 1_000)]
    public void TheEndsAreWhereATailIsOneFortieth(int successes, int trials)
    {
        var (low, high) = ClopperPearson.Interval(successes, trials);
        Assert.Equal(.025, ClopperPearson.AtLeast(successes, trials, low), 9);
        Assert.Equal(.025, 1 - ClopperPearson.AtLeast(successes + 1, trials, high), 9);
    }

    [Fact]
    public void TailsOfAFairCoin()
    {
        Assert.Equal(.5, ClopperPearson.AtLeast(2, 3, .5), 12);
        Assert.Equal(7.0 / 8, ClopperPearson.AtLeast(1, 3, .5), 12);
        Assert.Equal((0.0, 1.0), ClopperPearson.Interval(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClopperPearson.Interval(4, 3));
    }

    private static (double, double) Round((double Low, double High) interval, double high) =>
        Math.Abs(interval.Low - (1 - high)) < 1e-9 ? (1 - high, interval.High) : interval;
}
