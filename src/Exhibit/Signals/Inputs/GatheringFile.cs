using System.Globalization;
using System.Text.RegularExpressions;
using Exhibit.Model;
using Exhibit.Readers;

namespace Exhibit.Signals.Inputs;

/// <summary>Gatherings from --list events=FILE, and from advertisements that lead to an event's page.</summary>
public static partial class GatheringFile
{
    /// <summary>Gatherings with a venue and an hour.</summary>
    public static IReadOnlyList<Gathering> Read(SideInputs side)
    {
        var times = new TimeParser();
        var found = new List<Gathering>();
        foreach (var table in side.Of("events"))
        {
            foreach (var row in table.Rows)
            {
                var starts = table.Text(row, "starts");
                if (!times.TryParse(starts, out var ms, out var precision) || precision > TimePrecision.Hour)
                {
                    table.Refuse(row, $"the start '{starts}' cannot be read to the hour; expected one such as 2016-11-12T12:00:00-05:00.");
                    continue;
                }

                found.Add(
                    new Gathering
                    {
                        Rows = [new SideRow(table.Source, row.Number)],
                        Id = table.Text(row, "id"),
                        Organiser = table.Text(row, "organiser"),
                        Title = table.Text(row, "title"),
                        Places = [Key(table.Text(row, "place"))],
                        Point = Point(table.Text(row, "latitude"), table.Text(row, "longitude")),
                        StartMs = ms,
                        Side = table.Text(row, "side"),
                        Words = [table.Text(row, "title")],
                    }
                );
            }
        }

        return found;
    }

    /// <summary>
    /// Events that advertisements lead to: the town is what they target, the time is when the last of them ended, which is
    /// near the event and no more. The advertisements name neither venue, hour nor organiser.
    /// </summary>
    public static IReadOnlyList<Gathering> OfAds(IReadOnlyList<Ad> ads) =>
        [
            .. ads.Where(a => a.Url.Contains("/events/", StringComparison.OrdinalIgnoreCase))
                .GroupBy(a => EventOf(a.Url) is { Length: > 0 } id ? id : a.Url, StringComparer.Ordinal)
                .Where(g => g.Any(a => a.EndedMs is not null))
                .Select(g => new Gathering
                {
                    Rows = [.. g.Select(a => a.Row)],
                    Id = g.Key,
                    Organiser = "",
                    Title = g.First().Text.Trim().Split('\n')[^1].Trim(),
                    Places =
                    [
                        .. g.SelectMany(a => a.Targets).SelectMany(Towns).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
                    ],
                    StartMs = g.Max(a => a.EndedMs ?? long.MinValue),
                    Words =
                    [
                        .. g.SelectMany(a =>
                                a.Targets.Where(t => !t.StartsWith("exclude", StringComparison.OrdinalIgnoreCase)).Append(a.Text)
                            )
                            .Distinct(StringComparer.Ordinal),
                    ],
                })
                .OrderBy(e => e.Id, StringComparer.Ordinal),
        ];

    /// <summary>The id in the address of an event's page; empty where it is none.</summary>
    public static string EventOf(string url) => Event().Match(url) is { Success: true } m ? m.Groups["id"].Value : "";

    /// <summary>Advertisements that lead to an event's page.</summary>
    public static int Count(IReadOnlyList<Ad> ads) => ads.Count(a => a.Url.Contains("/events/", StringComparison.OrdinalIgnoreCase));

    // "location_living_in:united_states:New York (+25 mi) New York" names New York; whole states and countries are no place.
    private static IEnumerable<string> Towns(string target) =>
        target.StartsWith("location", StringComparison.OrdinalIgnoreCase) && target.Contains('(', StringComparison.Ordinal)
            ? target.Split(':')[^1].Split(',').Where(t => t.Contains('(', StringComparison.Ordinal)).Select(t => Key(t.Split('(')[0]))
            : [];

    private static string Key(string place) => string.Concat(place.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    private static (double, double)? Point(string latitude, string longitude) =>
        double.TryParse(latitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var y)
        && double.TryParse(longitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var x)
        && Math.Abs(y) <= 90
        && Math.Abs(x) <= 180
            ? (y, x)
            : null;

    [GeneratedRegex(@"/events/(?<id>\d+)", RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex Event();
}
