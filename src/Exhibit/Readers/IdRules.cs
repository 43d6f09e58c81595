using System.Globalization;
using Exhibit.Model;

namespace Exhibit.Readers;

/// <summary>What an id may be used for. A spreadsheet's 9.06E+17 stands for a hundred million ids and must never join anything.</summary>
public static class IdRules
{
    /// <summary>Twitter's epoch: ms of (id >> 22) are counted from here (METHODS.md, decision 3).</summary>
    public const long SnowflakeEpochMs = 1_288_834_974_657;

    /// <summary>True for an id in scientific notation or with a decimal part: digits are lost.</summary>
    public static bool IsLossy(ReadOnlySpan<char> id)
    {
        id = id.Trim();
        if (id.IsEmpty || !char.IsAsciiDigit(id[0]))
        {
            return false;
        }

        var mark = id.IndexOfAny('.', 'e', 'E');
        return mark > 0 && double.TryParse(id, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
    }

    /// <summary>The id, or empty when it is lossy.</summary>
    public static string Exact(string id) => IsLossy(id) ? "" : id.Trim();

    /// <summary>The time hidden in a Twitter id, ms since 1970; null for what is none: fewer than 15 digits, or more than the 63 bits of one.</summary>
    public static long? TimeOf(string id) =>
        id.Length >= 15 && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? (value >> 22) + SnowflakeEpochMs
            : null;

    /// <summary>The time hidden in a Twitter id when it agrees with the stamp; the stamp otherwise.</summary>
    public static (long TimeMs, TimePrecision Precision, TimeSource Source) Decode(
        string id,
        long stampMs,
        TimePrecision precision,
        TimeSource source
    )
    {
        if (TimeOf(id) is not { } decoded)
        {
            return (stampMs, precision, source);
        }

        var slack = precision.SlotMilliseconds() + 2_000;
        return decoded > stampMs - slack && decoded < stampMs + slack
            ? (decoded, TimePrecision.Millisecond, TimeSource.DecodedId)
            : (stampMs, precision, source);
    }
}
