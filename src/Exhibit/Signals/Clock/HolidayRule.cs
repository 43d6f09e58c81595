using System.Globalization;
using NodaTime;

namespace Exhibit.Signals.Clock;

/// <summary>
/// When a public holiday falls. "01-07" is a date, "11-4-thu" the fourth Thursday of November, "05-last-mon" the last Monday
/// of May, "easter+1" Easter Monday, "orthodox+1" that of the Julian reckoning; "persian-01-01", "hijri-10-01" (Umm al-Qura),
/// "hebrew-07-01" (months from Nisan) and "chinese-01-01" are days of those calendars.
/// </summary>
internal static class HolidayRule
{
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>The days of a rule in a year of the civil calendar: one, or as many as the other calendar puts there.</summary>
    internal static IEnumerable<LocalDate> Dates(string when, int year)
    {
        if (when.StartsWith("easter", StringComparison.Ordinal))
        {
            return [Easter(year).PlusDays(Number(when[6..]))];
        }

        if (when.StartsWith("orthodox", StringComparison.Ordinal))
        {
            return [OrthodoxEaster(year).PlusDays(Number(when[8..]))];
        }

        var parts = when.Split('-');
        return parts[0] switch
        {
            "persian" => Elsewhere(CalendarSystem.PersianArithmetic, parts, year),
            "hijri" => Elsewhere(CalendarSystem.UmAlQura, parts, year),
            "hebrew" => Elsewhere(CalendarSystem.HebrewScriptural, parts, year),
            "chinese" => [Chinese(year, Number(parts[1]), Number(parts[2]))],
            _ => [Civil(parts, year)],
        };
    }

    private static LocalDate Civil(string[] parts, int year)
    {
        var month = Number(parts[0]);
        if (parts.Length == 2)
        {
            return new LocalDate(year, month, Number(parts[1]));
        }

        var day = (IsoDayOfWeek)(1 + Array.IndexOf(Days, parts[2]));
        if (parts[1] == "last")
        {
            var end = new LocalDate(year, month, 1).PlusMonths(1).PlusDays(-1);
            return end.DayOfWeek == day ? end : end.Previous(day);
        }

        var start = new LocalDate(year, month, 1);
        var first = start.DayOfWeek == day ? start : start.Next(day);
        return first.PlusWeeks(Number(parts[1]) - 1);
    }

    // A year of another calendar begins within the civil one; the days of three years are looked through.
    private static IEnumerable<LocalDate> Elsewhere(CalendarSystem calendar, string[] parts, int year)
    {
        var about = new LocalDate(year, 7, 1).WithCalendar(calendar).Year;
        return Enumerable
            .Range(about - 1, 3)
            .Where(y => y >= calendar.MinYear && y <= calendar.MaxYear && Number(parts[2]) <= calendar.GetDaysInMonth(y, Number(parts[1])))
            .Select(y => new LocalDate(y, Number(parts[1]), Number(parts[2]), calendar).WithCalendar(CalendarSystem.Iso))
            .Where(d => d.Year == year);
    }

    // The lunisolar year that begins in this civil year; the first month is never a leap month.
    private static LocalDate Chinese(int year, int month, int day)
    {
        var calendar = new ChineseLunisolarCalendar();
        var leap = calendar.GetLeapMonth(year);
        return LocalDate.FromDateTime(calendar.ToDateTime(year, leap > 0 && month >= leap ? month + 1 : month, day, 0, 0, 0, 0));
    }

    // Meeus, Astronomical Algorithms, chapter 8: the Gregorian and the Julian reckoning.
    private static LocalDate Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
        var g = (b - f + 1) / 3;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = (c / 4, c % 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new LocalDate(year, n / 31, (n % 31) + 1);
    }

    private static LocalDate OrthodoxEaster(int year)
    {
        var d = ((19 * (year % 19)) + 15) % 30;
        var e = ((2 * (year % 4)) + (4 * (year % 7)) - d + 34) % 7;
        var n = d + e + 114;
        return new LocalDate(year, n / 31, (n % 31) + 1, CalendarSystem.Julian).WithCalendar(CalendarSystem.Iso);
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
