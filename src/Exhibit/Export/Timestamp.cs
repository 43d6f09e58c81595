using System.Globalization;

namespace Exhibit.Export;

/// <summary>Writes times.</summary>
public static class Timestamp
{
    /// <summary>ISO 8601 in UTC, 2016-11-08T21:30:00Z; milliseconds only where there are some.</summary>
    public static string Of(long timeMs)
    {
        var time = DateTimeOffset.FromUnixTimeMilliseconds(timeMs);
        return time.ToString(
            timeMs % 1000 == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
            CultureInfo.InvariantCulture
        );
    }
}
