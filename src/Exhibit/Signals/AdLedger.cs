using System.Globalization;
using Exhibit.Model;
using Exhibit.Signals.Clock;
using Exhibit.Signals.Inputs;
using Exhibit.Text;

namespace Exhibit.Signals;

/// <summary>What advertisements say of their buyer: currency, purse, hours, audiences, and words used again.</summary>
public sealed class AdLedger : ISignal
{
    private const int MostCited = 200;
    private const int MostNamed = 8;

    private static readonly SignalOption FromHour = new("from-hour", 9, "first local hour of the office window");
    private static readonly SignalOption Hours = new("hours", 10, "length of the office window, hours");
    private static readonly SignalOption LeastReused = new("least-reused", 2, "creatives that pages of one payer must have in common");
    private static readonly SignalOption EarliestStart = new(
        "earliest-start",
        8,
        "earliest hour at which the office may open, for the set of offsets"
    );
    private static readonly SignalOption LatestStart = new("latest-start", 11, "latest hour at which it may open");

    /// <inheritdoc/>
    public SignalInfo Info { get; } =
        new()
        {
            Id = "ad-ledger",
            Version = 1,
            Title = "advertisements of one purse or template",
            Reads =
            [
                "advertisements: currency, payer, creation time, spend, words, targeting (--ads)",
                "opposed words, if given (--list opposed=FILE)",
            ],
            Inputs = ["ads"],
            Options = [FromHour, Hours, LeastReused, EarliestStart, LatestStart],
            References =
            [
                "U.S. House Permanent Select Committee on Intelligence 2018, Social Media Advertisements (release of 10 May 2018)",
                "Meta, Ad Library API (fields ad_creation_time, currency, spend, bylines)",
            ],
            Disarm = ["T0018", "T0114.001", "T0130.001", "T0130.005"],
            Innocent =
            [
                "Agencies pay for many clients, and a party or company runs many pages.",
                "Exiles, exporters and campaigners abroad pay in the currency of where they live, and advertisers work office hours.",
                "The same words are used again by franchises, and by anyone who tests which audience answers.",
                "Addressing groups with different views is what most campaigns do.",
            ],
            CannotShow =
            [
                "who the payer is, or whose money it was",
                "what is opposed: that comes from the list that the analyst gives",
                "that two landing addresses are two pages: a page may have one address by name and one by number",
                "anything of advertisements that the file's publisher left out",
            ],
        };

    /// <inheritdoc/>
    public SignalOutcome Observe(SignalData data, CancellationToken cancellation)
    {
        if (data.Side.Of("ads").Count == 0)
        {
            return SignalOutcome.Blind("No advertisements were given; --ads FILE would supply them.");
        }

        var ads = AdFile.Read(data.Side);
        if (ads.Count == 0)
        {
            return SignalOutcome.Blind("No row of the advertisements could be used; summary.json names the reasons.");
        }

        return SignalOutcome.Of(
            0,
            [Currency(ads), .. CreationHours(data, ads), .. Purses(data, ads), .. Reused(data, ads), .. OpposedAudiences(data, ads)]
        );
    }

    private static Observation Currency(IReadOnlyList<Ad> ads)
    {
        var currencies = ads.CountBy(a => a.Currency).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).ToArray();
        var paid = ads.Where(a => a.Spend > 0).ToArray();
        var (top, count) = (currencies[0].Key, currencies[0].Value);
        var unpaid = currencies.Skip(1).Select(c => (c.Key, Nought: ads.Count(a => a.Currency == c.Key && a.Spend is null or 0))).ToArray();
        var defaults = unpaid.Where(u => u.Nought * 10 >= 9 * currencies.First(c => c.Key == u.Key).Value).ToArray();
        List<KeyValuePair<string, object>> statistic = [new("ads", ads.Count), new("ads_with_spend", paid.Length)];
        foreach (var (currency, number) in currencies)
        {
            var name = currency.Length == 0 ? "none" : currency;
            statistic.Add(new($"ads_{name}", number));
            statistic.Add(new($"ads_{name}_with_spend", paid.Count(a => a.Currency == currency)));
        }

        foreach (
            var month in paid.Where(a => a.CreatedMs is not null)
                .GroupBy(a => (Month: Month(a.CreatedMs!.Value), a.Currency))
                .OrderBy(g => g.Key.Month, StringComparer.Ordinal)
                .ThenBy(g => g.Key.Currency, StringComparer.Ordinal)
        )
        {
            statistic.Add(new($"ads_{month.Key.Month}_{month.Key.Currency}", month.Count()));
            statistic.Add(
                new(
                    $"spend_{month.Key.Month}_{month.Key.Currency}",
                    month.Sum(a => a.Spend!.Value).ToString("0.00", CultureInfo.InvariantCulture)
                )
            );
        }

        return Describe(
            "the advertisements' currencies",
            FormattableString.Invariant(
                $"{count} of {ads.Count} advertisements ({100.0 * count / ads.Count:0.0} %) are stated in {Name(top)}; of the {paid.Length} with any spend, {paid.Count(a => a.Currency == top)} ({100.0 * paid.Count(a => a.Currency == top) / Math.Max(1, paid.Length):0.0} %).{string.Concat(defaults.Select(d => FormattableString.Invariant($" {Name(d.Key)} stands mostly where nothing was spent ({d.Nought} of {currencies.First(c => c.Key == d.Key).Value}): that is a default of whoever made the file, not a payment.")))}"
            ),
            statistic,
            [.. paid.Where(a => a.Currency == top).Select(a => a.Row)],
            "A currency is a fact of a payment; no innocent model of it is stated."
        );
    }

    private IEnumerable<Observation> CreationHours(SignalData data, IReadOnlyList<Ad> ads)
    {
        var times = ads.Where(a => a.HasHour).Select(a => a.CreatedMs!.Value).Order().ToArray();
        if (times.Length < 50)
        {
            yield break;
        }

        var (from, hours) = (data.Value(Info, FromHour), data.Value(Info, Hours));
        var (first, last) = (data.Value(Info, EarliestStart), data.Value(Info, LatestStart));
        var (offsets, best) = OffsetSet.Office(times, from, hours, first, last);
        var counts = WeekClock.Count(times, best / 2.0, from, from + hours);
        yield return Describe(
            "the advertisements' creation hours",
            FormattableString.Invariant(
                $"{100.0 * counts.InHours / counts.All:0.0} % of {counts.All} advertisements were created between {from:00}:00 and {from + hours:00}:00 of {WeekClock.Name(best)}, {100.0 * counts.OnWeekdays / counts.All:0.0} % from Monday to Friday. If they were made in an office that opens between {first:0} and {last:0} o'clock, its offset is one of: {WeekClock.Names(offsets)}."
            ),
            [
                new("ads", counts.All),
                new("created_in_hours", counts.InHours),
                new("created_on_weekdays", counts.OnWeekdays),
                new("best_offset", WeekClock.Name(best)),
                new("offsets", WeekClock.Names(offsets)),
                .. offsets
                    .Where(o => o % 2 == 0)
                    .Select(o => new KeyValuePair<string, object>(
                        $"created_in_hours_of_{WeekClock.Name(o)}",
                        WeekClock.Count(times, o / 2.0, from, from + hours).InHours
                    )),
                .. Enumerable
                    .Range(0, 24)
                    .Select(h => new KeyValuePair<string, object>(
                        FormattableString.Invariant($"created_{h:00}_utc"),
                        times.Count(t => (t / 3_600_000 % 24 + 24) % 24 == h)
                    )),
            ],
            [.. ads.Where(a => a.HasHour).Select(a => a.Row)],
            "Advertisers work office hours everywhere; what the hours bear on is the zone."
        );
    }

    private IEnumerable<Observation> Purses(SignalData data, IReadOnlyList<Ad> ads)
    {
        var payers = ads.Where(a => a.Payer.Length > 0)
            .GroupBy(a => a.Payer, StringComparer.Ordinal)
            .Select(g => (Payer: g.Key, Ads: g.ToArray(), Pages: g.Select(a => a.Page).Distinct(StringComparer.Ordinal).Count()))
            .Where(p => p.Pages > 1)
            .Select(p => (p.Payer, p.Ads, p.Pages, Reused: Templates(p.Ads).Length))
            .OrderByDescending(p => p.Reused)
            .ThenBy(p => p.Payer, StringComparer.Ordinal)
            .ToArray();
        foreach (var payer in payers.Where(p => p.Reused >= data.Value(Info, LeastReused)))
        {
            yield return Describe(
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
                Accounts = Known(data, payer.Ads),
            };
        }
    }

    private static IEnumerable<Observation> Reused(SignalData data, IReadOnlyList<Ad> ads)
    {
        var templates = Templates(ads);
        if (templates.Length == 0)
        {
            yield break;
        }

        yield return Describe(
            "creatives used again",
            FormattableString.Invariant(
                $"{templates.Length} creatives stand word for word under several pages, {templates.Max(t => t.Select(a => a.Page).Distinct(StringComparer.Ordinal).Count())} pages at most; together {templates.Sum(t => t.Length)} of {ads.Count} advertisements."
            ),
            [
                new("creatives", templates.Length),
                new("ads", templates.Sum(t => t.Length)),
                .. templates
                    .Take(MostNamed)
                    .Select(
                        (t, i) =>
                            new KeyValuePair<string, object>(
                                FormattableString.Invariant($"creative_{i + 1}_pages"),
                                string.Join(' ', t.Select(a => a.Page).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                            )
                    ),
            ],
            [.. templates.SelectMany(t => t).Select(a => a.Row)],
            "How often unconnected pages use the same words is not known."
        ) with
        {
            Accounts = Known(data, templates.SelectMany(t => t)),
        };
    }

    private static IEnumerable<Observation> OpposedAudiences(SignalData data, IReadOnlyList<Ad> ads)
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
            var words = Common(one, other, ad => TextNormalization.Normalize(ad.Text));
            yield return Describe(
                $"audiences '{a}' and '{b}'",
                FormattableString.Invariant(
                    $"{one.Length} advertisements aim at '{a}' and {other.Length} at '{b}', which your list calls opposed. In common: {payers.Length} payers, {pages.Length} pages, {words.Length} creatives.{(payers.Length + words.Length == 0 ? " Nothing in the file joins the two sides but that it was published as one." : "")}"
                ),
                [
                    new("ads_a", one.Length),
                    new("ads_b", other.Length),
                    new("payers_of_both", payers.Length),
                    new("pages_of_both", pages.Length),
                    new("creatives_of_both", words.Length),
                    new(
                        "pages_a",
                        string.Join(
                            ' ',
                            one.Select(x => x.Page).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MostNamed)
                        )
                    ),
                    new(
                        "pages_b",
                        string.Join(
                            ' ',
                            other.Select(x => x.Page).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MostNamed)
                        )
                    ),
                ],
                [.. one.Concat(other).Select(ad => ad.Row)],
                "No innocent rate is known of payers who address both sides of a quarrel."
            ) with
            {
                Observed = payers.Length + words.Length > 0,
                Accounts = payers.Length + words.Length > 0 ? Known(data, one.Concat(other).Where(ad => payers.Contains(ad.Payer))) : [],
            };
        }
    }

    // Aimed at: included, never excluded.
    private static Ad[] Aimed(IReadOnlyList<Ad> ads, string word) =>
        [.. ads.Where(ad => Opposed.Holds(ad.Targets.Where(t => !t.StartsWith("exclude", StringComparison.OrdinalIgnoreCase)), word))];

    private static string[] Common(Ad[] one, Ad[] other, Func<Ad, string> of) =>
        [.. one.Select(of).Where(x => x.Length > 0).Intersect(other.Select(of), StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static Ad[][] Templates(IEnumerable<Ad> ads) =>
        [
            .. ads.GroupBy(a => TextNormalization.Normalize(a.Text), StringComparer.Ordinal)
                .Where(g => g.Key.Length > 0 && g.Select(a => a.Page).Distinct(StringComparer.Ordinal).Count() > 1)
                .OrderByDescending(g => g.Select(a => a.Page).Distinct(StringComparer.Ordinal).Count())
                .ThenByDescending(g => g.Count())
                .ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => g.ToArray()),
        ];

    private static int[] Known(SignalData data, IEnumerable<Ad> ads) =>
        [.. ads.Select(a => data.AccountByName.GetValueOrDefault(a.Page, -1)).Where(i => i >= 0).Distinct().Order()];

    private static Observation Describe(
        string about,
        string statement,
        IReadOnlyList<KeyValuePair<string, object>> statistic,
        SideRow[] rows,
        string withoutP
    ) =>
        new()
        {
            Subject = SubjectKind.SideInput,
            About = about,
            Statement = statement,
            Statistic = statistic,
            Null = "none stated",
            WithoutP = withoutP,
            Rows = [.. rows.Take(MostCited)],
        };

    private static string Month(long ms) => DateTime.UnixEpoch.AddMilliseconds(ms).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string Name(string currency) => currency.Length == 0 ? "no currency" : currency;
}
