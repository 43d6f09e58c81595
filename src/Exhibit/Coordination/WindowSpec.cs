namespace Exhibit.Coordination;

/// <summary>A time window W, the blocks of length D in which traces are compared, and the slot to which times are known.</summary>
/// <param name="WindowMs">W, ms: a pair of traces at most this far apart, inclusive, is a co-action.</param>
/// <param name="BlockMs">D, ms: blocks are floor(t / D), anchored at 1970-01-01T00:00Z.</param>
/// <param name="SlotMs">Slot of the times, ms: 60,000 for minute stamps.</param>
public sealed record WindowSpec(long WindowMs, long BlockMs, long SlotMs)
{
    /// <summary>
    /// Default of <see cref="MostSharers"/>: 100,000, of whom every block costs five thousand million comparisons, some
    /// forty seconds of one core.
    /// </summary>
    public const int DefaultMostSharers = 100_000;

    /// <summary>A block of one object with more sharers than this is left out, and the report says so.</summary>
    public int MostSharers { get; init; } = DefaultMostSharers;

    /// <summary>
    /// Probability that two times, each uniform over the slots of one block, lie within W. With N = D/s slots and
    /// w = floor(W/s): (N(2w+1) - w(w+1)) / N². It tends to the (2WD - W²)/D² of interval jitter (Amarasingham et al.
    /// 2012) as slots get fine, and is exact for slots: minute stamps give .0494 where the limit says .0331.
    /// </summary>
    public double HourProbability
    {
        get
        {
            var n = (double)(BlockMs / SlotMs);
            var w = (double)(WindowMs / SlotMs);
            return Math.Min(1, ((n * ((2 * w) + 1)) - (w * (w + 1))) / (n * n));
        }
    }

    /// <summary>Half of W in whole seconds, at least one: tier strong is judged within it. Of minute stamps it leaves the same minute.</summary>
    public static long Close(long windowMs) => Math.Max(1000, windowMs / 2000 * 1000);

    /// <summary>Number of the block that holds this time.</summary>
    public long BlockOf(long timeMs) => (timeMs >= 0 ? timeMs : timeMs - BlockMs + 1) / BlockMs;

    /// <summary>Whether a row of one object is surely alone in its block, told without a division; the rows before it are in other blocks.</summary>
    /// <param name="times">Times, ascending.</param>
    /// <param name="first">A row.</param>
    /// <param name="end">The row after the object's last.</param>
    internal bool IsAlone(long[] times, int first, int end) => first + 1 == end || times[first + 1] - times[first] >= BlockMs;

    /// <summary>Where the block of a row ends among the sorted times of one object, and when it began.</summary>
    /// <param name="times">Times, ascending.</param>
    /// <param name="first">A row.</param>
    /// <param name="end">The row after the object's last.</param>
    internal (int Next, long Begin) EndOfBlock(long[] times, int first, int end)
    {
        var begin = BlockOf(times[first]) * BlockMs;
        var next = first + 1;
        while (next < end && times[next] < begin + BlockMs)
        {
            next++;
        }

        return (next, begin);
    }

    /// <summary>Whether the block of this time of an object is too crowded to compare pair by pair.</summary>
    internal bool LeavesOut(Traces.TraceTable table, int @object, long timeMs)
    {
        var (first, end) = (table.ObjectStart[@object], table.ObjectStart[@object + 1]);
        if (end - first <= MostSharers)
        {
            return false;
        }

        var times = table.Time.AsSpan(first, end - first);
        var begin = BlockOf(timeMs) * BlockMs;
        var (from, to) = (first + LocalDensity.LowerBound(times, begin), first + LocalDensity.LowerBound(times, begin + BlockMs));
        // An object's own author is nobody's partner and does not count.
        var authors = table.Account.AsSpan(from, to - from).Contains(table.SourceAccount[@object]) ? 1 : 0;
        return to - from - authors > MostSharers;
    }

    /// <summary>Width covered by times at most r away from a slot, both sides and the slot itself, ms.</summary>
    public double Width(long radiusMs) => (2 * (radiusMs / SlotMs * SlotMs)) + SlotMs;
}
