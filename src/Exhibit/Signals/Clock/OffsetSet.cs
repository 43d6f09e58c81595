namespace Exhibit.Signals.Clock;

/// <summary>
/// The UTC offsets that cannot be rejected, if the work keeps one stated window of local time: the two-level model (one rate
/// inside the window, one outside), profile likelihood, divided by the over-dispersion between days (quasi-likelihood,
/// Wedderburn 1974, Biometrika 61:439), 95 %: twice the fall of the log likelihood at most 3.84.
/// </summary>
public static class OffsetSet
{
    private const double ChiSquare95 = 3.841;

    /// <summary>The set, rising, in half hours; and the best offset.</summary>
    /// <param name="times">Moments, any order.</param>
    /// <param name="window">Local half hours of the window.</param>
    public static (IReadOnlyList<int> Offsets, int Best) Of(IReadOnlyCollection<long> times, bool[] window)
    {
        var profile = WeekClock.Profile(times.Order());
        var all = profile.Sum();
        var wide = window.Count(w => w);
        var scores = WeekClock.Offsets.Select(o => LogLikelihood(WeekClock.Inside(profile, window, o), all, wide)).ToArray();
        var top = scores.Max();
        // Of equal offsets the middle one: a flat top is a range, not an edge.
        var tops = WeekClock.Offsets.Where((_, i) => scores[i] >= top - 1e-9).ToArray();
        var best = tops[tops.Length / 2];
        var spread = Dispersion(times, window, best);
        return ([.. WeekClock.Offsets.Where((_, i) => 2 * (top - scores[i]) / spread <= ChiSquare95)], best);
    }

    /// <summary>The set for an office that opens at any hour between two, and the best offset for the stated opening hour.</summary>
    public static (IReadOnlyList<int> Offsets, int Best) Office(
        IReadOnlyCollection<long> times,
        double from,
        double hours,
        double earliest,
        double latest
    )
    {
        var (offsets, best) = Of(times, WeekClock.Window(from, hours, 5));
        return (Widen(offsets, from - earliest, latest - from), best);
    }

    /// <summary>The set for people who sleep six hours that begin at any hour between 23 and 2.</summary>
    public static IReadOnlyList<int> Asleep(IReadOnlyCollection<long> times) =>
        Widen(Of(times, [.. WeekClock.Window(1, 6, 7).Select(quiet => !quiet)]).Offsets, 2, 1);

    // A window that opens an hour later by the clock is the same stretch of time one offset further east.
    private static int[] Widen(IReadOnlyList<int> offsets, double earlier, double later) =>
        [.. WeekClock.Offsets.Where(o => offsets.Any(x => o >= x - (int)(2 * earlier) && o <= x + (int)(2 * later)))];

    /// <summary>Over-dispersion of the share inside the window between local days, at least 1.</summary>
    public static double Dispersion(IEnumerable<long> times, bool[] window, int offset)
    {
        var days = new Dictionary<long, (int In, int All)>();
        foreach (var slot in times.Select(t => WeekClock.Floor(t, 1_800_000)).Distinct())
        {
            var local = slot + offset;
            var (inside, all) = days.GetValueOrDefault(WeekClock.Floor(local, 48));
            days[WeekClock.Floor(local, 48)] = (inside + (window[WeekClock.Bin(local * 1_800_000)] ? 1 : 0), all + 1);
        }

        // Only days on which the window opens: a weekend is never inside an office week, and that is no scatter.
        var open = days.Where(d => Enumerable.Range(0, 48).Any(i => window[WeekClock.Bin(((d.Key * 48) + i) * 1_800_000)]))
            .Select(d => d.Value)
            .ToArray();
        var share = (open.Sum(d => d.In) + .5) / (open.Sum(d => d.All) + 1.0);
        var chi = open.Sum(d => Math.Pow(d.In - (d.All * share), 2) / (d.All * share * (1 - share)));
        return Math.Max(1, chi / Math.Max(1, open.Length - 1));
    }

    // The model must have more inside than outside, or every offset would fit by its complement.
    private static double LogLikelihood(int inside, int all, int wide)
    {
        var even = (double)wide / WeekClock.Bins;
        var share = Math.Max(even, (double)inside / Math.Max(1, all));
        return Term(inside, share / wide) + Term(all - inside, (1 - share) / (WeekClock.Bins - wide));
    }

    private static double Term(int count, double density) => count == 0 ? 0 : count * Math.Log(Math.Max(density, 1e-12));
}
