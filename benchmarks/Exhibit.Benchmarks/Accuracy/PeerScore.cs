namespace Exhibit.Benchmarks.Accuracy;

/// <summary>What a peer's rule does on one world.</summary>
/// <param name="FalsePairs">Pairs of no common group that it flags.</param>
/// <param name="CampaignPairs">Pairs of one campaign that it flags.</param>
/// <param name="AllPairs">Pairs that it flags.</param>
/// <param name="AccountsByKind">Accounts in a pair that it flags, by kind of group; "ordinary" for those of none.</param>
internal sealed record PeerScore(int FalsePairs, int CampaignPairs, int AllPairs, IReadOnlyDictionary<string, int> AccountsByKind);
