using Exhibit.Model;
using Exhibit.Signals.Inputs;
using Exhibit.Text;

namespace Exhibit.Signals.Ads;

/// <summary>Words used again: under several pages, by one payer, and at audiences that the analyst calls opposed.</summary>
internal static class AdTemplates
{
    private const int MostOpening = 60;

    /// <summary>Payers of several pages, where creatives stand word for word under more than one of them.</summary>
    internal static IEnumerable<Observation> Purses(SignalData data, IReadOnlyList<Ad> ads, double leastReused)
    {
        var payers = ads.Where(a => a.Payer.Length > 0)
            .GroupBy(a => a.Payer, StringComparer.Ordinal)
            .Select(g => (Payer: g.Key, Ads: g.ToArray(), Pages: AdFinding.Pages(g).Length))
            .Where(p => p.Pages > 1)
            .Select(p => (p.Payer, p.Ads, p.Pages, Reused: AdFinding.Templates(p.Ads).Length))
            .OrderByDescending(p => p.Reused)
            .ThenBy(p => p.Payer, StringComparer.Ordinal)
            .ToArray();
        foreach (var payer in payers.Where(p => p.Reused >= leastReused))
        {
            yield return AdFinding.Describe(
                $"payer '{payer.Payer}'",
                FormattableString.Invariant(
                    $"One payer bought {payer.Ads.Length} advertisements for {payer.Pages} pages, and {payer.Reused} creatives stand word for word under several of these pages."
                ),
                [new("ads", payer.Ads.Length), new("pages", payer.Pages), new("creatives_under_several_pages", payer.Reused)],
                [.. payer.Ads.Select(a => a.Row)],
                "Payers of several pages in this file are counted instead."
            ) with
            {
                Observed = true,
                Rate = (double)payers.Count(p => p.Reused >= payer.Reused) / payers.Length,
                RateOf = FormattableString.Invariant(
                    $"the {payers.Length} payers of several pages in this file use as many creatives again"
                ),
                Accounts = AdFinding.Known(data, payer.Ads),
            };
        }
    }

    /// <summary>Creatives that were used again, under several pages or by one page, and over how many days.</summary>
    internal static IEnumerable<Observation> Reused(SignalData data, IReadOnlyList<Ad> ads)
    {
        var again = ads.GroupBy(a => TextNormalization.Normalize(a.Text), StringComparer.Ordinal)
            .Where(g => g.Key.Length > 0 && g.Count() > 1)
            .ToArray();
        var templates = AdFinding.Templates(ads);
        if (again.Length == 0)
        {
            yield break;
        }

        var days = again.Select(Days).Where(d => d is not null).Select(d => d!.Value).DefaultIfEmpty(0).ToArray();
        yield return AdFinding.Describe(
            "creatives used again",
            FormattableString.Invariant(
                $"{again.Length} creatives were bought more than once, {again.Sum(g => g.Count())} of {ads.Count} advertisements, the longest in use over {days.Max()} days; {templates.Length} of them stand word for word under several pages{(templates.Length > 0 ? FormattableString.Invariant($", {AdFinding.Pages(templates[0]).Length} pages at most, together {templates.Sum(t => t.Length)} advertisements") : "")}."
            ),
            [
                new("creatives_bought_again", again.Length),
                new("ads_of_these", again.Sum(g => g.Count())),
                new("most_ads_of_one_creative", again.Max(g => g.Count())),
                new("most_days_of_one_creative", days.Max()),
                new("creatives_under_several_pages", templates.Length),
                new("ads_under_several_pages", templates.Sum(t => t.Length)),
                .. templates
                    .Take(AdFinding.MostNamed)
                    .Select(
                        (t, i) =>
                            new KeyValuePair<string, object>(
                                FormattableString.Invariant($"creative_{i + 1}_pages"),
                                string.Join(' ', AdFinding.Pages(t))
                            )
                    ),
            ],
            [.. (templates.Length > 0 ? templates.SelectMany(t => t) : again.SelectMany(g => g)).Select(a => a.Row)],
            "How often unconnected pages use the same words is not known."
        ) with
        {
            Accounts = AdFinding.Known(data, templates.SelectMany(t => t)),
        };
    }

    /// <summary>Audiences on both sides of the analyst's list, and what joins the advertisements aimed at them.</summary>
    internal static IEnumerable<Observation> OpposedAudiences(SignalData data, IReadOnlyList<Ad> ads)
    {
        foreach (var (a, b) in new Opposed(data.Side).Pairs)
        {
            var (one, other) = (Aimed(ads, a), Aimed(ads, b));
            if (one.Length == 0 || other.Length == 0)
            {
                continue;
            }

            var payers = Common(one, other, ad => ad.Payer);
            var pages = Common(one, other, ad => ad.Page);

            // One advertisement for everybody is no template aimed at two audiences: it must have been bought for each.
            var (oneOnly, otherOnly) = (one.Except(other).ToArray(), other.Except(one).ToArray());
            var words = Common(oneOnly, otherOnly, ad => TextNormalization.Normalize(ad.Text));
            var joined = payers.Length + words.Length > 0;
            var template = oneOnly.Concat(otherOnly).Where(ad => words.Contains(TextNormalization.Normalize(ad.Text))).ToArray();
            yield return AdFinding.Describe(
                $"audiences '{a}' and '{b}'",
                FormattableString.Invariant(
                    $"{one.Length} advertisements aim at '{a}' and {other.Length} at '{b}', which your list calls opposed, {one.Intersect(other).Count()} at both. In common: {payers.Length} payers, {pages.Length} pages, {words.Length} creatives bought for each side{(template.Length > 0 ? $", the first '{Opening(template[0].Text)}'" : "")}.{(joined ? "" : " Nothing in the file joins the two sides but that it was published as one.")}"
                ),
                [
                    new("ads_a", one.Length),
                    new("ads_b", other.Length),
                    new("ads_at_both", one.Intersect(other).Count()),
                    new("payers_of_both", payers.Length),
                    new("pages_of_both", pages.Length),
                    new("creatives_of_both", words.Length),
                    new("ads_of_these_creatives", template.Length),
                    new("pages_a", string.Join(' ', AdFinding.Pages(one).Take(AdFinding.MostNamed))),
                    new("pages_b", string.Join(' ', AdFinding.Pages(other).Take(AdFinding.MostNamed))),
                ],
                [.. template.Concat(one.Concat(other).Except(template)).Select(ad => ad.Row)],
                "No innocent rate is known of payers who address both sides of a quarrel."
            ) with
            {
                Observed = joined,
                Accounts = joined
                    ? AdFinding.Known(data, one.Concat(other).Where(ad => payers.Contains(ad.Payer) || template.Contains(ad)))
                    : [],
            };
        }
    }

    // Aimed at: included, never excluded.
    private static Ad[] Aimed(IReadOnlyList<Ad> ads, string word) =>
        [.. ads.Where(ad => Opposed.Holds(ad.Targets.Where(t => !t.StartsWith("exclude", StringComparison.OrdinalIgnoreCase)), word))];

    private static string[] Common(Ad[] one, Ad[] other, Func<Ad, string> of) =>
        [.. one.Select(of).Where(x => x.Length > 0).Intersect(other.Select(of), StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static long? Days(IEnumerable<Ad> ads)
    {
        var times = ads.Select(a => a.CreatedMs).OfType<long>().ToArray();
        return times.Length < 2 ? null : (times.Max() - times.Min()) / 86_400_000;
    }

    private static string Opening(string text)
    {
        var line = text.Trim().Split('\n')[0].Trim();
        return line.Length <= MostOpening
            ? line
            : line[..(char.IsHighSurrogate(line[MostOpening - 1]) ? MostOpening - 1 : MostOpening)] + "...";
    }
}
