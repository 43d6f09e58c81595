namespace Exhibit.Simulator.Scoring;

/// <summary>Holds communities against campaigns, by tier.</summary>
internal static class CommunityScore
{
    internal static Dictionary<string, CommunityRates> Of(CaseView view, Truth truth)
    {
        var of = view.Accounts.Where(a => a.Community.Length > 0).ToDictionary(a => a.Id, a => a.Community, StringComparer.Ordinal);
        var strong = view
            .Edges.Where(e => e.Tier == "strong" && of.TryGetValue(e.A, out var a) && of.TryGetValue(e.B, out var b) && a == b)
            .Select(e => of[e.A])
            .ToHashSet(StringComparer.Ordinal);
        CommunityRates Rates(Func<string, bool> tier)
        {
            var found = of.Where(a => tier(a.Value)).GroupBy(a => a.Value, a => a.Key, StringComparer.Ordinal).ToArray();
            return new CommunityRates(
                found.Count(c => IsCampaign([.. c], truth)),
                found.Length,
                truth.Campaigns.Count(campaign =>
                    campaign
                        .Where(m => of.TryGetValue(m, out var community) && tier(community))
                        .CountBy(m => of[m], StringComparer.Ordinal)
                        .Any(part => 2 * part.Value >= campaign.Count())
                ),
                truth.Campaigns.Count()
            );
        }

        return new Dictionary<string, CommunityRates>(StringComparer.Ordinal)
        {
            ["strong"] = Rates(strong.Contains),
            ["indicated"] = Rates(c => !strong.Contains(c)),
            ["any"] = Rates(_ => true),
        };
    }

    private static bool IsCampaign(string[] members, Truth truth) =>
        members
            .Where(m => truth.Role(m) == "campaign")
            .CountBy(truth.Group, StringComparer.Ordinal)
            .Any(part => 2 * part.Value > members.Length);
}
