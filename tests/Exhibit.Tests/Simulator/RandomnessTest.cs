using CsCheck;
using Exhibit.Simulator.Randomness;

namespace Exhibit.Tests.Simulator;

public sealed class RandomnessTest
{
    [Fact]
    public void Logarithm_agrees_with_the_framework() =>
        Gen.Double[1e-300, 1e300].Sample(x => Assert.Equal(Math.Log(x), StableMath.Log(x), 1e-12 * Math.Max(1, Math.Abs(Math.Log(x)))));

    [Fact]
    public void Logarithm_agrees_near_one() => Gen.Double[.5, 2].Sample(x => Assert.Equal(Math.Log(x), StableMath.Log(x), 1e-14));

    [Fact]
    public void Exponential_agrees_with_the_framework() =>
        Gen.Double[-600, 600].Sample(x => Assert.Equal(1, StableMath.Exp(x) / Math.Exp(x), 1e-12));

    [Fact]
    public void Streams_of_different_things_differ() =>
        Gen.Select(Gen.ULong, Gen.Long[0, 1_000_000], Gen.Long[0, 1_000_000])
            .Where((_, a, b) => a != b)
            .Sample(
                (seed, a, b) =>
                    Assert.NotEqual(new SimRandom(seed, Purpose.Cascade, a).Bits(), new SimRandom(seed, Purpose.Cascade, b).Bits())
            );

    [Fact]
    public void A_restarted_stream_is_a_new_stream_of_that_thing()
    {
        var used = new SimRandom(1, Purpose.Group, 2);
        used.Normal();
        Assert.Equal(new SimRandom(5, Purpose.Event, 6, 7).Bits(), used.Restart(5, Purpose.Event, 6, 7).Bits());
    }

    [Theory]
    [InlineData(.5)]
    [InlineData(4)]
    [InlineData(100)]
    public void Poisson_has_its_mean_and_variance(double mean)
    {
        var random = new SimRandom(3, Purpose.Cascade);
        var draws = Enumerable.Range(0, 20_000).Select(_ => (double)random.Poisson(mean)).ToArray();
        var average = draws.Average();
        Assert.InRange(average / mean, .97, 1.03);
        Assert.InRange(draws.Average(x => (x - average) * (x - average)) / mean, .93, 1.07);
    }

    [Fact]
    public void Log_normal_has_its_median_and_spread()
    {
        var random = new SimRandom(3, Purpose.Cascade);
        var draws = Enumerable.Range(0, 20_000).Select(_ => random.LogNormal(60, 1.2)).Order().ToArray();
        Assert.InRange(draws[10_000], 57, 63);

        // One standard deviation above the median: the 84.13th percentile.
        Assert.InRange(draws[16_827] / 60, 3.1, 3.55);
    }

    [Fact]
    public void The_alias_table_draws_by_weight()
    {
        var table = new AliasTable([1, 0, 3, 6]);
        var random = new SimRandom(9, Purpose.Cascade);
        var counts = new int[4];
        for (var i = 0; i < 40_000; i++)
        {
            counts[table.Draw(random)]++;
        }

        Assert.Equal(0, counts[1]);
        Assert.InRange(counts[0], 3_700, 4_300);
        Assert.InRange(counts[2], 11_600, 12_400);
        Assert.InRange(counts[3], 23_600, 24_400);
    }

    [Fact]
    public void Below_never_leaves_its_range() =>
        Gen.Select(Gen.ULong, Gen.Int[1, int.MaxValue])
            .Sample((seed, count) => Assert.InRange(new SimRandom(seed, Purpose.Group).Below(count), 0, count - 1));
}
