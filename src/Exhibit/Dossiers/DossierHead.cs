using Exhibit.Model;

namespace Exhibit.Dossiers;

/// <summary>What is stated of the whole run. Its figures follow from the full sources only; <c>verify --sources</c> checks them.</summary>
public sealed record DossierHead
{
    /// <summary>Value of <see cref="Level"/> where nobody is named.</summary>
    public const string PublicLevel = "public";

    /// <summary>Value of <see cref="Level"/> where accounts are named and records shown: what the annex of a public dossier is.</summary>
    public const string NamedLevel = "named";

    /// <summary>Value of <see cref="Level"/> where some of the cited accounts are named and others withheld.</summary>
    public const string MixedLevel = "mixed";

    /// <summary>Level of disclosure.</summary>
    public string Level { get; init; } = NamedLevel;

    /// <summary>Day of sealing as whoever sealed states it, yyyy-MM-dd; empty where not stated. No clock is read.</summary>
    public string Date { get; init; } = "";

    /// <summary>Whether the materials hold every accepted record, or only the cited ones.</summary>
    public bool AllRecords { get; init; }

    /// <summary>Version of Exhibit that sealed.</summary>
    public required string Version { get; init; }

    /// <summary>Every option of the run.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Options { get; init; }

    /// <summary>The counts.</summary>
    public required CaseCounts Counts { get; init; }

    /// <summary>Accounts in the sources, most of which no table here names.</summary>
    public required int Accounts { get; init; }

    /// <summary>The collection record; null where there was none.</summary>
    public required CollectionRecord? Collection { get; init; }

    /// <summary>What to know before quoting a figure.</summary>
    public required IReadOnlyList<string> Limits { get; init; }

    /// <summary>The negative controls.</summary>
    public required IReadOnlyList<ControlResult> Controls { get; init; }

    /// <summary>Accounts that could have been called, by window and block.</summary>
    public required IReadOnlyDictionary<(int Window, int Block), int> Testable { get; init; }

    /// <summary>Object blocks too crowded to compare pair by pair, and the pairs that they would have held, by window and block.</summary>
    public required IReadOnlyDictionary<(int Window, int Block), (long Blocks, long Pairs)> Crowded { get; init; }

    /// <summary>Coarsest time precision.</summary>
    public required TimePrecision Precision { get; init; }

    /// <summary>Explanations in the order of asking.</summary>
    public required IReadOnlyList<string> Explanations { get; init; }

    /// <summary>
    /// What a community's p on rung 2 was held against. Follows from the communities where accounts are named; the search for
    /// communities goes by names, so a public dossier can have others than the case.
    /// </summary>
    public required double CommunityLevel { get; init; }

    /// <summary>Whether the signals of the case are left out: its side files were not at hand when it was sealed.</summary>
    public required bool SignalsLeftOut { get; init; }
}
