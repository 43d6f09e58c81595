using System.Globalization;
using Exhibit.Model;

namespace Exhibit.Readers.Damage;

/// <summary>
/// Settles day before month where no date of a file does by itself: each row's two readings are held against what else the
/// row knows of its time (the time in a platform's id, and other columns whose times can be read in one way only).
/// </summary>
internal static class DayOrderEvidence
{
    private const int MostRows = 20_000;
    private const int LeastVotes = 3;
    private const long Near = 2 * 86_400_000L;

    /// <summary>Whether the day stands first; null where the rows do not tell.</summary>
    /// <param name="rows">The ambiguous cell, and the row's other cells.</param>
    /// <param name="zone">Zone of times that state none.</param>
    internal static bool? Decide(IEnumerable<(string Cell, IReadOnlyList<string> Others)> rows, string zone)
    {
        var (dayFirst, monthFirst) = (new TimeParser(zone, dayFirst: true), new TimeParser(zone));
        var (forDay, forMonth) = (0, 0);
        foreach (var (cell, others) in rows.Take(MostRows))
        {
            if (!dayFirst.TryParse(cell, out var asDay, out _) || !monthFirst.TryParse(cell, out var asMonth, out _) || asDay == asMonth)
            {
                continue;
            }

            foreach (var other in others)
            {
                if (Known(other, monthFirst) is not { } known)
                {
                    continue;
                }

                var (nearDay, nearMonth) = (Math.Abs(known - asDay) < Near, Math.Abs(known - asMonth) < Near);
                forDay += nearDay && !nearMonth ? 1 : 0;
                forMonth += nearMonth && !nearDay ? 1 : 0;
            }
        }

        // Nineteen in twenty, so that one odd column does not decide, nor undo, the rest.
        return forDay >= LeastVotes && forDay >= 19 * forMonth ? true
            : forMonth >= LeastVotes && forMonth >= 19 * forDay ? false
            : null;
    }

    private static long? Known(string cell, TimeParser times)
    {
        cell = cell.Trim();
        if (cell.Length is >= 17 and <= 19 && IdRules.TimeOf(cell) is { } hidden)
        {
            return hidden;
        }

        var slash = cell.AsSpan().IndexOfAny('/', '.');
        return slash is not (1 or 2) && times.TryParse(cell, out var time, out _) ? time : null;
    }
}
