namespace Exhibit.Signals.Clock;

/// <summary>
/// The week in 336 half hours, Monday 00:00 first. A half hour in which an account posted counts once, however many posts
/// it holds: a burst is one decision to be there.
/// </summary>
public static class WeekClock
{
    /// <summary>Half hours of a week.</summary>
    public const int Bins = 336;

    /// <summary>UTC offsets that exist as office time, in half hours: -12 h to +14 h.</summary>
    public static readonly IReadOnlyList<int> Offsets = [.. Enumerable.Range(-24, 53)];

    private const long HalfHour = 1_800_000;

    /// <summary>Half hour of the UTC week of a moment, 0 to 335.</summary>
    public static int Bin(long timeMs) => (int)(((Floor(timeMs, HalfHour) + (3 * 48)) % Bins + Bins) % Bins);

    /// <summary>Distinct half hours with a post, by half hour of the UTC week.</summary>
    /// <param name="times">Rising, milliseconds since 1970.</param>
    public static int[] Profile(IEnumerable<long> times)
    {
        var profile = new int[Bins];
        var last = long.MinValue;
        foreach (var time in times)
        {
            var slot = Floor(time, HalfHour);
            if (slot != last)
            {
                profile[Bin(time)]++;
                last = slot;
            }
        }

        return profile;
    }

    /// <summary>Half hours of the local week from this hour for so many hours, on the first <paramref name="days"/> days of the week.</summary>
    public static bool[] Window(double fromHour, double hours, int days)
    {
        var window = new bool[Bins];
        for (var day = 0; day < days; day++)
        {
            for (var i = 0; i < (int)(hours * 2); i++)
            {
                window[((day * 48) + (int)(fromHour * 2) + i) % Bins] = true;
            }
        }

        return window;
    }

    /// <summary>How much of a profile lies in the window when local time is UTC plus so many half hours.</summary>
    public static int Inside(ReadOnlySpan<int> profile, ReadOnlySpan<bool> window, int offset)
    {
        var inside = 0;
        var at = ((offset % Bins) + Bins) % Bins;
        foreach (var count in profile)
        {
            inside += window[at] ? count : 0;
            at = at + 1 == Bins ? 0 : at + 1;
        }

        return inside;
    }

    /// <summary>Moments between these local hours, and on Monday to Friday; every moment counts.</summary>
    public static (int InHours, int OnWeekdays, int All) Count(IEnumerable<long> times, double offsetHours, double fromHour, double toHour)
    {
        var (hours, weekdays, all) = (0, 0, 0);
        foreach (var time in times)
        {
            var local = time + (long)(offsetHours * 3_600_000);
            var day = Floor(local, 86_400_000);
            var hour = (local - (day * 86_400_000)) / 3_600_000.0;
            hours += hour >= fromHour && hour < toHour ? 1 : 0;
            weekdays += ((day + 3) % 7 + 7) % 7 < 5 ? 1 : 0;
            all++;
        }

        return (hours, weekdays, all);
    }

    /// <summary>An offset as people write it: UTC+3, UTC-3:30.</summary>
    public static string Name(int halfHours) =>
        FormattableString.Invariant(
            $"UTC{(halfHours < 0 ? "-" : "+")}{Math.Abs(halfHours) / 2}{(Math.Abs(halfHours) % 2 == 1 ? ":30" : "")}"
        );

    /// <summary>A set of offsets in words: runs are written as ranges.</summary>
    public static string Names(IReadOnlyList<int> halfHours)
    {
        var parts = new List<string>();
        for (var i = 0; i < halfHours.Count; )
        {
            var end = i;
            while (end + 1 < halfHours.Count && halfHours[end + 1] == halfHours[end] + 1)
            {
                end++;
            }

            parts.Add(end == i ? Name(halfHours[i]) : $"{Name(halfHours[i])} to {Name(halfHours[end])}");
            i = end + 1;
        }

        return string.Join(", ", parts);
    }

    internal static long Floor(long value, long unit) => (value / unit) - (value % unit < 0 ? 1 : 0);
}
