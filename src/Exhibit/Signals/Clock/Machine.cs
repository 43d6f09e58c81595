using Exhibit.Coordination;

namespace Exhibit.Signals.Clock;

/// <summary>What a machine's hand does to times: it keeps to the clock, never sleeps, and fills a quota.</summary>
public static class Machine
{
    /// <summary>
    /// Periods asked for, milliseconds: 5, 10 and 15 minutes. A tool that sends every hour or half hour keeps these too; a
    /// person who looks in daily at ten past eight, give or take ten minutes, keeps the hour and none of these.
    /// </summary>
    public static readonly IReadOnlyList<long> Periods = [300_000, 600_000, 900_000];

    /// <summary>First moments of sittings: moments with no other in the gap before them.</summary>
    /// <param name="times">Rising.</param>
    /// <param name="gapMs">A pause longer than this begins a sitting.</param>
    public static long[] Sittings(ReadOnlySpan<long> times, long gapMs)
    {
        var sittings = new long[times.Length];
        return sittings[..Sittings(times, gapMs, sittings)];
    }

    /// <summary>The same into a span of as many places as there are times; says how many there are.</summary>
    internal static int Sittings(ReadOnlySpan<long> times, long gapMs, Span<long> sittings)
    {
        var count = 0;
        for (var i = 0; i < times.Length; i++)
        {
            if (i == 0 || times[i] - times[i - 1] > gapMs)
            {
                sittings[count++] = times[i];
            }
        }

        return count;
    }

    /// <summary>
    /// Rayleigh's test that the phase within a period is uniform (Mardia and Jupp 2000, Directional Statistics, 6.3.1), the
    /// smallest p over the periods times their number.
    /// </summary>
    /// <returns>p, the period in milliseconds, and the mean resultant length, 0 to 1.</returns>
    public static (double P, long PeriodMs, double Length) Periodicity(ReadOnlySpan<long> moments)
    {
        var best = (P: 1.0, PeriodMs: 0L, Length: 0.0);
        foreach (var period in Periods)
        {
            var (x, y) = (0.0, 0.0);
            foreach (var moment in moments)
            {
                var angle = 2 * Math.PI * (moment % period) / period;
                x += Math.Cos(angle);
                y += Math.Sin(angle);
            }

            var n = (double)moments.Length;
            var length = Math.Sqrt((x * x) + (y * y)) / Math.Max(1, n);
            var z = n * length * length;

            // The next term of the series, (2z - z^2) / 4n, is negative from z = 2 on: exp(-z) is on the safe side there.
            var p = Math.Min(1, Math.Exp(-z) * Periods.Count);
            if (p < best.P)
            {
                best = (p, period, length);
            }
        }

        return best;
    }

    /// <summary>
    /// Sittings in the six consecutive hours of the UTC day that hold fewest, against somebody who spends this share of the
    /// sittings there. Exact and on the safe side: the fewest of 24 choices is compared with one choice's binomial.
    /// </summary>
    public static (double P, int Inside, int All) Sleepless(ReadOnlySpan<long> sittings, double awakeShare)
    {
        var hours = new int[24];
        foreach (var sitting in sittings)
        {
            hours[(int)(((sitting / 3_600_000) % 24 + 24) % 24)]++;
        }

        var fewest = int.MaxValue;
        for (var from = 0; from < 24; from++)
        {
            var inside = 0;
            for (var hour = from; hour < from + 6; hour++)
            {
                inside += hours[hour % 24];
            }

            fewest = Math.Min(fewest, inside);
        }

        return (Tail(sittings.Length, awakeShare, fewest), fewest, sittings.Length);
    }

    /// <summary>
    /// Index of dispersion of posts a day (variance over mean) on active days, against independent posts (Fisher 1950:
    /// (n - 1) times the index is chi-square): the lower tail. People scatter more than that, quotas less.
    /// </summary>
    /// <param name="times">Rising.</param>
    public static (double P, double Index, int Days) Quota(ReadOnlySpan<long> times)
    {
        var days = new List<double>();
        var last = long.MinValue;
        foreach (var time in times)
        {
            var day = WeekClock.Floor(time, 86_400_000);
            if (day != last)
            {
                days.Add(0);
                last = day;
            }

            days[^1]++;
        }

        // The first and last day are cut off by the capture.
        var counts = days.Count > 2 ? days[1..^1].ToArray() : [];
        if (counts.Length < 10)
        {
            return (1, double.NaN, counts.Length);
        }

        // Days without a post are no days here; with five posts a day on average, chance would have left out one in 150.
        var mean = counts.Average();
        if (mean < 5)
        {
            return (1, double.NaN, counts.Length);
        }

        var variance = counts.Sum(c => (c - mean) * (c - mean)) / (counts.Length - 1);
        return (ChiSquare.Lower((counts.Length - 1) * variance / mean, counts.Length - 1), variance / mean, counts.Length);
    }

    // Exact to 1,000 sittings; beyond, Chernoff's bound, which is never too small.
    private static double Tail(int n, double p, int k)
    {
        if (k <= n * p)
        {
            return 1;
        }

        if (n <= 1_000)
        {
            return PoissonBinomial.Tail(n, p, k);
        }

        var share = (double)k / n;
        return share >= 1
            ? Math.Pow(p, n)
            : Math.Exp(-n * ((share * Math.Log(share / p)) + ((1 - share) * Math.Log((1 - share) / (1 - p)))));
    }
}
