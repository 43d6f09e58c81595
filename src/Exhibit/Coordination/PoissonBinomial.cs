using System.Runtime.Intrinsics;

namespace Exhibit.Coordination;

/// <summary>Number of successes among independent trials of unequal probability.</summary>
public static class PoissonBinomial
{
    /// <summary>
    /// P(K >= k), by the exact recursion over trials; no approximation and no random numbers. O(n k).
    /// Sums the upper tail directly, so that tiny values keep their digits.
    /// </summary>
    /// <param name="probabilities">One success probability a trial, each 0 to 1.</param>
    /// <param name="k">Successes observed.</param>
    public static double Tail(ReadOnlySpan<double> probabilities, int k)
    {
        if (k <= 0)
        {
            return 1;
        }

        if (k > probabilities.Length)
        {
            return 0;
        }

        // state[j] = P(j successes so far) for j < k; tail collects what has reached k.
        var state = k <= 256 ? stackalloc double[k] : new double[k];
        state.Clear();
        state[0] = 1;
        var tail = 0.0;
        foreach (var p in probabilities)
        {
            tail += state[k - 1] * p;
            var j = k - 1;
            // From above, four at a time: the same sums in the same order as one at a time.
            for (; j >= Vector256<double>.Count; j -= Vector256<double>.Count)
            {
                var at = state.Slice(j - Vector256<double>.Count + 1);
                var below = state.Slice(j - Vector256<double>.Count);
                ((Vector256.Create<double>(at) * (1 - p)) + (Vector256.Create<double>(below) * p)).CopyTo(at);
            }

            for (; j > 0; j--)
            {
                state[j] = (state[j] * (1 - p)) + (state[j - 1] * p);
            }

            state[0] *= 1 - p;
        }

        return Math.Min(1, tail);
    }

    /// <summary>P(K >= k) for n trials of one probability: the binomial tail.</summary>
    public static double Tail(int n, double probability, int k)
    {
        var probabilities = n <= 256 ? stackalloc double[n] : new double[n];
        probabilities.Fill(probability);
        return Tail(probabilities, k);
    }
}
