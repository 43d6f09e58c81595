namespace Exhibit.Model;

/// <summary>One thing that a signal saw: its subject, its integers, its null, and a p or a rate where one is honest.</summary>
public sealed record Observation
{
    /// <summary>What it is about, which decides the threshold.</summary>
    public required SubjectKind Subject { get; init; }

    /// <summary>What it is about, in words ("community 3", "@handle", "two events").</summary>
    public required string About { get; init; }

    /// <summary>One to three sentences that a reader without statistics can follow.</summary>
    public required string Statement { get; init; }

    /// <summary>Name and value of every integer and share behind the statement, in printing order.</summary>
    public required IReadOnlyList<KeyValuePair<string, object>> Statistic { get; init; }

    /// <summary>The innocent model that it was held against, in words.</summary>
    public required string Null { get; init; }

    /// <summary>Tail probability under <see cref="Null"/>; null where none is honest, see <see cref="WithoutP"/>.</summary>
    public double? P { get; init; }

    /// <summary>Why there is no p; empty where there is one.</summary>
    public string WithoutP { get; init; } = "";

    /// <summary>Share of comparable subjects that show as much, 0 to 1; null where none can be counted.</summary>
    public double? Rate { get; init; }

    /// <summary>What <see cref="Rate"/> is a share of; empty where there is none.</summary>
    public string RateOf { get; init; } = "";

    /// <summary>Trace kinds that this observation reuses; null where the signal's own declaration holds.</summary>
    public IReadOnlyList<string>? ReusesTraces { get; init; }

    /// <summary>A second community that it is about; 0 for none. Its traces count for reuse too.</summary>
    public int OtherCommunity { get; init; }

    /// <summary>1-based community number; 0 for none.</summary>
    public int Community { get; init; }

    /// <summary>Indices of the accounts that it is about.</summary>
    public IReadOnlyList<int> Accounts { get; init; } = [];

    /// <summary>Numbers of the cited posts.</summary>
    public IReadOnlyList<long> Posts { get; init; } = [];

    /// <summary>Cited rows of side inputs.</summary>
    public IReadOnlyList<SideRow> Rows { get; init; } = [];

    /// <summary>
    /// True where the signal counts as observed: p at most the threshold, or, where there is no p, the signal's own rule.
    /// False where the observation only describes. Only observed ones stand in accounts.csv.
    /// </summary>
    public bool Observed { get; init; }

    /// <summary>The threshold that p was held against; null where there is no p.</summary>
    public double? Threshold { get; init; }
}
