using CsCheck;
using Exhibit.Coordination;

namespace Exhibit.Tests.Coordination;

public sealed class TaroneTest
{
    [Fact]
    public void ByHand()
    {
        // pi = .1, alpha = .05: one object can reach .1, never .05; two reach .01; three reach .001.
        Assert.Equal((3, 2), Tarone.Count([0, 1000, 2, 1], 0.1, 0.05));
        // pi = .12: two objects reach .0144, so they count up to m = 3, but there are six such pairs; from m = 4 on only three do.
        Assert.Equal((4, 3), Tarone.Count([0, 1000, 5, 1], 0.12, 0.05));
        Assert.Equal((1, 1), Tarone.Count([0, 1], 0.01, 0.05));
    }

    [Fact]
    public void NoPairsAtAll() => Assert.Equal(1, Tarone.Count([0, 0], 0.05, 0.05).M);

    [Fact]
    public void IsTheSmallestM() =>
        Gen.Select(Gen.Long[0, 300].Array[2, 7], Gen.Double[0.01, 0.4])
            .Sample(
                (counts, pi) =>
                {
                    counts[0] = 0;
                    long CanReach(long m) => counts.Select((c, n) => n > 0 && Math.Pow(pi, n) <= 0.05 / m ? c : 0).Sum();
                    var expected = 1L;
                    while (CanReach(expected) > expected)
                    {
                        expected++;
                    }

                    Assert.Equal(expected, Tarone.Count(counts, pi, 0.05).M);
                }
            );
}
