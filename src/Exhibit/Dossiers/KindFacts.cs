namespace Exhibit.Dossiers;

/// <summary>What the timing test needs to know of a trace kind as a whole.</summary>
/// <param name="Kind">Id of the kind.</param>
/// <param name="SlotMs">Coarsest slot of its times, ms.</param>
/// <param name="Traces">Traces, later ones of one account on one object included.</param>
/// <param name="Reposts">First traces that are reposts.</param>
/// <param name="Named">Of these, those whose object's source is known.</param>
public sealed record KindFacts(string Kind, long SlotMs, long Traces, long Reposts, long Named)
{
    /// <summary>Whether the data name sources: at least half of the reposts.</summary>
    public bool SourcesKnown => Reposts > 0 && 2 * Named >= Reposts;
}
