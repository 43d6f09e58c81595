namespace Exhibit.Model;

/// <summary>The counts of summary.json. <see cref="RowsRead"/> = accepted + rejected, always.</summary>
public sealed record CaseCounts
{
    /// <summary>Records found in the inputs.</summary>
    public required long RowsRead { get; init; }

    /// <summary>Records that became posts, duplicates included.</summary>
    public required long RowsAccepted { get; init; }

    /// <summary>Records listed in rejected.csv.</summary>
    public required long RowsRejected { get; init; }

    /// <summary>Accepted records identical to an earlier one; they add no trace.</summary>
    public required long RowsDuplicate { get; init; }

    /// <summary>Distinct posts: accepted less duplicate.</summary>
    public required long Posts { get; init; }

    /// <summary>Traces of all kinds.</summary>
    public required long Traces { get; init; }

    /// <summary>Pairs, over kinds, that co-shared at least one object in one block of the main window.</summary>
    public required long PairsTested { get; init; }
}
