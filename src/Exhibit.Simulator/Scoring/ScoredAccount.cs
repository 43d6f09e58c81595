namespace Exhibit.Simulator.Scoring;

/// <summary>What a case says of one account.</summary>
/// <param name="Id">The account's id as in the source.</param>
/// <param name="Tier">strong, indicated or none.</param>
/// <param name="Community">Number of its community; empty for none.</param>
public sealed record ScoredAccount(string Id, string Tier, string Community);
