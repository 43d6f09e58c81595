using CsCheck;
using Exhibit.Coordination.Communities;

namespace Exhibit.Tests.Coordination.Communities;

public sealed class LeidenTest
{
    [Fact]
    public void ARingOfCliquesFallsIntoItsCliques()
    {
        var edges = new List<(int, int, double)>();
        for (var c = 0; c < 6; c++)
        {
            for (var i = 0; i < 5; i++)
            {
                for (var j = i + 1; j < 5; j++)
                {
                    edges.Add(((c * 5) + i, (c * 5) + j, 1));
                }
            }

            edges.Add((Math.Min(c * 5, ((c + 1) % 6 * 5) + 1), Math.Max(c * 5, ((c + 1) % 6 * 5) + 1), 1));
        }

        Assert.Equal(Enumerable.Range(0, 30).Select(i => i / 5), Leiden.Find(30, edges.ToArray(), 0.3, 1));
    }

    [Fact]
    public void FindsTheBestPartitionOfSmallGraphs() =>
        Gen.Select(Gen.Int[2, 7], Gen.Int[0, (1 << 21) - 1], Gen.Double[0.05, 0.9])
            .Sample(
                (n, bits, gamma) =>
                {
                    var edges = Edges(n, bits);
                    var best = Partitions(n).Max(p => Leiden.Quality(p, edges, gamma));
                    var found = Enumerable
                        .Range(1, 25)
                        .Max(seed => Leiden.Quality(Leiden.Find(n, edges, gamma, (ulong)seed), edges, gamma));
                    Assert.InRange(found, best - (0.1 * Math.Abs(best)) - 0.35, best + 1e-9);
                },
                iter: 300
            );

    [Fact]
    public void CommunitiesAreConnected() =>
        Gen.Select(Gen.Int[2, 30], Gen.Int[0, 29].Array[2].Array[0, 80], Gen.Double[0.02, 0.5])
            .Sample(
                (n, raw, gamma) =>
                {
                    var edges = raw.Select(e => (A: Math.Min(e[0] % n, e[1] % n), B: Math.Max(e[0] % n, e[1] % n), Weight: 1.0))
                        .Where(e => e.A != e.B)
                        .Distinct()
                        .ToArray();
                    var found = Leiden.Find(n, edges, gamma, 3);
                    var inside = edges.Where(e => found[e.A] == found[e.B]).ToArray();
                    var parts = ConnectedComponents.Find(n, inside);
                    Assert.Equal(found.Distinct().Count(), parts.Distinct().Count());
                },
                iter: 300
            );

    [Fact]
    public void TheSameSeedGivesTheSameAnswer()
    {
        var edges = Edges(7, 0x1A2B3C);
        Assert.Equal(Leiden.Find(7, edges, 0.2, 9), Leiden.Find(7, edges, 0.2, 9));
    }

    [Fact]
    public void NoEdgesNoCommunities() => Assert.Equal([0, 1, 2], Leiden.Find(3, [], 0.1, 1));

    private static (int A, int B, double Weight)[] Edges(int n, int bits)
    {
        var edges = new List<(int, int, double)>();
        for (int i = 0, bit = 0; i < n; i++)
        {
            for (var j = i + 1; j < n; j++, bit++)
            {
                if ((bits >> bit & 1) == 1)
                {
                    edges.Add((i, j, 1));
                }
            }
        }

        return [.. edges];
    }

    private static IEnumerable<int[]> Partitions(int n)
    {
        var p = new int[n];
        while (true)
        {
            yield return (int[])p.Clone();
            var i = n - 1;
            while (i > 0 && p[i] > p.Take(i).Max())
            {
                p[i--] = 0;
            }

            if (i == 0)
            {
                yield break;
            }

            p[i]++;
        }
    }
}

public sealed class ConnectedComponentsTest
{
    [Fact]
    public void ByHand() => Assert.Equal([0, 1, 0, 1, 2], ConnectedComponents.Find(5, [(0, 2, 1), (1, 3, 1)]));
}

public sealed class StabilityTest
{
    [Fact]
    public void ByHand()
    {
        // The community {0,1,2} stays whole once and keeps one of three pairs once: (1 + 1/3) / 2.
        var stability = Stability.Of(
            [0, 0, 0, 1],
            [
                [0, 0, 0, 1],
                [0, 0, 1, 1],
            ]
        );
        Assert.Equal([2.0 / 3, 1], stability);
    }
}
