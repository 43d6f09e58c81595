using System.Globalization;
using Exhibit.Model;
using NodaTime;

namespace Exhibit.Readers;

/// <summary>Reads the times that platforms write. Nothing is guessed silently: what cannot be read is refused with its reason.</summary>
public sealed class TimeParser
{
    private readonly DateTimeZone zone;
    private readonly bool dayFirst;

    /// <summary>Reads times that state no zone in this zone.</summary>
    /// <param name="zone">IANA id, default UTC.</param>
    /// <param name="dayFirst">Whether 1/2/2016 is the first of February.</param>
    /// <exception cref="InputException">The zone is unknown.</exception>
    public TimeParser(string zone = "UTC", bool dayFirst = false)
    {
        this.zone =
            DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone)
            ?? throw new InputException(
                $"--zone '{zone}' is no IANA time zone. Expected a name such as UTC, Europe/Berlin or America/New_York."
            );
        this.dayFirst = dayFirst;
    }

    /// <summary>Reads one time. False with no message: the caller names file, row and column.</summary>
    public bool TryParse(ReadOnlySpan<char> text, out long timeMs, out TimePrecision precision)
    {
        text = text.Trim();
        (timeMs, precision) = (0, TimePrecision.Second);
        if (text.IsEmpty)
        {
            return false;
        }

        return Epoch(text, out timeMs, out precision)
            || Written(text, out timeMs, out precision)
            || Slashed(text, out timeMs, out precision)
            || Named(text, out timeMs, out precision);
    }

    // Seconds, milliseconds or microseconds since 1970, told apart by size: each lies in the years 1980 to 2100 in one unit only.
    private static bool Epoch(ReadOnlySpan<char> text, out long timeMs, out TimePrecision precision)
    {
        (timeMs, precision) = (0, TimePrecision.Second);
        var digits = text.Contains('.') ? text[..text.IndexOf('.')] : text;
        if (
            digits.Length is < 9 or > 17
            || digits.ContainsAnyExceptInRange('0', '9')
            || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        )
        {
            return false;
        }

        if (digits.Length < text.Length && text[(digits.Length + 1)..].ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        if (value is > 315_532_800 and < 4_102_444_800)
        {
            var fraction = digits.Length < text.Length ? text[digits.Length..] : [];
            var ms =
                fraction.Length > 1
                    ? (long)(double.Parse(fraction, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * 1000)
                    : 0;
            (timeMs, precision) = ((value * 1000) + ms, ms != 0 ? TimePrecision.Millisecond : TimePrecision.Second);
            return true;
        }

        if (value is > 315_532_800_000 and < 4_102_444_800_000)
        {
            (timeMs, precision) = (value, value % 1000 == 0 ? TimePrecision.Second : TimePrecision.Millisecond);
            return true;
        }

        (timeMs, precision) = (value / 1000, TimePrecision.Millisecond);
        return value is > 315_532_800_000_000 and < 4_102_444_800_000_000;
    }

    // 2016-11-08, 2016-11-08 21:30, 2016-11-08T21:30:05.123Z, 2016-11-08 21:30:05+01:00, 2016-11-08 21:30:05 UTC.
    private bool Written(ReadOnlySpan<char> text, out long timeMs, out TimePrecision precision)
    {
        (timeMs, precision) = (0, TimePrecision.Day);
        if (text.Length < 8 || !Number(text, 0, 4, out var year))
        {
            return false;
        }

        var separator = text[4];
        if (
            separator is not ('-' or '/' or '.')
            || !Number(text, 5, 2, out var month)
            || text.Length < 10
            || text[7] != separator
            || !Number(text, 8, 2, out var day)
        )
        {
            return false;
        }

        return Combine(year, month, day, text[10..], out timeMs, out precision);
    }

    // 11/8/2016 21:30 (US) or 8/11/2016 21:30.
    private bool Slashed(ReadOnlySpan<char> text, out long timeMs, out TimePrecision precision)
    {
        (timeMs, precision) = (0, TimePrecision.Day);
        var first = text.IndexOfAny('/', '.');
        if (first is < 1 or > 2)
        {
            return false;
        }

        var rest = text[(first + 1)..];
        var second = rest.IndexOfAny('/', '.');
        if (
            second is < 1 or > 2
            || !Number(text, 0, first, out var a)
            || !Number(rest, 0, second, out var b)
            || !Number(rest, second + 1, 4, out var year)
        )
        {
            return false;
        }

        var (month, day) = dayFirst ? (b, a) : (a, b);
        return Combine(year, month, day, rest[(second + 5)..], out timeMs, out precision);
    }

    // Wed Oct 10 20:19:24 +0000 2018 (Twitter's API v1.1).
    private bool Named(ReadOnlySpan<char> text, out long timeMs, out TimePrecision precision)
    {
        (timeMs, precision) = (0, TimePrecision.Second);
        if (text.Length != 30 || text[20] is not ('+' or '-') || !Number(text, 26, 4, out var year) || !Number(text, 8, 2, out var day))
        {
            return false;
        }

        var month = "JanFebMarAprMayJunJulAugSepOctNovDec".IndexOf(text.Slice(4, 3).ToString(), StringComparison.Ordinal);
        return month >= 0
            && month % 3 == 0
            && Combine(year, (month / 3) + 1, day, $" {text.Slice(11, 8)}{text.Slice(20, 5)}", out timeMs, out precision);
    }

    private bool Combine(int year, int month, int day, ReadOnlySpan<char> clock, out long timeMs, out TimePrecision precision)
    {
        (timeMs, precision) = (0, TimePrecision.Day);
        if (year is < 1980 or > 2100 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        var days = new DateOnly(year, month, day).DayNumber - new DateOnly(1970, 1, 1).DayNumber;
        var ms = days * 86_400_000L;
        if (clock.IsEmpty)
        {
            timeMs = Local(ms, year, month, day, 0, 0, 0);
            return true;
        }

        if (
            clock[0] is not ('T' or ' ')
            || !Clock(clock[1..].TrimStart(), out var hour, out var minute, out var second, out var milli, out precision, out var tail)
        )
        {
            return false;
        }

        if (!Offset(tail.Trim(), out var offsetMinutes, out var stated))
        {
            return false;
        }

        timeMs = stated
            ? ms + (hour * 3_600_000L) + (minute * 60_000L) + (second * 1000L) + milli - (offsetMinutes * 60_000L)
            : Local(ms, year, month, day, hour, minute, second) + milli;
        return true;
    }

    private static bool Clock(
        ReadOnlySpan<char> text,
        out int hour,
        out int minute,
        out int second,
        out int milli,
        out TimePrecision precision,
        out ReadOnlySpan<char> tail
    )
    {
        (hour, minute, second, milli, precision) = (0, 0, 0, 0, TimePrecision.Minute);
        tail = [];
        var colon = text.IndexOf(':');
        if (colon is < 1 or > 2 || !Number(text, 0, colon, out hour) || !Number(text, colon + 1, 2, out minute) || hour > 23 || minute > 59)
        {
            return false;
        }

        tail = text[(colon + 3)..];
        if (tail.Length >= 3 && tail[0] == ':' && Number(tail, 1, 2, out second))
        {
            if (second > 60)
            {
                return false;
            }

            // A leap second is the last moment of its minute.
            second = Math.Min(second, 59);
            precision = TimePrecision.Second;
            tail = tail[3..];
            if (tail.Length > 1 && tail[0] is '.' or ',')
            {
                var end = 1;
                while (end < tail.Length && char.IsAsciiDigit(tail[end]))
                {
                    end++;
                }

                Span<char> three = ['0', '0', '0'];
                tail[1..Math.Min(end, 4)].CopyTo(three);
                milli = int.Parse(three, NumberStyles.None, CultureInfo.InvariantCulture);
                precision = TimePrecision.Millisecond;
                tail = tail[end..];
            }
        }

        var mark = tail.TrimStart();
        if (mark.Length >= 2 && (mark[1] | 32) == 'm' && (mark[0] | 32) is 'a' or 'p' && hour is >= 1 and <= 12)
        {
            hour = (hour % 12) + ((mark[0] | 32) == 'p' ? 12 : 0);
            tail = mark[2..];
        }

        return true;
    }

    private static bool Offset(ReadOnlySpan<char> text, out int minutes, out bool stated)
    {
        (minutes, stated) = (0, !text.IsEmpty);
        if (text.IsEmpty || text is "Z" or "z" or "UTC" or "GMT" or "+00:00" or "+0000")
        {
            return true;
        }

        if (text[0] is not ('+' or '-') || text.Length < 3 || !Number(text, 1, 2, out var hours))
        {
            return false;
        }

        var rest = text[3..].TrimStart(':');
        var extra = 0;
        if (!rest.IsEmpty && (rest.Length != 2 || !Number(rest, 0, 2, out extra)))
        {
            return false;
        }

        minutes = ((hours * 60) + extra) * (text[0] == '-' ? -1 : 1);
        return hours <= 14 && extra < 60;
    }

    private long Local(long ms, int year, int month, int day, int hour, int minute, int second)
    {
        var at = ms + (hour * 3_600_000L) + (minute * 60_000L) + (second * 1000L);
        return zone == DateTimeZone.Utc
            ? at
            : zone.AtLeniently(new LocalDateTime(year, month, day, hour, minute, second)).ToInstant().ToUnixTimeMilliseconds();
    }

    private static bool Number(ReadOnlySpan<char> text, int at, int length, out int value)
    {
        value = 0;
        return text.Length >= at + length
            && !text.Slice(at, length).ContainsAnyExceptInRange('0', '9')
            && int.TryParse(text.Slice(at, length), NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
