using NodaTime;

namespace Exhibit.Readers.Csv;

/// <summary>
/// Zone abbreviations at the end of a time. Those in common use for more than one zone (CST, IST, BST, AST) are left out:
/// the zone of the options must settle them.
/// </summary>
internal static class ZoneAbbreviations
{
    // Minutes east of UTC. Source: the IANA time zone database's own abbreviations.
    private static readonly Dictionary<string, int> Minutes = new(StringComparer.Ordinal)
    {
        ["UTC"] = 0,
        ["GMT"] = 0,
        ["WET"] = 0,
        ["WEST"] = 60,
        ["CET"] = 60,
        ["CEST"] = 120,
        ["EET"] = 120,
        ["EEST"] = 180,
        ["MSK"] = 180,
        ["EST"] = -300,
        ["EDT"] = -240,
        ["CDT"] = -300,
        ["MST"] = -420,
        ["MDT"] = -360,
        ["PST"] = -480,
        ["PDT"] = -420,
        ["AKST"] = -540,
        ["AKDT"] = -480,
        ["HST"] = -600,
        ["NST"] = -210,
        ["NDT"] = -150,
        ["ADT"] = -180,
        ["SAST"] = 120,
        ["WAT"] = 60,
        ["CAT"] = 120,
        ["EAT"] = 180,
        ["PKT"] = 300,
        ["WIB"] = 420,
        ["HKT"] = 480,
        ["JST"] = 540,
        ["KST"] = 540,
        ["AWST"] = 480,
        ["ACST"] = 570,
        ["ACDT"] = 630,
        ["AEST"] = 600,
        ["AEDT"] = 660,
        ["NZST"] = 720,
        ["NZDT"] = 780,
    };

    /// <summary>The time with its abbreviation replaced by an offset; as it is where it ends in none.</summary>
    /// <param name="time">Such as 2020-05-01 12:00:00 EDT.</param>
    /// <param name="zone">Zone of the options: an abbreviation with several meanings is taken in the one that this zone uses.</param>
    /// <param name="unknown">The abbreviation, where its meaning is not certain; empty otherwise.</param>
    internal static string Resolve(string time, string zone, out string unknown)
    {
        unknown = "";
        var blank = time.LastIndexOf(' ');
        var mark = blank < 0 ? "" : time[(blank + 1)..];
        if (mark.Length is < 2 or > 5 || !mark.All(char.IsAsciiLetterUpper) || mark is "AM" or "PM")
        {
            return time;
        }

        if (Minutes.TryGetValue(mark, out var minutes) || InZone(time[..blank], zone, mark, out minutes))
        {
            var sign = minutes < 0 ? '-' : '+';
            return FormattableString.Invariant($"{time[..blank]} {sign}{Math.Abs(minutes) / 60:00}:{Math.Abs(minutes) % 60:00}");
        }

        unknown = mark;
        return time;
    }

    private static bool InZone(string local, string zone, string mark, out int minutes)
    {
        minutes = 0;
        if (
            DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not { } found
            || !new TimeParser(zone).TryParse(local, out var time, out _)
            || found.GetZoneInterval(Instant.FromUnixTimeMilliseconds(time)) is var interval && interval.Name != mark
        )
        {
            return false;
        }

        minutes = interval.WallOffset.Seconds / 60;
        return true;
    }
}
