using CsCheck;
using Exhibit.Coordination;

namespace Exhibit.Tests.Coordination;

public sealed class PoissonBinomialTest
{
    [Fact]
    public void TwoCoinsByHand()
    {
        Assert.Equal(1, PoissonBinomial.Tail([0.5, 0.25], 0));
        Assert.Equal(0.625, PoissonBinomial.Tail([0.5, 0.25], 1), 12);
        Assert.Equal(0.125, PoissonBinomial.Tail([0.5, 0.25], 2), 12);
        Assert.Equal(0, PoissonBinomial.Tail([0.5, 0.25], 3));
    }

    [Fact]
    public void EqualTrialsAreBinomial() =>
        Assert.Equal(10 * 0.0081 * 0.7 * 0.7 / 10 * 15 + 6 * 0.00243 * 0.7 + 0.000729, PoissonBinomial.Tail(6, 0.3, 4), 12);

    [Fact]
    public void TinyTailsKeepTheirDigits() => Assert.Equal(1e-60, PoissonBinomial.Tail([.. Enumerable.Repeat(1e-3, 20)], 20), 1e-70);

    [Fact]
    public void AgreesWithEverySubsetCounted() =>
        Gen.Double[0, 1]
            .Array[1, 10]
            .Sample(
                p =>
                {
                    for (var k = 0; k <= p.Length; k++)
                    {
                        var sum = 0.0;
                        for (var subset = 0; subset < 1 << p.Length; subset++)
                        {
                            var product = 1.0;
                            for (var i = 0; i < p.Length; i++)
                            {
                                product *= (subset >> i & 1) == 1 ? p[i] : 1 - p[i];
                            }

                            sum += int.PopCount(subset) >= k ? product : 0;
                        }

                        Assert.Equal(sum, PoissonBinomial.Tail(p, k), 1e-10);
                    }
                },
                iter: 200
            );
}
