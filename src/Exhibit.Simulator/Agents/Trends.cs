namespace Exhibit.Simulator.Agents;

/// <summary>The platform's list of what is hot: what is shared is shown, what is shown is shared.</summary>
internal sealed class Trends
{
    private const int Length = 25;
    private const long HourMs = 3_600_000;

    private readonly List<Item> hot = [];

    internal void Shared(Item item, long timeMs)
    {
        item.Heat = Heat(item, timeMs) + 1;
        item.HeatAt = timeMs;
        if (!hot.Contains(item))
        {
            hot.Add(item);
        }

        if (hot.Count > 2 * Length)
        {
            hot.Sort((a, b) => Heat(b, timeMs).CompareTo(Heat(a, timeMs)) is var order and not 0 ? order : a.Post.CompareTo(b.Post));
            hot.RemoveRange(Length, hot.Count - Length);
        }
    }

    /// <summary>A thing from the list by its heat; null where nothing is warm.</summary>
    internal Item? Show(long timeMs, Pcg random)
    {
        var sum = hot.Sum(item => Heat(item, timeMs));
        var left = random.Fraction() * sum;
        return sum < 1 ? null : hot.Find(item => (left -= Heat(item, timeMs)) <= 0);
    }

    // Halved for every whole hour, straight lines between: no logarithm is needed.
    private static double Heat(Item item, long timeMs)
    {
        var (age, heat) = (timeMs - item.HeatAt, item.Heat);
        for (; age >= HourMs && heat > .001; age -= HourMs)
        {
            heat /= 2;
        }

        return heat * (1 - (.5 * Math.Clamp((double)age / HourMs, 0, 1)));
    }
}
