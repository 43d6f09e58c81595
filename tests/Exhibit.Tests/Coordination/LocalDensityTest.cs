using Exhibit.Coordination;

namespace Exhibit.Tests.Coordination;

public sealed class LocalDensityTest
{
    private static readonly WindowSpec Hour = new(60_000, 3_600_000, 1_000);

    [Fact]
    public void WithoutReferencesItIsTheHour() => Assert.Equal(121.0 / 3600, LocalDensity.Of([], 0, Hour), 12);

    [Fact]
    public void OneReferenceInTheWindow()
    {
        // r = W: (1 + 121/3600) / (1 + 1); wider radii dilute it.
        Assert.Equal((1 + 121.0 / 3600) / 2, LocalDensity.Of([30_000], 0, Hour), 12);
        Assert.Equal((1 + 121.0 / 3600) / 2, LocalDensity.Of([60_000], 0, Hour), 12);
    }

    [Fact]
    public void OneReferenceOutsideTheWindowSpeaksThroughAWiderRadius()
    {
        // n(60 s) = 0, n(180 s) = 1: 121/361 * (1 + 361/3600) / 2.
        Assert.Equal(121.0 / 361 * (1 + 361.0 / 3600) / 2, LocalDensity.Of([120_000], 0, Hour), 12);
    }

    [Fact]
    public void IsAtMostOne() => Assert.InRange(LocalDensity.Of([.. Enumerable.Repeat(0L, 1000)], 0, Hour), 0.99, 1);

    [Fact]
    public void CountsBothEnds() => Assert.Equal(3, LocalDensity.Count([-61, -60, 0, 60, 61], 0, 60));

    [Fact]
    public void CountsAlikeHoweverManyThereAre()
    {
        var random = new SplitMix64(7);
        for (var length = 0; length < 120; length++)
        {
            long[] references = [.. Enumerable.Range(0, length).Select(_ => (long)random.Next(1_000) - 500).Order()];
            var (centre, radius) = (random.Next(1_000) - 500, random.Next(400));
            Assert.Equal(references.Count(r => Math.Abs(r - centre) <= radius), LocalDensity.Count(references, centre, radius));
        }
    }
}
