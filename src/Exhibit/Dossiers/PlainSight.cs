using System.Globalization;

namespace Exhibit.Dossiers;

/// <summary>
/// Whether a raw record shows to the naked eye whose it is and when: its account's id or handle, and its time in one of the
/// usual spellings. A record that does not may still be right (another zone, an encoded time); it must then be read with its format.
/// </summary>
internal static class PlainSight
{
    private static readonly string[] Spellings =
    [
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd HH:mm",
        "M/d/yyyy H:mm",
        "M/d/yyyy HH:mm",
        "MM/dd/yyyy HH:mm",
        "M/d/yyyy h:mm",
        "d/M/yyyy H:mm",
        "dd/MM/yyyy HH:mm",
        "MMM dd HH:mm:ss",
    ];

    internal static bool Shows(string raw, DossierAccount account, long timeMs) =>
        (Holds(raw, account.Id) || Holds(raw, account.Handle)) && Times(timeMs).Any(t => raw.Contains(t, StringComparison.Ordinal));

    private static bool Holds(string raw, string name) => name.Length > 0 && raw.Contains(name, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Times(long timeMs)
    {
        var time = DateTimeOffset.FromUnixTimeMilliseconds(timeMs);
        return Spellings
            .Select(s => time.ToString(s, CultureInfo.InvariantCulture))
            .Append((timeMs / 1000).ToString(CultureInfo.InvariantCulture));
    }
}
