using System.Globalization;
using Exhibit.Model;
using Exhibit.Readers;
using Exhibit.Signals.Clock;
using Exhibit.Signals.Inputs;

namespace Exhibit.Signals.Ads;

/// <summary>
/// When advertisements were made: the hours of the day, and the days around dates that the analyst gives. A date's stretch is
/// held against every other stretch of as many days in the file, not against chance: advertisements are bought in bursts.
/// </summary>
internal static class AdTimeline
{
    private const int LeastAds = 50;

    /// <summary>Creation hours, with the set of UTC offsets of an office.</summary>
    internal static IEnumerable<Observation> Hours(IReadOnlyList<Ad> ads, double from, double hours, double earliest, double latest)
    {
        var times = ads.Where(a => a.HasHour).Select(a => a.CreatedMs!.Value).Order().ToArray();
        if (times.Length < LeastAds)
        {
            yield break;
        }

        var (offsets, best) = OffsetSet.Office(times, from, hours, earliest, latest);
        var counts = WeekClock.Count(times, best / 2.0, from, from + hours);
        yield return AdFinding.Describe(
            "the advertisements' creation hours",
            FormattableString.Invariant(
                $"{100.0 * counts.InHours / counts.All:0.0} % of {counts.All} advertisements were created between {from:00}:00 and {from + hours:00}:00 of {WeekClock.Name(best)}, {100.0 * counts.OnWeekdays / counts.All:0.0} % from Monday to Friday. If they were made in an office that opens between {earliest:0} and {latest:0} o'clock, its offset is one of: {WeekClock.Names(offsets)}."
            ),
            [
                new("ads", counts.All),
                new("created_in_hours", counts.InHours),
                new("created_on_weekdays", counts.OnWeekdays),
                new("best_offset", WeekClock.Name(best)),
                new("offsets", WeekClock.Names(offsets)),
                .. offsets
                    .Where(o => o % 2 == 0)
                    .Select(o => new KeyValuePair<string, object>(
                        $"created_in_hours_of_{WeekClock.Name(o)}",
                        WeekClock.Count(times, o / 2.0, from, from + hours).InHours
                    )),
                .. Enumerable
                    .Range(0, 24)
                    .Select(h => new KeyValuePair<string, object>(
                        FormattableString.Invariant($"created_{h:00}_utc"),
                        times.Count(t => (t / 3_600_000 % 24 + 24) % 24 == h)
                    )),
            ],
            [.. ads.Where(a => a.HasHour).Select(a => a.Row)],
            "Advertisers work office hours everywhere; what the hours bear on is the zone."
        );
    }

    /// <summary>One observation a date of --list dates=FILE; rows whose date cannot be read are refused.</summary>
    internal static IEnumerable<Observation> Dates(SideInputs side, IReadOnlyList<Ad> ads, int before, int after)
    {
        var days = ads.Where(a => a.CreatedMs is not null).Select(a => WeekClock.Floor(a.CreatedMs!.Value, 86_400_000)).Order().ToArray();
        var times = new TimeParser();
        foreach (var table in side.Of("dates"))
        {
            foreach (var row in table.Rows)
            {
                if (!times.TryParse(table.Text(row, "date"), out var ms, out _))
                {
                    table.Refuse(row, $"the date '{table.Text(row, "date")}' cannot be read; expected one such as 2016-11-08.");
                }
                else if (days.Length >= LeastAds)
                {
                    var label = table.Text(row, "label");
                    yield return Around(
                        ads,
                        days,
                        WeekClock.Floor(ms, 86_400_000),
                        label.Length > 0 ? $"{table.Text(row, "date")} ({label})" : table.Text(row, "date"),
                        before,
                        after
                    ) with
                    {
                        Rows =
                        [
                            new SideRow(table.Source, row.Number),
                            .. ads.Where(a => In(a, WeekClock.Floor(ms, 86_400_000), before, after)).Select(a => a.Row).Take(100),
                        ],
                    };
                }
            }
        }
    }

    private static Observation Around(IReadOnlyList<Ad> ads, long[] days, long date, string about, int before, int after)
    {
        var inside = ads.Where(a => In(a, date, before, after)).ToArray();

        // A few misread years would add empty stretches, which make every other one look full: the outer two in a hundred are left out.
        var (first, last) = (days[days.Length / 100], days[^(1 + (days.Length / 100))]);
        var (stretches, asMany) = (0, 0);
        var (from, to) = (0, 0);
        for (var start = first; start + before + after <= last; start++)
        {
            for (; from < days.Length && days[from] < start; from++) { }
            for (; to < days.Length && days[to] <= start + before + after; to++) { }
            stretches++;
            asMany += to - from >= inside.Length ? 1 : 0;
        }

        var rate = stretches == 0 ? (double?)null : (double)asMany / stretches;
        var spend = inside
            .Where(a => a.Spend is not null)
            .GroupBy(a => a.Currency, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new KeyValuePair<string, object>($"spend_{g.Key}", AdRange.Sum(g.Select(a => a.Spend!.Value)).ToString()));
        return AdFinding.Describe(
            $"the days around {about}",
            FormattableString.Invariant(
                $"{inside.Length} of {days.Length} dated advertisements were created from {Day(date - before)} to {Day(date + after)}; of {stretches} stretches of as many days between {Day(first)} and {Day(last)}, {asMany} hold as many or more."
            ),
            [
                new("ads", days.Length),
                new("ads_before", inside.Count(a => WeekClock.Floor(a.CreatedMs!.Value, 86_400_000) < date)),
                new("ads_on_the_day", inside.Count(a => WeekClock.Floor(a.CreatedMs!.Value, 86_400_000) == date)),
                new("ads_after", inside.Count(a => WeekClock.Floor(a.CreatedMs!.Value, 86_400_000) > date)),
                new("stretches", stretches),
                new("stretches_with_as_many", asMany),
                .. spend,
            ],
            [],
            "Advertisements are bought in bursts and dates are chosen by the analyst; the file's own stretches are counted instead."
        ) with
        {
            Rate = rate,
            RateOf = rate is null
                ? ""
                : FormattableString.Invariant(
                    $"the {stretches} stretches of {before + after + 1} days in this file hold as many advertisements"
                ),
        };
    }

    private static bool In(Ad ad, long date, int before, int after) =>
        ad.CreatedMs is { } ms && WeekClock.Floor(ms, 86_400_000) is var day && day >= date - before && day <= date + after;

    private static string Day(long day) => DateTime.UnixEpoch.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
