using System.Globalization;
using Exhibit.Model;
using Exhibit.Signals.Inputs;

namespace Exhibit.Signals.Ads;

/// <summary>At whom the advertisements are aimed: the kinds of targeting, and the interests and places of most advertisements with their spend and reach.</summary>
internal static class AdTargets
{
    /// <summary>What the files say of targeting; nothing where they say nothing.</summary>
    internal static IEnumerable<Observation> Of(IReadOnlyList<Ad> ads)
    {
        var terms = ads.SelectMany(ad => ad.Targets.Distinct(StringComparer.Ordinal).Select(t => (Ad: ad, Term: t))).ToArray();
        if (terms.Length == 0)
        {
            yield break;
        }

        var aimed = terms.Select(t => t.Ad).Distinct().ToArray();
        var interests = Most(terms, t => Is(t, "interests"));
        var places = Most(terms, IsPlace);
        List<KeyValuePair<string, object>> statistic = [new("ads", ads.Count), new("ads_with_targeting", aimed.Length)];
        foreach (
            var kind in terms
                .Where(t => t.Term.Contains(':', StringComparison.Ordinal))
                .Select(t => (t.Ad, Kind: t.Term.Split(':')[0].Trim()))
                .Distinct()
                .CountBy(t => t.Kind, StringComparer.Ordinal)
                .OrderByDescending(c => c.Value)
                .ThenBy(c => c.Key, StringComparer.Ordinal)
                .Take(AdFinding.MostNamed)
        )
        {
            statistic.Add(new($"ads_by_{kind.Key}", kind.Value));
        }

        foreach (var (what, list) in new[] { ("interest", interests), ("place", places) })
        {
            foreach (var (term, its) in list.Take(AdFinding.MostNamed))
            {
                statistic.Add(new($"ads_at_{what}_{term}", its.Length));
                var shown = its.Where(a => a.Impressions is not null).ToArray();
                if (shown.Length > 0)
                {
                    statistic.Add(new($"impressions_at_{what}_{term}", AdRange.Sum(shown.Select(a => a.Impressions!.Value)).ToString()));
                }

                foreach (
                    var currency in its.Where(a => a.Spend is { MayBePaid: true })
                        .GroupBy(a => a.Currency, StringComparer.Ordinal)
                        .OrderBy(g => g.Key, StringComparer.Ordinal)
                )
                {
                    statistic.Add(
                        new($"spend_at_{what}_{term}_{currency.Key}", AdRange.Sum(currency.Select(a => a.Spend!.Value)).ToString())
                    );
                }
            }
        }

        yield return AdFinding.Describe(
            "the advertisements' targeting",
            FormattableString.Invariant(
                $"{aimed.Length} of {ads.Count} advertisements state at whom they were aimed.{Words("interest", interests)}{Words("place", places)}"
            ),
            statistic,
            [.. aimed.Select(a => a.Row)],
            "Whom an advertisement is aimed at is its buyer's choice; no innocent model of it is stated."
        );
    }

    private static (string Term, Ad[] Ads)[] Most((Ad Ad, string Term)[] terms, Func<string, bool> of) =>
        [
            .. terms
                .Where(t => of(t.Term))
                .GroupBy(t => Last(t.Term), t => t.Ad, StringComparer.OrdinalIgnoreCase)
                .Select(g => (g.Key, Ads: g.Distinct().ToArray()))
                .OrderByDescending(g => g.Ads.Length)
                .ThenBy(g => g.Key, StringComparer.Ordinal),
        ];

    // "people_who_match:interests:Sim Cooking" is an interest; whom an advertisement leaves out is no audience.
    private static bool Is(string term, string kind) =>
        !term.StartsWith("exclude", StringComparison.OrdinalIgnoreCase)
        && term.Split(':')[..^1].Any(p => p.Trim().Equals(kind, StringComparison.OrdinalIgnoreCase));

    // Files without kinds, such as the Ad Library's, name places alone.
    private static bool IsPlace(string term) =>
        term.StartsWith("location", StringComparison.OrdinalIgnoreCase)
        || (!term.Contains(':', StringComparison.Ordinal) && !term.StartsWith("exclude", StringComparison.OrdinalIgnoreCase));

    private static string Last(string term) => term.Split(':')[^1].Trim();

    private static string Words(string what, (string Term, Ad[] Ads)[] list) =>
        list.Length == 0
            ? ""
            : $" {list.Length.ToString(CultureInfo.InvariantCulture)} {what}{(list.Length == 1 ? "" : "s")}, most often {string.Join(", ", list.Take(3).Select(l => string.Create(CultureInfo.InvariantCulture, $"'{l.Term}' ({l.Ads.Length})")))}.";
}
