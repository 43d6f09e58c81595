namespace Exhibit.Coordination;

/// <summary>
/// The number of tests that count (Tarone 1990, Biometrics 46:515): a pair whose smallest attainable p is above alpha/m
/// cannot be called and costs nothing. The smallest attainable p of a pair with n objects is pi^n, all n within W.
/// </summary>
public static class Tarone
{
    /// <summary>The smallest m with at most m pairs whose pi^n is at most alpha/m.</summary>
    /// <param name="pairsByObjects">Entry n: pairs with exactly n tested objects; entry 0 unused.</param>
    /// <param name="hourProbability">pi: the least any explanation gives for one object.</param>
    /// <param name="alpha">Family-wise error rate.</param>
    /// <returns>m (at least 1) and the fewest objects with which a pair can reach alpha/m.</returns>
    public static (long M, int LeastObjects) Count(ReadOnlySpan<long> pairsByObjects, double hourProbability, double alpha)
    {
        var atLeast = new long[pairsByObjects.Length + 1];
        for (var n = pairsByObjects.Length - 1; n >= 0; n--)
        {
            atLeast[n] = atLeast[n + 1] + (n == 0 ? 0 : pairsByObjects[n]);
        }

        // For m in (alpha/pi^(n-1), alpha/pi^n] exactly the pairs with n objects or more can reach alpha/m.
        var lower = 1L;
        for (var n = 1; n < pairsByObjects.Length; n++)
        {
            var bound = alpha / Math.Pow(hourProbability, n);
            if (bound < lower)
            {
                continue;
            }

            var m = Math.Max(lower, Math.Max(1, atLeast[n]));
            if (m <= bound)
            {
                return (m, n);
            }

            lower = (long)Math.Floor(bound) + 1;
        }

        return (lower, pairsByObjects.Length);
    }
}
