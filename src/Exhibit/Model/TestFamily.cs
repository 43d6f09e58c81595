namespace Exhibit.Model;

/// <summary>One family of tests: one window and block over all trace kinds of the run, at one fixed threshold.</summary>
public sealed record TestFamily
{
    /// <summary>Kind of evidence; only timing knows a window.</summary>
    public EvidenceKind Evidence { get; init; }

    /// <summary>What a person calls the family: its window and block, or its kind of evidence.</summary>
    public string Name =>
        Evidence switch
        {
            EvidenceKind.CommonOrigin => "common origin",
            EvidenceKind.CommonCompany => "common company",
            _ => FormattableString.Invariant($"W = {WindowSeconds} s in D = {BlockSeconds} s"),
        };

    /// <summary>W in seconds.</summary>
    public required int WindowSeconds { get; init; }

    /// <summary>D in seconds.</summary>
    public required int BlockSeconds { get; init; }

    /// <summary>Coarsest slot of the times, seconds.</summary>
    public required double SlotSeconds { get; init; }

    /// <summary>Probability under the hour alone for one object.</summary>
    public required double HourProbability { get; init; }

    /// <summary>Pairs, over kinds, with at least one object in one block.</summary>
    public required long PairsCoSharing { get; init; }

    /// <summary>Tarone's m: pairs that could have reached the threshold.</summary>
    public required long M { get; init; }

    /// <summary>alpha / m.</summary>
    public required double Threshold { get; init; }

    /// <summary>Fewest tested objects with which a pair can reach the threshold.</summary>
    public required int LeastObjects { get; init; }

    /// <summary>Accounts in at least one pair that could have reached the threshold.</summary>
    public required int AccountsTestable { get; init; }

    /// <summary>Indices of these accounts, rising.</summary>
    public IReadOnlyList<int> Testable { get; init; } = [];

    /// <summary>Object blocks left out as too crowded to compare pair by pair, and the pairs they would have held.</summary>
    public required long BlocksLeftOut { get; init; }

    /// <summary>Pairs within the blocks left out.</summary>
    public required long PairsLeftOut { get; init; }

    /// <summary>Begins the part of a limit's sentence that names crowded objects: a public dossier leaves it out.</summary>
    public const string CrowdedNamed = " Most crowded: ";

    /// <summary>The most crowded of the blocks left out: kind, object in its table, begin in ms since 1970, sharers; at most 20.</summary>
    public IReadOnlyList<(string Trace, int Object, long BeginMs, int Sharers)> Crowded { get; init; } = [];
}
