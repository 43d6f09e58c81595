using System.Globalization;
using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Campaigns;

/// <summary>
/// Pages that buy advertisements with one purse: ads.csv has them among the ordinary advertisers', with the same payer
/// behind pages that pretend not to know each other, and the same words within days of one another.
/// </summary>
public sealed record AdPurchases : ICampaign
{
    private static readonly string[] Header =
    [
        "platform",
        "ad_id",
        "account_id",
        "payer_id",
        "start_at",
        "end_at",
        "amount",
        "currency",
        "text",
        "url",
        "targeting",
    ];

    /// <inheritdoc/>
    public string Kind => "ad-purchases";

    /// <summary>Pages. Default 6.</summary>
    public int Accounts { get; init; } = 6;

    /// <summary>Advertisements of each page. Default 12.</summary>
    public int AdsPerPage { get; init; } = 12;

    /// <summary>Share of the advertisements paid from the common purse; the others from the page's own. Default 0.6.</summary>
    public double CommonPurse { get; init; } = .6;

    /// <summary>Advertisements of ordinary accounts among which they lie. Default 200.</summary>
    public int OrdinaryAds { get; init; } = 200;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 2, 10_000)
            .Concat(Knobs.Range(nameof(AdsPerPage), AdsPerPage, 1, 10_000))
            .Concat(Knobs.Range(nameof(CommonPurse), CommonPurse, 0, 1))
            .Concat(Knobs.Range(nameof(OrdinaryAds), OrdinaryAds, 0, 1_000_000));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var pages = plan.Members(Accounts);
        var texts = Enumerable.Range(0, AdsPerPage).Select(_ => Filler.Sentence(plan.Random, 10)).ToArray();
        foreach (var page in pages)
        {
            plan.Background(page);
            foreach (var text in texts)
            {
                var payer = plan.Random.Chance(CommonPurse) ? pages[0] : page;
                var url = plan.Url(page, plan.Random.Below(1_000));
                Buy(plan, page, payer, plan.Random.Chance(.5) ? text : Filler.Paraphrase(text, .2, plan.Random), url);
            }
        }

        for (var i = 0; i < OrdinaryAds; i++)
        {
            var advertiser = plan.Random.Below(plan.World.People.Ordinary);

            // Agencies pay for many clients, and that is innocent: one ordinary advertisement in five.
            var payer = plan.Random.Chance(.2) ? advertiser % 7 : advertiser;
            Buy(plan, advertiser, payer, Filler.Sentence(plan.Random, 10), plan.Url(advertiser, i));
        }
    }

    private static void Buy(ScenarioPlan plan, int page, int payer, string text, string url)
    {
        var table = plan.Table("ads.csv", Header);
        var start = plan.Anytime(page);
        var end = start + (86_400_000L * (1 + plan.Random.Below(7)));
        var names = plan.World.Names;
        table.Rows.Add([
            "sim",
            string.Create(CultureInfo.InvariantCulture, $"sim-ad-{table.Rows.Count + 1:D6}"),
            names.Id(page),
            string.Create(CultureInfo.InvariantCulture, $"sim-payer-{names.Number(payer):D6}"),
            ScenarioPlan.Stamp(start),
            ScenarioPlan.Stamp(end),
            string.Create(CultureInfo.InvariantCulture, $"{plan.Random.LogNormal(40, 1):F2}"),
            "XTS",
            text,
            url,
            plan.World.Objects.TopicTag(plan.Topic, plan.Random),
        ]);
    }
}
