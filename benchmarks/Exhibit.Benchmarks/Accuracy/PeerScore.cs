namespace Exhibit.Benchmarks.Accuracy;

/// <summary>What a peer's rule does on one world.</summary>
/// <param name="FalsePairs">Pairs of no common group that it flags.</param>
/// <param name="InnocentAccounts">Ordinary and innocent accounts in a pair that it flags.</param>
/// <param name="CampaignPairs">Pairs of one campaign that it flags.</param>
/// <param name="CampaignAccounts">Accounts of campaigns in a pair that it flags.</param>
internal sealed record PeerScore(int FalsePairs, int InnocentAccounts, int CampaignPairs, int CampaignAccounts);
