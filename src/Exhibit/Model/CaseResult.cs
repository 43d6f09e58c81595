namespace Exhibit.Model;

/// <summary>Everything one run found, ready to be written. Deterministic but for <see cref="Seconds"/>.</summary>
public sealed record CaseResult
{
    /// <summary>Version of Exhibit.</summary>
    public required string Version { get; init; }

    /// <summary>Every option of the run and its value, in printing order.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Options { get; init; }

    /// <summary>The inputs in order of reading.</summary>
    public required IReadOnlyList<SourceFile> Sources { get; init; }

    /// <summary>The collection record; null prints "collection not documented".</summary>
    public required CollectionRecord? Collection { get; init; }

    /// <summary>The counts.</summary>
    public required CaseCounts Counts { get; init; }

    /// <summary>All accounts by index.</summary>
    public required IReadOnlyList<Account> Accounts { get; init; }

    /// <summary>Objects cited by edges in a tier.</summary>
    public required IReadOnlyList<SharedObject> Objects { get; init; }

    /// <summary>Edges, ordered by tier, p, then accounts.</summary>
    public required IReadOnlyList<Edge> Edges { get; init; }

    /// <summary>Communities by number.</summary>
    public required IReadOnlyList<Community> Communities { get; init; }

    /// <summary>Findings in printing order.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Trace kinds of the run and their number of traces.</summary>
    public required IReadOnlyList<KeyValuePair<string, long>> TraceKinds { get; init; }

    /// <summary>The families of tests: the main window first, then the slow one.</summary>
    public required IReadOnlyList<TestFamily> Families { get; init; }

    /// <summary>The innocent explanations, in the order of <see cref="CoAction.Probabilities"/>.</summary>
    public required IReadOnlyList<ExplanationInfo> Explanations { get; init; }

    /// <summary>Negative controls; empty when switched off.</summary>
    public required IReadOnlyList<ControlResult> Controls { get; init; }

    /// <summary>The signals by id: what each saw, or why it could see nothing.</summary>
    public IReadOnlyList<SignalResult> Signals { get; init; } = [];

    /// <summary>Side inputs in the order in which they were given, with how they were read.</summary>
    public IReadOnlyList<SideInputCount> SideInputs { get; init; } = [];

    /// <summary>What a reader must know before quoting a figure, most important first.</summary>
    public required IReadOnlyList<string> Limits { get; init; }

    /// <summary>Coarsest time precision in the data.</summary>
    public required TimePrecision Precision { get; init; }

    /// <summary>Seconds per stage, in order. The only part that differs between two runs.</summary>
    public required IReadOnlyList<KeyValuePair<string, double>> Seconds { get; init; }
}
