namespace Exhibit.Model;

/// <summary>What became of one signal in one run.</summary>
public sealed record SignalResult
{
    /// <summary>The declaration.</summary>
    public required SignalInfo Info { get; init; }

    /// <summary>Why it could not be observed in these data; empty where it could.</summary>
    public required string NotObservable { get; init; }

    /// <summary>Subjects that were held against a null: the m of its thresholds.</summary>
    public required int Tested { get; init; }

    /// <summary>What it saw, observed ones first. Tested subjects that stayed above the threshold are counted, not listed.</summary>
    public required IReadOnlyList<Observation> Observations { get; init; }
}
