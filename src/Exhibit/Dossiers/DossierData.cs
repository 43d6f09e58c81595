using Exhibit.Claims;
using Exhibit.Dossiers.Groups;
using Exhibit.Dossiers.Observations;
using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit.Dossiers;

/// <summary>The base of a dossier: what everything else in it follows from. Read from files or taken from a case, it is the same.</summary>
public sealed record DossierData
{
    /// <summary>What is stated of the whole run.</summary>
    public required DossierHead Head { get; init; }

    /// <summary>The accounts by number.</summary>
    public required IReadOnlyList<DossierAccount> Accounts { get; init; }

    /// <summary>Every trace kind of the run.</summary>
    public required IReadOnlyList<KindFacts> Kinds { get; init; }

    /// <summary>
    /// Traces of the kinds that a cited pair was found in: every object that an account of such a pair shared, and every
    /// object of the sources of its trials, with all sharers. <see cref="TraceTable.Post"/> holds record numbers, -1 where not cited.
    /// </summary>
    public required IReadOnlyList<TraceTable> Tables { get; init; }

    /// <summary>Content of every object that is a trial of a cited pair, by kind and object number of its table.</summary>
    public required IReadOnlyDictionary<(string Kind, int Object), string> Contents { get; init; }

    /// <summary>Figures of every kind of common origin and common company.</summary>
    public required IReadOnlyList<GroupFacts> GroupFacts { get; init; }

    /// <summary>Traces of those of these kinds that a cited pair was found in.</summary>
    public required IReadOnlyList<GroupData> Groups { get; init; }

    /// <summary>What signals saw.</summary>
    public required SignalPart Signals { get; init; }

    /// <summary>The table of a kind, of timing or of a group.</summary>
    internal TraceTable TableOf(string kind) => Tables.Concat(Groups.Select(g => g.Table)).Single(t => t.Kind == kind);

    /// <summary>Counts of all pairs.</summary>
    public required IReadOnlyList<PairHistogram> Histograms { get; init; }

    /// <summary>The pairs that findings cite by timing.</summary>
    public required IReadOnlyList<CitedPair> Cited { get; init; }

    /// <summary>The cited records by number.</summary>
    public required IReadOnlyList<DossierRecord> Records { get; init; }

    /// <summary>Claims on rungs 3 and 4 that an analyst entered.</summary>
    public required IReadOnlyList<Claim> Claims { get; init; }

    /// <summary>Answers of named accounts.</summary>
    public IReadOnlyList<DossierAnswer> Answers { get; init; } = [];

    /// <summary>The sources.</summary>
    public required IReadOnlyList<SourceFile> Sources { get; init; }
}
