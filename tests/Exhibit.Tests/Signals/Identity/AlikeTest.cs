using CsCheck;
using Exhibit.Signals.Identity;

namespace Exhibit.Tests.Signals.Identity;

/// <summary>The hypergeometric tail against known values, against counting, and under its own null.</summary>
public sealed class AlikeTest
{
    [Fact]
    public void FishersTea()
    {
        Assert.Equal(17.0 / 70, Alike.Tail(4, 4, 3, 1), 12);
        Assert.Equal(1.0 / 70, Alike.Tail(4, 4, 4, 0), 12);
        Assert.Equal(1, Alike.Tail(4, 4, 0, 4));
    }

    [Fact]
    public void ItIsTheShareOfAllDealings() =>
        Gen.Select(Gen.Int[1, 5], Gen.Int[1, 7], Gen.Int[0, 12])
            .Sample(
                (members, outside, with) =>
                {
                    with = Math.Min(with, outside);
                    for (var k = 0; k <= Math.Min(members, with); k++)
                    {
                        // Every choice of members among all, of whom the first `with` have it.
                        var all = Enumerable.Range(0, 1 << (members + outside)).Where(set => int.PopCount(set) == members).ToArray();
                        var hits = all.Count(set => int.PopCount(set & ((1 << with) - 1)) >= k);
                        Assert.Equal((double)hits / all.Length, Alike.Tail(members, outside, k, with - k), 9);
                    }
                },
                iter: 40
            );

    [Fact]
    public void UnderTheNullItIsRarelySmall()
    {
        // 200 accounts with one of six traits each, ten of them a community by lot: the most striking trait, 4,000 times.
        var random = new Exhibit.Coordination.SplitMix64(5);
        var small = 0;
        for (var run = 0; run < 4_000; run++)
        {
            var traits = Enumerable.Range(0, 200).Select(_ => random.Next(6) * random.Next(6)).ToArray();
            var p = traits[..10]
                .Distinct()
                .Min(t => Alike.Picked(10, 190, traits[..10].Count(x => x == t), traits[10..].Count(x => x == t)));
            small += p <= .05 ? 1 : 0;
        }

        Assert.True(small <= 4_000 * .05, $"{small} of 4000 at or below .05");
    }
}
