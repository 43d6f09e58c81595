using System.Globalization;
using Exhibit.Model;
using Exhibit.Signals.Inputs;

namespace Exhibit.Signals.Ads;

/// <summary>Currencies, spend by month, and how often the advertisements were shown. Ranges stay ranges.</summary>
internal static class AdSpending
{
    private const int MostPages = 5;

    /// <summary>The currencies with and without spend, and spend by month and currency.</summary>
    internal static Observation Currency(IReadOnlyList<Ad> ads)
    {
        var currencies = ads.CountBy(a => a.Currency).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).ToArray();
        var paid = ads.Where(a => a.Spend is { MayBePaid: true }).ToArray();
        var unread = ads.Count(a => a.SpendUnread);
        var (top, count) = (currencies[0].Key, currencies[0].Value);
        var unpaid = currencies
            .Skip(1)
            .Select(c =>
                (c.Key, c.Value, Nought: ads.Count(a => a.Currency == c.Key && !a.SpendUnread && a.Spend is not { MayBePaid: true }))
            );
        var defaults = unpaid.Where(u => u.Nought * 10 >= 9 * u.Value);
        List<KeyValuePair<string, object>> statistic =
        [
            new("ads", ads.Count),
            new("ads_with_spend", paid.Length),
            new("ads_with_spend_unread", unread),
        ];
        foreach (var (currency, number) in currencies)
        {
            var name = currency.Length == 0 ? "none" : currency;
            statistic.Add(new($"ads_{name}", number));
            statistic.Add(new($"ads_{name}_with_spend", paid.Count(a => a.Currency == currency)));
            Spend(statistic, $"spend_{name}", paid.Where(a => a.Currency == currency));
        }

        foreach (
            var month in paid.Where(a => a.CreatedMs is not null)
                .GroupBy(a => (Month: Month(a.CreatedMs!.Value), a.Currency))
                .OrderBy(g => g.Key.Month, StringComparer.Ordinal)
                .ThenBy(g => g.Key.Currency, StringComparer.Ordinal)
        )
        {
            statistic.Add(new($"ads_{month.Key.Month}_{month.Key.Currency}", month.Count()));
            Spend(statistic, $"spend_{month.Key.Month}_{month.Key.Currency}", month);
        }

        return AdFinding.Describe(
            "the advertisements' currencies",
            FormattableString.Invariant(
                $"{count} of {ads.Count} advertisements ({100.0 * count / ads.Count:0.0} %) are stated in {Name(top)}; of the {paid.Length} with any spend, {paid.Count(a => a.Currency == top)} ({100.0 * paid.Count(a => a.Currency == top) / Math.Max(1, paid.Length):0.0} %).{string.Concat(defaults.Select(d => FormattableString.Invariant($" {Name(d.Key)} stands mostly where nothing was spent ({d.Nought} of {d.Value}): that is a default of whoever made the file, not a payment.")))}{(unread > 0 ? FormattableString.Invariant($" {unread} amounts cannot be read and are in no sum.") : "")}"
            ),
            statistic,
            [.. paid.Where(a => a.Currency == top).Select(a => a.Row)],
            "A currency is a fact of a payment; no innocent model of it is stated."
        );
    }

    /// <summary>Impressions and clicks, and the pages that were shown most.</summary>
    internal static IEnumerable<Observation> Reach(IReadOnlyList<Ad> ads)
    {
        var shown = ads.Where(a => a.Impressions is not null).ToArray();
        if (shown.Length == 0)
        {
            yield break;
        }

        var all = AdRange.Sum(shown.Select(a => a.Impressions!.Value));
        var clicked = ads.Where(a => a.Clicks is not null).ToArray();
        var clicks = AdRange.Sum(clicked.Select(a => a.Clicks!.Value));
        var pages = shown
            .GroupBy(a => a.Page, StringComparer.Ordinal)
            .Select(g => (Page: g.Key, Ads: g.Count(), Shown: AdRange.Sum(g.Select(a => a.Impressions!.Value))))
            .OrderByDescending(p => p.Shown.Least)
            .ThenBy(p => p.Page, StringComparer.Ordinal)
            .ToArray();
        List<KeyValuePair<string, object>> statistic =
        [
            new("ads_with_impressions", shown.Length),
            new("impressions", Whole(all)),
            new("ads_with_clicks", clicked.Length),
            new("clicks", Whole(clicks)),
            new("pages", pages.Length),
            new("ads_never_shown", shown.Count(a => a.Impressions!.Value.Most == 0)),
        ];
        foreach (var (page, number, reach) in pages.Take(MostPages))
        {
            statistic.Add(new($"ads_of_{page}", number));
            statistic.Add(new($"impressions_of_{page}", Whole(reach)));
        }

        yield return AdFinding.Describe(
            "the advertisements' reach",
            FormattableString.Invariant(
                $"{shown.Length} advertisements for {pages.Length} pages were shown {Whole(all)} times{(clicked.Length > 0 ? $" and clicked {Whole(clicks)} times" : "")}, by the file's own count; {shown.Count(a => a.Impressions!.Value.Most == 0)} were never shown."
            ),
            statistic,
            [.. shown.OrderByDescending(a => a.Impressions!.Value.Least).ThenBy(a => a.Row.Row).Select(a => a.Row)],
            "How often something was shown is a fact of the platform's count; it says nothing of who paid."
        );
    }

    /// <summary>Meta's report: payers, their pages and what they spent.</summary>
    internal static IEnumerable<Observation> Report(IReadOnlyList<AdReportRow> rows)
    {
        foreach (var currency in rows.GroupBy(r => r.Currency, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var payers = currency
                .Where(r => r.Payer.Length > 0)
                .GroupBy(r => r.Payer, StringComparer.Ordinal)
                .Select(g =>
                    (
                        Payer: g.Key,
                        Pages: g.Select(r => r.Page).Distinct(StringComparer.Ordinal).Count(),
                        Ads: AdRange.Sum(g.Select(r => r.Ads)),
                        Spend: AdRange.Sum(g.Select(r => r.Spend)),
                        Rows: g.Select(r => r.Row).ToArray()
                    )
                )
                .OrderByDescending(p => p.Pages)
                .ThenByDescending(p => p.Spend.Least)
                .ThenBy(p => p.Payer, StringComparer.Ordinal)
                .ToArray();
            var several = payers.Where(p => p.Pages > 1).ToArray();
            List<KeyValuePair<string, object>> statistic =
            [
                new("rows", currency.Count()),
                new("pages", currency.Select(r => r.Page).Distinct(StringComparer.Ordinal).Count()),
                new("rows_without_disclaimer", currency.Count(r => r.Payer.Length == 0)),
                new("payers", payers.Length),
                new("payers_of_several_pages", several.Length),
                new("ads", Whole(AdRange.Sum(currency.Select(r => r.Ads)))),
                new("spend", AdRange.Sum(currency.Select(r => r.Spend)).ToString()),
            ];
            foreach (var (payer, pages, ads, spend, _) in several.Take(AdFinding.MostNamed))
            {
                statistic.Add(new($"pages_of_{payer}", pages));
                statistic.Add(new($"ads_of_{payer}", Whole(ads)));
                statistic.Add(new($"spend_of_{payer}", spend.ToString()));
            }

            yield return AdFinding.Describe(
                $"the advertising report in {Name(currency.Key)}",
                FormattableString.Invariant(
                    $"{payers.Length} payers spent {AdRange.Sum(currency.Select(r => r.Spend))} {currency.Key} on {Whole(AdRange.Sum(currency.Select(r => r.Ads)))} advertisements; {several.Length} of them paid for more than one page{(several.Length > 0 ? FormattableString.Invariant($", '{several[0].Payer}' for {several[0].Pages}") : "")}. {currency.Count(r => r.Payer.Length == 0)} rows name no payer."
                ),
                statistic,
                [.. several.SelectMany(p => p.Rows)],
                "Parties, companies and agencies pay for several pages; the report holds no words, hours or audiences to hold against that."
            );
        }
    }

    private static void Spend(List<KeyValuePair<string, object>> statistic, string name, IEnumerable<Ad> ads)
    {
        var sum = AdRange.Sum(ads.Where(a => a.Spend is not null).Select(a => a.Spend!.Value));
        statistic.Add(new(name, sum.ToString()));
    }

    private static string Whole(AdRange range)
    {
        var least = range.Least.ToString("0", CultureInfo.InvariantCulture);
        return range.Most is not { } most ? $"{least} or more"
            : most == range.Least ? least
            : $"{least} to {most.ToString("0", CultureInfo.InvariantCulture)}";
    }

    private static string Month(long ms) => DateTime.UnixEpoch.AddMilliseconds(ms).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string Name(string currency) => currency.Length == 0 ? "no currency" : currency;
}
