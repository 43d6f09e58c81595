namespace Exhibit.Simulator.Population;

/// <summary>How awake people are, by local hour and day of the week.</summary>
internal static class Rhythm
{
    /// <summary>Milliseconds of a day.</summary>
    internal const long DayMs = 86_400_000;

    /// <summary>Milliseconds of an hour.</summary>
    internal const long HourMs = 3_600_000;

    private static readonly double[] Weekday =
    [
        .18,
        .09,
        .05,
        .04,
        .05,
        .12,
        .30,
        .52,
        .64,
        .66,
        .66,
        .70,
        .82,
        .78,
        .68,
        .66,
        .70,
        .78,
        .86,
        .95,
        1.0,
        .98,
        .74,
        .40,
    ];

    private static readonly double[] Weekend =
    [
        .30,
        .18,
        .10,
        .06,
        .05,
        .06,
        .10,
        .20,
        .38,
        .55,
        .66,
        .70,
        .70,
        .68,
        .66,
        .66,
        .66,
        .68,
        .74,
        .80,
        .84,
        .82,
        .68,
        .46,
    ];

    /// <summary>Activity in (0, 1] at this local time.</summary>
    internal static double Weight(long localMs)
    {
        var day = FloorDiv(localMs, DayMs);
        var hour = (localMs - (day * DayMs)) / HourMs;

        // 1970-01-01 was a Thursday: day 2 and 3 of that week are the weekend.
        return (day % 7 is 2 or 3 ? Weekend : Weekday)[hour];
    }

    /// <summary>Whole days, hours … before this moment, also for negative moments.</summary>
    internal static long FloorDiv(long value, long unit) => (value / unit) - (value % unit < 0 ? 1 : 0);
}
