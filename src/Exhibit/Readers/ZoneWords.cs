namespace Exhibit.Readers;

/// <summary>What a time cell says of its zone.</summary>
internal static class ZoneWords
{
    /// <summary>A sentence for people.</summary>
    /// <param name="cell">The first time cell; null where the format fixes its zone.</param>
    /// <param name="zone">Zone of times that state none.</param>
    internal static string Of(string? cell, string zone)
    {
        if (cell is null)
        {
            return $"As the format's notes say (`exhibit formats`); times that state no zone are read as {zone}.";
        }

        var time = cell.Trim();
        if (time.Length == 0)
        {
            return "The first row's time is empty.";
        }

        if (time.All(c => char.IsAsciiDigit(c) || c == '.') && time.Length >= 9)
        {
            return $"Times such as '{time}' count from 1970 in UTC.";
        }

        var clock = time.IndexOf(':', StringComparison.Ordinal);
        var tail = clock < 0 ? "" : time[clock..];
        return
            tail.EndsWith('Z')
            || tail.AsSpan().IndexOfAny('+', '-') > 0
            || tail.Contains("UTC", StringComparison.Ordinal)
            || tail.Contains("GMT", StringComparison.Ordinal)
            ? $"Times such as '{time}' state their zone."
            : $"Times such as '{time}' state no zone: they are read as {zone}. Give another with --zone.";
    }
}
