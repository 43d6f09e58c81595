namespace Exhibit.Model;

/// <summary>A pair of accounts with its evidence in one trace kind. A and B are ordered by platform, then id, ordinal.</summary>
public sealed record Edge
{
    /// <summary>Index of the first account.</summary>
    public required int A { get; init; }

    /// <summary>Index of the second account.</summary>
    public required int B { get; init; }

    /// <summary>Id of the trace kind.</summary>
    public required string Trace { get; init; }

    /// <summary>Objects both shared, at any distance in time.</summary>
    public required int ObjectsShared { get; init; }

    /// <summary>Objects both shared in one block of length D: the trials.</summary>
    public required int ObjectsTested { get; init; }

    /// <summary>Of those, objects shared within <see cref="WindowSeconds"/>: the co-actions.</summary>
    public required int ObjectsSynchronous { get; init; }

    /// <summary>Sittings with a co-action.</summary>
    public required int Occasions { get; init; }

    /// <summary>Sittings in which the pair met at all: the trials that p counts, each decided by its first object.</summary>
    public required int OccasionsTested { get; init; }

    /// <summary>Of those, sittings whose deciding object lies within W: the successes that p counts.</summary>
    public required int OccasionsCounted { get; init; }

    /// <summary>Tail probability under the hour and the crowd alone.</summary>
    public required double PCrowd { get; init; }

    /// <summary>Tail probability when every innocent explanation may speak; equals <see cref="PCrowd"/> where the search stopped early.</summary>
    public required double P { get; init; }

    /// <summary>The fixed threshold alpha / m that p is held against.</summary>
    public required double Threshold { get; init; }

    /// <summary>The tier.</summary>
    public required Tier Tier { get; init; }

    /// <summary>Id of the explanation that suffices; empty for strong and for none.</summary>
    public required string ExplainedBy { get; init; }

    /// <summary>First co-action, ms since 1970.</summary>
    public required long FirstSeen { get; init; }

    /// <summary>Last co-action, ms since 1970.</summary>
    public required long LastSeen { get; init; }

    /// <summary>Window in which the tier was reached, seconds: half of W for strong.</summary>
    public required int WindowSeconds { get; init; }

    /// <summary>Slot to which the times are known, seconds; a window below it means the same slot. 0 where no time is asked.</summary>
    public double SlotSeconds { get; init; }

    /// <summary>Co-actions within the whole of the window; more than <see cref="ObjectsSynchronous"/> where the tier was reached within half of it.</summary>
    public int SynchronousInWindow
    {
        get => field == 0 ? ObjectsSynchronous : field;
        init;
    }

    /// <summary>Sittings with a co-action within the whole of the window.</summary>
    public int OccasionsInWindow
    {
        get => field == 0 ? Occasions : field;
        init;
    }

    /// <summary>What the edge is evidence of.</summary>
    public EvidenceKind Evidence { get; init; }

    /// <summary>The group behind common origin and common company; null for timing.</summary>
    public GroupEvidence? Group { get; init; }

    /// <summary>Block in which the tier was reached, seconds.</summary>
    public required int BlockSeconds { get; init; }

    /// <summary>The trials, in order of time; empty for edges in tier none.</summary>
    public IReadOnlyList<CoAction> Trials { get; init; } = [];
}
