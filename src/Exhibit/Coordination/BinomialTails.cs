using System.Collections.Concurrent;

namespace Exhibit.Coordination;

/// <summary>Binomial tails of one probability, each computed once: a million pairs share a few thousand (n, k).</summary>
public sealed class BinomialTails(double probability)
{
    // Below so many trials the answers lie in an array, which costs less than a look-up; not a number: not asked yet.
    private const int Few = 64;

    private readonly ConcurrentDictionary<(int N, int K), double> known = new();
    private readonly double[] few = NotAsked();

    /// <summary>P(Binomial(n, p) >= k).</summary>
    public double this[int n, int k]
    {
        get
        {
            if ((uint)n >= Few || (uint)k >= Few)
            {
                return known.GetOrAdd((n, k), static (key, p) => PoissonBinomial.Tail(key.N, p, key.K), probability);
            }

            // Two threads may both work it out: with the same answer.
            ref var tail = ref few[(n * Few) + k];
            return double.IsNaN(tail) ? tail = PoissonBinomial.Tail(n, probability, k) : tail;
        }
    }

    private static double[] NotAsked()
    {
        var tails = new double[Few * Few];
        Array.Fill(tails, double.NaN);
        return tails;
    }
}
