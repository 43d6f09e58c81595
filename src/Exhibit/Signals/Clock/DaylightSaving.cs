using NodaTime;

namespace Exhibit.Signals.Clock;

/// <summary>
/// Whether a group's hours follow a zone's change of clocks. Around each change, four weeks before against four weeks after:
/// whoever follows the zone comes an hour earlier by UTC in spring and an hour later in autumn; whoever does not stays.
/// </summary>
public static class DaylightSaving
{
    /// <summary>
    /// One zone for each of the rules by which large countries have changed their clocks since 2007, with its name. A group
    /// that stays with all of them lives where clocks did not change in the time of the data.
    /// </summary>
    public static readonly IReadOnlyList<(string Zone, string Rule)> Rules =
    [
        ("America/New_York", "United States and Canada"),
        ("Europe/Berlin", "European Union and neighbours"),
        ("Europe/Moscow", "Russia, until 2011 and in 2014"),
        ("Asia/Jerusalem", "Israel"),
        ("Asia/Tehran", "Iran, until 2022"),
        ("Africa/Cairo", "Egypt, until 2014 and since 2023"),
        ("America/Mexico_City", "Mexico, until 2022"),
        ("America/Sao_Paulo", "southern Brazil, until 2019"),
        ("America/Santiago", "Chile"),
        ("Australia/Sydney", "south-eastern Australia"),
        ("Pacific/Auckland", "New Zealand"),
    ];

    private const int Days = 28;
    private const int LeastDays = 8;

    /// <summary>How far the hours moved with the zone.</summary>
    /// <param name="Zone">IANA id.</param>
    /// <param name="Changes">Changes of clocks with enough days on both sides.</param>
    /// <param name="Hours">Hours moved for each hour that the clocks moved: 1 for a group that follows, 0 for one that stays.</param>
    /// <param name="Error">Standard error over days.</param>
    public readonly record struct Shift(string Zone, int Changes, double Hours, double Error)
    {
        /// <summary>"follows", "stays" or "cannot tell", at two and a half standard errors.</summary>
        public string Verdict =>
            Changes == 0 ? "cannot tell"
            : Math.Abs(Hours) <= 2.5 * Error && Math.Abs(Hours - 1) > 2.5 * Error ? "stays"
            : Math.Abs(Hours - 1) <= 2.5 * Error && Math.Abs(Hours) > 2.5 * Error ? "follows"
            : "cannot tell";
    }

    /// <summary>The shift with one zone's rules.</summary>
    public static Shift Of(IReadOnlyCollection<long> times, string zoneId) => Of(times, [zoneId])[0];

    /// <summary>The shifts with several zones' rules, in their order.</summary>
    public static IReadOnlyList<Shift> Of(IReadOnlyCollection<long> times, IReadOnlyList<string> zoneIds)
    {
        var slots = times.Select(t => WeekClock.Floor(t, 1_800_000)).Distinct().Order().ToArray();
        if (slots.Length == 0)
        {
            return [.. zoneIds.Select(z => new Shift(z, 0, 0, 0))];
        }

        var days = ByDay(slots);
        return [.. zoneIds.Select(z => Of(slots, days, z))];
    }

    private static Shift Of(long[] slots, SortedDictionary<long, double> days, string zoneId)
    {
        var zone = DateTimeZoneProviders.Tzdb[zoneId];
        var (first, last) = (
            Instant.FromUnixTimeMilliseconds(slots[0] * 1_800_000),
            Instant.FromUnixTimeMilliseconds(slots[^1] * 1_800_000)
        );
        var (sum, variance, changes) = (0.0, 0.0, 0);
        foreach (var interval in zone.GetZoneIntervals(first, last + Duration.FromMilliseconds(1)).Skip(1))
        {
            var day = interval.Start.ToUnixTimeSeconds() / 86_400;
            var before = Between(days, day - Days, day);
            var after = Between(days, day + 1, day + 1 + Days);
            if (before.Length < LeastDays || after.Length < LeastDays)
            {
                continue;
            }

            // Clocks that go forward bring the same local hour earlier by UTC; a rule may also move by less or more than an hour.
            var moved = (interval.WallOffset - zone.GetUtcOffset(interval.Start - Duration.Epsilon)).Seconds / 3_600.0;
            if (moved == 0)
            {
                continue;
            }

            sum -= (after.Average() - before.Average()) / moved;
            variance += ((Variance(after) / after.Length) + (Variance(before) / before.Length)) / (moved * moved);
            changes++;
        }

        return changes == 0 ? new Shift(zoneId, 0, 0, 0) : new Shift(zoneId, changes, sum / changes, Math.Sqrt(variance) / changes);
    }

    // Mean hour of each UTC day, measured from the circular mean of all so that midnight cuts nothing.
    private static SortedDictionary<long, double> ByDay(long[] slots)
    {
        var angles = slots.Select(s => 2 * Math.PI * (s % 48) / 48).ToArray();
        var middle = Math.Atan2(angles.Sum(Math.Sin), angles.Sum(Math.Cos)) * 24 / Math.PI;
        var days = new SortedDictionary<long, double>();
        // The day is cut twelve hours from the middle of activity.
        foreach (var day in slots.GroupBy(s => WeekClock.Floor(s - (long)Math.Round(middle) + 24, 48)))
        {
            var hours = day.Select(s => (s - (day.Key * 48) - middle) / 2.0).ToArray();
            if (hours.Length >= 3)
            {
                days[day.Key] = hours.Average();
            }
        }

        return days;
    }

    private static double[] Between(SortedDictionary<long, double> days, long from, long to) =>
        [.. days.Where(d => d.Key >= from && d.Key < to).Select(d => d.Value)];

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean)) / Math.Max(1, values.Length - 1);
    }
}
