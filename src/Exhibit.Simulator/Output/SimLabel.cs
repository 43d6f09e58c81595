namespace Exhibit.Simulator.Output;

/// <summary>What is true of one account. Never shown to the analysis.</summary>
/// <param name="Account">Index of the account.</param>
/// <param name="Role">"ordinary", "innocent-group" or "campaign".</param>
/// <param name="Group">Name of its group within the world ("repost-ring-1"); empty for ordinary accounts.</param>
/// <param name="Kind">Kind of the group; empty for ordinary accounts.</param>
/// <param name="Innocent">Whether calling it coordinated in bad faith would be an error.</param>
/// <param name="Explanations">What truly makes an innocent group meet, ';' between where several are true; empty for others.</param>
public readonly record struct SimLabel(int Account, string Role, string Group, string Kind, bool Innocent, string Explanations = "");
