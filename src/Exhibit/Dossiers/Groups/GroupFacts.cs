using Exhibit.Model;

namespace Exhibit.Dossiers.Groups;

/// <summary>What the group test of one trace kind needs to know of the whole data; only the full sources can check it.</summary>
/// <param name="Kind">Id of the trace kind.</param>
/// <param name="Evidence">Common origin or common company.</param>
/// <param name="SlotMs">Coarsest slot of its times, ms.</param>
/// <param name="Traces">Traces, later ones of one account on one object included.</param>
/// <param name="Objects0">First traces whose object lies in half 0.</param>
/// <param name="Objects1">The same of half 1.</param>
/// <param name="M">Tests over both halves, at least 1.</param>
/// <param name="Testable">Accounts tested.</param>
/// <param name="Pairs">Pairs of accounts that pass and met on an object that joins.</param>
public sealed record GroupFacts(
    string Kind,
    EvidenceKind Evidence,
    long SlotMs,
    long Traces,
    long Objects0,
    long Objects1,
    long M,
    int Testable,
    long Pairs
)
{
    /// <summary>First traces whose object lies in a half.</summary>
    public long ObjectsOf(int half) => half == 0 ? Objects0 : Objects1;
}
