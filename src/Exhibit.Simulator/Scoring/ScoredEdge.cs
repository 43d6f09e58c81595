namespace Exhibit.Simulator.Scoring;

/// <summary>What a case says of one pair of accounts in one kind of evidence.</summary>
/// <param name="A">Id of one account.</param>
/// <param name="B">Id of the other.</param>
/// <param name="Trace">Id of the evidence: a trace kind.</param>
/// <param name="Tier">strong, indicated or none.</param>
/// <param name="P">The p-value that the tier rests on.</param>
/// <param name="ExplainedBy">The explanation that suffices; empty where none does or none was sought.</param>
public sealed record ScoredEdge(string A, string B, string Trace, string Tier, double P, string ExplainedBy);
