using Exhibit.Coordination;

namespace Exhibit.Signals.Clock;

/// <summary>
/// Whether pauses between sittings are more even than a self-exciting process and the account's own hours explain: a tool
/// that waits forty minutes, give or take ten, keeps no clock and is even all the same. The statistic is the share of the
/// pauses within a factor of one and a half of their median. The larger p of two nulls counts.
/// </summary>
public static class Spacing
{
    private const double Factor = 1.5;
    private const int Draws = 99;

    /// <summary>What was seen.</summary>
    /// <param name="P">The larger of the two p.</param>
    /// <param name="Even">Share of the pauses near their median.</param>
    /// <param name="Pauses">Number of pauses.</param>
    /// <param name="EvenHawkes">Mean share under the fitted self-exciting process; not a number where it was not asked for.</param>
    /// <param name="EvenShuffled">Mean share when each day's sittings take their times of day from all days.</param>
    public readonly record struct Result(double P, double Even, int Pauses, double EvenHawkes, double EvenShuffled);

    /// <summary>Tests the pauses of one account.</summary>
    /// <param name="times">Moments of the posts, rising, milliseconds.</param>
    /// <param name="gapMs">A longer pause begins a sitting.</param>
    /// <param name="leastEven">Share below which nobody is called even, and nothing is drawn.</param>
    /// <param name="seed">Seed.</param>
    public static Result Test(ReadOnlySpan<long> times, long gapMs, double leastEven, ulong seed)
    {
        var sittings = Machine.Sittings(times, gapMs);
        var pauses = sittings.Length - 1;
        var scratch = new long[times.Length];
        var even = Even(sittings, scratch);
        if (pauses < 10 || even < leastEven)
        {
            return new(1, even, Math.Max(0, pauses), double.NaN, double.NaN);
        }

        var random = new SplitMix64(seed);
        var model = Hawkes.Fit(times);
        var (own, shuffled) = (new double[Draws], new double[Draws]);
        var (drawn, moved, begun) = (new long[times.Length], new long[sittings.Length], new long[times.Length]);
        for (var draw = 0; draw < Draws; draw++)
        {
            model.Draw(drawn, random);
            own[draw] = Even(begun.AsSpan(0, Machine.Sittings(drawn, gapMs, begun)), scratch);
            Shuffle(sittings, moved, random);
            shuffled[draw] = Even(begun.AsSpan(0, Machine.Sittings(moved, gapMs, begun)), scratch);
        }

        var p = Math.Max(Tail(own, even, pauses), Tail(shuffled, even, pauses));
        return new(p, even, pauses, own.Average(), shuffled.Average());
    }

    private static double Even(ReadOnlySpan<long> sittings, long[] scratch)
    {
        if (sittings.Length < 2)
        {
            return 0;
        }

        var pauses = scratch.AsSpan(0, sittings.Length - 1);
        for (var i = 0; i < pauses.Length; i++)
        {
            pauses[i] = sittings[i + 1] - sittings[i];
        }

        double median = Nth(pauses, pauses.Length / 2);
        var (least, most) = (median / Factor, median * Factor);
        var near = 0;
        foreach (var pause in pauses)
        {
            near += pause >= least && pause <= most ? 1 : 0;
        }

        return (double)near / pauses.Length;
    }

    // The value that sorting would put at a place (Hoare 1961, CACM 4:321); the values change places.
    private static long Nth(Span<long> values, int place)
    {
        for (int low = 0, high = values.Length - 1; low < high; )
        {
            var pivot = values[(low + high) >>> 1];
            int i = low,
                j = high;
            while (i <= j)
            {
                for (; values[i] < pivot; i++) { }
                for (; values[j] > pivot; j--) { }
                if (i <= j)
                {
                    (values[i], values[j]) = (values[j], values[i]);
                    (i, j) = (i + 1, j - 1);
                }
            }

            (low, high) =
                place <= j ? (low, j)
                : place >= i ? (i, high)
                : (place, place);
        }

        return values[place];
    }

    // Keeps how many sittings each day has and at which hours of the day the account sits at all; destroys the spacing.
    private static void Shuffle(long[] sittings, long[] moved, SplitMix64 random)
    {
        const long Day = 86_400_000;
        for (var i = 0; i < moved.Length; i++)
        {
            moved[i] = sittings[i] - (WeekClock.Floor(sittings[i], Day) * Day);
        }

        for (var i = moved.Length - 1; i > 0; i--)
        {
            var j = random.Next(i + 1);
            (moved[i], moved[j]) = (moved[j], moved[i]);
        }

        // The days rise already, so each time is put in order among the few of its own day.
        for (var i = 0; i < moved.Length; i++)
        {
            var time = (WeekClock.Floor(sittings[i], Day) * Day) + moved[i];
            var j = i - 1;
            for (; j >= 0 && moved[j] > time; j--)
            {
                moved[j + 1] = moved[j];
            }

            moved[j + 1] = time;
        }
    }

    // The draws give mean and scatter; a binomial of as many trials as make that scatter carries them into the tail. Two
    // standard errors are added to the mean.
    private static double Tail(double[] draws, double even, int pauses)
    {
        var mean = draws.Average();
        var variance = draws.Sum(d => (d - mean) * (d - mean)) / (draws.Length - 1);
        var share = Math.Min(.999, mean + (2 * Math.Sqrt(variance / draws.Length)));
        var trials = variance <= 0 ? pauses : (int)Math.Clamp(share * (1 - share) / variance, 1, pauses);
        return PoissonBinomial.Tail(trials, share, (int)Math.Floor(even * trials));
    }
}
