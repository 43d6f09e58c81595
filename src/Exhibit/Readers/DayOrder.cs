using System.Globalization;

namespace Exhibit.Readers;

/// <summary>Whether dates like 3/4/2016 put the day or the month first, told from all rows of a file: one part above 12 settles it.</summary>
internal sealed class DayOrder
{
    /// <summary>The reason where no row tells.</summary>
    internal const string Ambiguous =
        "Day and month cannot be told apart: no row of the file has a part above 12, and neither its ids nor its other columns tell. Write the dates as 2016-11-08, or name another time column with --map time=….";

    private bool slashed;
    private bool monthFirst;

    /// <summary>True when a row shows the day first.</summary>
    internal bool DayFirst { get; private set; }

    /// <summary>True when there are such dates and no row tells their order, or rows contradict each other.</summary>
    internal bool IsUndecided => slashed && DayFirst == monthFirst;

    /// <summary>The reason to refuse.</summary>
    internal string Fault =>
        DayFirst && monthFirst
            ? "Dates with the day first and dates with the month first stand in one file. Write them as 2016-11-08."
            : Ambiguous;

    internal void Add(ReadOnlySpan<char> cell)
    {
        cell = cell.Trim();
        var first = cell.IndexOfAny('/', '.');
        if (first is < 1 or > 2)
        {
            return;
        }

        var rest = cell[(first + 1)..];
        var second = rest.IndexOfAny('/', '.');
        if (
            second is < 1 or > 2
            || !int.TryParse(cell[..first], NumberStyles.None, CultureInfo.InvariantCulture, out var a)
            || !int.TryParse(rest[..second], NumberStyles.None, CultureInfo.InvariantCulture, out var b)
        )
        {
            return;
        }

        slashed = true;
        DayFirst |= a > 12 && b <= 12;
        monthFirst |= b > 12 && a <= 12;
    }
}
