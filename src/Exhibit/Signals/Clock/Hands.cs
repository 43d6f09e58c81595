namespace Exhibit.Signals.Clock;

/// <summary>
/// A lower bound on how many hands were at work at once: distinct accounts of one community that posted within the time in
/// which one person cannot change accounts. Holds for posts made by hand; a tool that sends for all voids it.
/// </summary>
public static class Hands
{
    /// <summary>The largest number reached on two days or more.</summary>
    /// <param name="moments">Time (milliseconds since 1970) and account, any order.</param>
    /// <param name="switchMs">Time to change accounts, milliseconds.</param>
    public static int AtLeast(IEnumerable<(long TimeMs, int Account)> moments, long switchMs)
    {
        var ordered = moments.Order().ToArray();
        var inside = new Dictionary<int, int>();
        var best = new Dictionary<long, int>();
        var from = 0;
        foreach (var (time, account) in ordered)
        {
            inside[account] = inside.GetValueOrDefault(account) + 1;
            while (ordered[from].TimeMs < time - switchMs)
            {
                var left = ordered[from++].Account;
                if (--inside[left] == 0)
                {
                    inside.Remove(left);
                }
            }

            var day = WeekClock.Floor(time, 86_400_000);
            best[day] = Math.Max(best.GetValueOrDefault(day), inside.Count);
        }

        return best.Count == 0 ? 0
            : best.Count == 1 ? best.Values.First()
            : best.Values.OrderDescending().Skip(1).First();
    }
}
