namespace Exhibit.Signals.Clock;

/// <summary>Tails of the chi-square distribution, by the series of the incomplete gamma function.</summary>
public static class ChiSquare
{
    /// <summary>P(X at most x), to ten digits.</summary>
    public static double Lower(double x, double degrees)
    {
        if (x <= 0)
        {
            return 0;
        }

        var (a, half) = (degrees / 2, x / 2);
        if (half > a + 40 + (6 * Math.Sqrt(a)))
        {
            return 1;
        }

        var term = 1 / a;
        var sum = term;
        for (var n = 1; n < 10_000 && term > sum * 1e-14; n++)
        {
            term *= half / (a + n);
            sum += term;
        }

        return Math.Min(1, sum * Math.Exp((a * Math.Log(half)) - half - LogGamma(a)));
    }

    // Stirling's series after shifting the argument above ten: fourteen digits.
    private static double LogGamma(double x)
    {
        var shift = 0.0;
        for (; x < 10; x++)
        {
            shift -= Math.Log(x);
        }

        var inverse = 1 / (x * x);
        return shift
            + ((x - .5) * Math.Log(x))
            - x
            + (.5 * Math.Log(2 * Math.PI))
            + ((1.0 / 12) - (inverse * ((1.0 / 360) - (inverse * (1.0 / 1_260))))) / x;
    }
}
