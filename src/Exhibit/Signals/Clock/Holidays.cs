using System.Globalization;
using System.Reflection;
using Exhibit.Readers;
using NodaTime;

namespace Exhibit.Signals.Clock;

/// <summary>
/// Public holidays of candidate countries, from Data/holidays.csv (each rule with its source). A holiday is quiet when it has
/// at most half of what the same weekday has in the two weeks before and after. The share of ordinary weekdays that are as
/// quiet is the base.
/// </summary>
public static class Holidays
{
    private static readonly Lazy<IReadOnlyList<Rule>> Rules = new(Load);

    /// <summary>What the holidays of one country show.</summary>
    /// <param name="Country">ISO 3166 code.</param>
    /// <param name="Quiet">Quiet holidays.</param>
    /// <param name="Days">Holidays that could be compared.</param>
    /// <param name="Base">Share of ordinary weekdays that are as quiet, with half a day added on both sides.</param>
    public readonly record struct Contrast(string Country, int Quiet, int Days, double Base)
    {
        /// <summary>P(as many holidays quiet as the base makes them), for this country alone.</summary>
        public double P => Coordination.PoissonBinomial.Tail(Days, Base, Quiet);
    }

    private sealed record Rule(string Country, string Zone, string When, int From, int To);

    /// <summary>Countries in the table.</summary>
    public static IReadOnlyList<string> Countries => [.. Rules.Value.Select(r => r.Country).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The holidays of a country in a year.</summary>
    public static IReadOnlySet<LocalDate> Of(string country, int year) =>
        Rules
            .Value.Where(r => r.Country == country && year >= r.From && year <= r.To)
            .SelectMany(r => HolidayRule.Dates(r.When, year))
            .ToHashSet();

    /// <summary>
    /// Countries whose holidays are quiet beyond chance, at .05 over the countries compared, the surest first. Neighbours
    /// share holidays: one country's days name the others that keep them too.
    /// </summary>
    public static IReadOnlyList<Contrast> Kept(IReadOnlyList<Contrast> contrasts) =>
        [.. contrasts.Where(c => c.P * contrasts.Count <= .05).OrderBy(c => c.P).ThenBy(c => c.Country, StringComparer.Ordinal)];

    /// <summary>One contrast a country that has a comparable holiday in the data.</summary>
    public static IReadOnlyList<Contrast> Contrasts(IReadOnlyCollection<long> times)
    {
        var found = new List<Contrast>();
        var slots = times.Select(t => WeekClock.Floor(t, 1_800_000)).Distinct().Order().ToArray();
        foreach (var country in Countries)
        {
            var zone = DateTimeZoneProviders.Tzdb[Rules.Value.First(r => r.Country == country).Zone];
            var counts = ByDate(slots, zone);
            if (counts.Count == 0)
            {
                continue;
            }

            var (first, last) = (counts.Keys.Min(), counts.Keys.Max());
            var holidays = Enumerable.Range(first.Year, last.Year - first.Year + 1).SelectMany(y => Of(country, y)).ToHashSet();
            var (quiet, days, baseQuiet, baseDays) = (0, 0, 0, 0);
            for (var date = first; date <= last; date = date.PlusDays(1))
            {
                if (date.DayOfWeek > IsoDayOfWeek.Friday || IsQuiet(date, counts, holidays, first, last) is not { } isQuiet)
                {
                    continue;
                }

                if (holidays.Contains(date))
                {
                    (quiet, days) = (quiet + (isQuiet ? 1 : 0), days + 1);
                }
                else
                {
                    (baseQuiet, baseDays) = (baseQuiet + (isQuiet ? 1 : 0), baseDays + 1);
                }
            }

            if (days > 0)
            {
                found.Add(new Contrast(country, quiet, days, (baseQuiet + .5) / (baseDays + 1.0)));
            }
        }

        return found;
    }

    // Active half hours of each local date; the zone is asked once for each stretch of one offset.
    private static Dictionary<LocalDate, int> ByDate(long[] slots, DateTimeZone zone)
    {
        var days = new Dictionary<long, int>();
        var (until, offset) = (long.MinValue, 0L);
        foreach (var slot in slots)
        {
            var ms = slot * 1_800_000;
            if (ms >= until)
            {
                var interval = zone.GetZoneInterval(Instant.FromUnixTimeMilliseconds(ms));
                (until, offset) = (
                    interval.HasEnd ? interval.End.ToUnixTimeMilliseconds() : long.MaxValue,
                    interval.WallOffset.Milliseconds
                );
            }

            var day = WeekClock.Floor(ms + offset, 86_400_000);
            days[day] = days.GetValueOrDefault(day) + 1;
        }

        return days.ToDictionary(d => new LocalDate(1970, 1, 1).PlusDays((int)d.Key), d => d.Value);
    }

    private static bool? IsQuiet(
        LocalDate date,
        Dictionary<LocalDate, int> counts,
        HashSet<LocalDate> holidays,
        LocalDate first,
        LocalDate last
    )
    {
        var others = new[] { -14, -7, 7, 14 }
            .Select(date.PlusDays)
            .Where(d => d >= first && d <= last && !holidays.Contains(d))
            .Select(d => counts.GetValueOrDefault(d))
            .Order()
            .ToArray();
        if (others.Length < 2)
        {
            return null;
        }

        var median = (others[(others.Length - 1) / 2] + others[others.Length / 2]) / 2.0;
        return median < 2 ? null : counts.GetValueOrDefault(date) * 2 <= median;
    }

    private static Rule[] Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Exhibit.Signals.Data.holidays.csv")!;
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. lines
                .Skip(1)
                .Select(l => l.Split(','))
                .Select(c => new Rule(
                    c[0],
                    c[1],
                    c[2],
                    int.Parse(c[3], CultureInfo.InvariantCulture),
                    int.Parse(c[4], CultureInfo.InvariantCulture)
                )),
        ];
    }
}
