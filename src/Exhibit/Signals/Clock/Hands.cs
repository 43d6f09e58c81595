namespace Exhibit.Signals.Clock;

/// <summary>
/// A lower bound on how many hands were at work at once: distinct accounts of one community that posted closer together than
/// one person can change accounts. Assumes that posts are made by hand, that changing takes at least the stated time, and
/// that stamps are true to their precision; a tool that sends for all voids it.
/// </summary>
public static class Hands
{
    /// <summary>The largest number reached on two days or more.</summary>
    /// <param name="moments">Time (milliseconds since 1970) and account, any order.</param>
    /// <param name="switchMs">Least time to change accounts, milliseconds.</param>
    /// <param name="slotMs">Precision of the stamps, milliseconds: posts of one stamp may lie so far apart.</param>
    /// <param name="seed">Seed of the halves of the days.</param>
    public static CrewBound AtLeast(IEnumerable<(long TimeMs, int Account)> moments, long switchMs, long slotMs, ulong seed = 1)
    {
        // Stamps that differ by at most `window` belong to moments less than window + slot apart; in that time one person
        // posts from at most `each` accounts.
        var window = Math.Max(0, switchMs - slotMs);
        var each = (int)((window + slotMs + switchMs - 1) / switchMs);
        var ordered = moments.Order().ToArray();
        var inside = new Dictionary<int, int>();
        var best = new Dictionary<long, int>();
        var from = 0;
        foreach (var (time, account) in ordered)
        {
            inside[account] = inside.GetValueOrDefault(account) + 1;
            while (ordered[from].TimeMs < time - window)
            {
                var left = ordered[from++].Account;
                if (--inside[left] == 0)
                {
                    inside.Remove(left);
                }
            }

            var day = WeekClock.Floor(time, 86_400_000);
            best[day] = Math.Max(best.GetValueOrDefault(day), (inside.Count + each - 1) / each);
        }

        return CrewBound.Of(best.Values, days => days[Math.Min(1, days.Count - 1)], seed);
    }
}
