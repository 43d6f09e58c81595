namespace Exhibit.Model;

/// <summary>The coarsest unit to which a post's time is known. Minute stamps are slots, not instants.</summary>
public enum TimePrecision
{
    /// <summary>Known to the millisecond (API time stamps, decoded ids).</summary>
    Millisecond,

    /// <summary>Known to the second.</summary>
    Second,

    /// <summary>Known to the minute: the true time lies anywhere in the following 60 s.</summary>
    Minute,

    /// <summary>Known to the hour.</summary>
    Hour,

    /// <summary>Known to the day.</summary>
    Day,
}

/// <summary>Lengths of the precisions.</summary>
public static class TimePrecisions
{
    /// <summary>The length of one slot of this precision in milliseconds.</summary>
    public static long SlotMilliseconds(this TimePrecision precision) =>
        precision switch
        {
            TimePrecision.Millisecond => 1,
            TimePrecision.Second => 1_000,
            TimePrecision.Minute => 60_000,
            TimePrecision.Hour => 3_600_000,
            _ => 86_400_000,
        };
}
