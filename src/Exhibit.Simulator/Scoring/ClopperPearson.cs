namespace Exhibit.Simulator.Scoring;

/// <summary>
/// The exact confidence interval of a share (Clopper and Pearson 1934): the shares that a two-sided test by the binomial
/// distribution would not reject. Its coverage is never below the nominal level. It takes the trials as independent.
/// </summary>
public static class ClopperPearson
{
    /// <summary>The interval for this many successes in this many trials.</summary>
    /// <param name="successes">0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Independent trials; 0 gives the interval from 0 to 1.</param>
    /// <param name="confidence">Default 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">More successes than trials, or a negative number.</exception>
    public static (double Low, double High) Interval(int successes, int trials, double confidence = .95)
    {
        if (successes < 0 || successes > trials)
        {
            throw new ArgumentOutOfRangeException(nameof(successes), successes, "There are 0 to all trials' successes.");
        }

        var tail = (1 - confidence) / 2;
        return (
            successes == 0 ? 0 : Solve(p => AtLeast(successes, trials, p) < tail),
            successes == trials ? 1 : Solve(p => 1 - AtLeast(successes + 1, trials, p) > tail)
        );
    }

    /// <summary>Probability of this many successes or more.</summary>
    internal static double AtLeast(int successes, int trials, double p)
    {
        if (successes <= 0 || p >= 1)
        {
            return 1;
        }

        if (successes > trials || p <= 0)
        {
            return 0;
        }

        // The shorter way round: terms fall off geometrically away from the mean.
        return successes > p * trials ? Tail(successes, trials, p) : 1 - Tail(trials - successes + 1, trials, 1 - p);
    }

    private static double Tail(int successes, int trials, double p)
    {
        var log = (successes * Math.Log(p)) + ((trials - successes) * Math.Log(1 - p));
        var least = Math.Min(successes, trials - successes);
        for (var i = 1; i <= least; i++)
        {
            log += Math.Log((trials - least + i) / (double)i);
        }

        var (term, sum) = (Math.Exp(log), 0.0);
        for (var k = successes; k <= trials && term > sum * 1e-17; k++)
        {
            sum += term;
            term *= (trials - k) / (k + 1.0) * (p / (1 - p));
        }

        return Math.Min(1, sum);
    }

    private static double Solve(Func<double, bool> tooLow)
    {
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = tooLow(middle) ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
