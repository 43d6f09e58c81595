using Exhibit.Coordination;

namespace Exhibit.Benchmarks.Speed;

/// <summary>What every way of counting pairs must agree on, small enough to compare.</summary>
/// <param name="Pairs">Pairs of accounts that share an object in one block.</param>
/// <param name="Visits">Sum of their shared objects.</param>
/// <param name="Candidates">Pairs with two co-actions or more.</param>
/// <param name="Check">Sum over the candidates of their accounts and counts, each times a large odd number.</param>
internal sealed record PairResult(long Pairs, long Visits, long Candidates, long Check)
{
    internal const long A = 1_000_003,
        B = 10_000_019,
        Tested = 100_003,
        Synchronous = 1_009;

    internal static PairResult Of(PairCounts counts)
    {
        long visits = 0,
            check = 0;
        for (var n = 0; n < counts.ByTested.Length; n++)
        {
            visits += n * counts.ByTested[n];
        }

        foreach (var pair in counts.Candidates)
        {
            check += (pair.A * A) + (pair.B * B) + (pair.Tested * Tested) + (pair.Synchronous * Synchronous);
        }

        return new PairResult(counts.CoSharing, visits, counts.Candidates.Count, check);
    }
}
