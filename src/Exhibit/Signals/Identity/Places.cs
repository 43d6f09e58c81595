using System.Reflection;
using NodaTime;
using NodaTime.TimeZones;

namespace Exhibit.Signals.Identity;

/// <summary>
/// Which country and time zones a claimed place can mean: country names and the cities that name a zone in the IANA data
/// (zone1970.tab), and a bundled list of states, abbreviations and large cities (Data/places.csv). Jokes, streets and places
/// of several countries' name are unknown: a place that is not found is never guessed.
/// </summary>
public static class Places
{
    private static readonly Lazy<Dictionary<string, Place>> Known = new(Load);

    /// <summary>What a place can mean.</summary>
    /// <param name="Country">ISO 3166 code.</param>
    /// <param name="Zones">IANA ids, all that it can lie in.</param>
    public sealed record Place(string Country, IReadOnlyList<string> Zones);

    /// <summary>The meaning; null where unknown. Of several parts ("Houston, TX, USA") the first that is known counts.</summary>
    public static Place? Of(string text)
    {
        var whole = text.Trim().ToLowerInvariant();
        return whole.Length == 0 ? null
            : Known.Value.TryGetValue(whole, out var place) && !IsAbbreviation(whole) ? place
            : whole
                .Split([',', '/', '|', ';', '·', '•'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                // "TX" is a state after a comma; "in" or "me" alone is a word.
                .Where((part, i) => i > 0 || !IsAbbreviation(part))
                .Select(part => Known.Value.GetValueOrDefault(part))
                .FirstOrDefault(p => p is not null);
    }

    /// <summary>Hours of a zone's offset from UTC at a moment.</summary>
    public static double OffsetHours(string zone, long timeMs) =>
        DateTimeZoneProviders.Tzdb[zone].GetUtcOffset(Instant.FromUnixTimeMilliseconds(timeMs)).Seconds / 3_600.0;

    private static bool IsAbbreviation(string part) => part.Length == 2 && part is not ("uk" or "us");

    private static Dictionary<string, Place> Load()
    {
        var known = new Dictionary<string, Place>(StringComparer.Ordinal);
        var zones = TzdbDateTimeZoneSource.Default.ZoneLocations!;
        foreach (var country in zones.GroupBy(z => (z.CountryName, z.CountryCode)).OrderBy(c => c.Key.CountryCode, StringComparer.Ordinal))
        {
            string[] ids = [.. country.Select(z => z.ZoneId).Order(StringComparer.Ordinal)];
            known.TryAdd(country.Key.CountryName.ToLowerInvariant(), new Place(country.Key.CountryCode, ids));
        }

        foreach (var city in zones.GroupBy(z => z.ZoneId.Split('/')[^1].Replace('_', ' ').ToLowerInvariant()).Where(c => c.Count() == 1))
        {
            known.TryAdd(city.Key, new Place(city.First().CountryCode, [city.First().ZoneId]));
        }

        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Exhibit.Signals.Data.places.csv")!;
        using var reader = new StreamReader(stream);
        foreach (var line in reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var cells = line.TrimEnd('\r').Split(',');
            known[cells[0]] = new Place(cells[1], cells[2].Split(';'));
        }

        return known;
    }
}
