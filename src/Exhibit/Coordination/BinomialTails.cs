using System.Collections.Concurrent;

namespace Exhibit.Coordination;

/// <summary>Binomial tails of one probability, each computed once: a million pairs share a few thousand (n, k).</summary>
public sealed class BinomialTails(double probability)
{
    private readonly ConcurrentDictionary<(int N, int K), double> known = new();

    /// <summary>P(Binomial(n, p) >= k).</summary>
    public double this[int n, int k] => known.GetOrAdd((n, k), static (key, p) => PoissonBinomial.Tail(key.N, p, key.K), probability);
}
