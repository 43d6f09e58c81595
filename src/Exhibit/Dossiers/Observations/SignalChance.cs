using Exhibit.Coordination;
using Exhibit.Signals.Identity;

namespace Exhibit.Dossiers.Observations;

/// <summary>
/// The p that follows from an observation's own figures (docs/dossier-format.md, "Signals"). The figures themselves only
/// the full sources give. Simulations, and tests with another probability for each trial, are not among them.
/// </summary>
internal static class SignalChance
{
    private delegate double Formula(Func<string, double> of);

    // Which figures an observation states, and what p they give: the first whose names are all there.
    private static readonly (string[] Names, Formula P)[] Formulas =
    [
        Share("members", "members_gone", "others", "others_gone", more: 1, times: 1),
        Share("members_who_link", "members_on_list", "others_who_link", "others_on_list", more: 1, times: 1),
        Share("members_tested", "members_low", "outside_tested", "outside_low", more: 2, times: 3),
        (
            [
                "members_with_known_client",
                "members_with_client",
                "outside_with_known_client",
                "outside_with_client",
                "clients_in_community",
            ],
            of =>
                3
                * Math.Min(
                    1,
                    of("clients_in_community")
                        * Binomial(
                            of("members_with_known_client"),
                            (of("outside_with_client") + 1) / (of("outside_with_known_client") + 2),
                            of("members_with_client")
                        )
                )
        ),
        (["sentences_in_common", "earlier_first"], of => 2 * Binomial(of("sentences_in_common"), 0.5, of("earlier_first"))),
        Picked("members_alike", "outside_alike", "traits_tried"),
        Picked("members_in_window", "outside_in_window", "windows_tried"),
        (
            ["members_known", "members_awake", "outside_known", "outside_awake", "kinds_asked"],
            of => of("kinds_asked") * Dealt(of("members_known"), of("outside_known"), of("members_awake"), of("outside_awake"))
        ),
        (
            ["turns", "turns_sooner_than_one_hand", "other_answers", "other_answers_so_soon", "p_reply_rates", "pairs_of_community"],
            of => of("pairs_of_community") * Math.Max(Fast(of), of("p_reply_rates"))
        ),
        (
            ["p_clock", "p_even", "p_quota", "p_sleepless"],
            of => 4 * Math.Min(Math.Min(of("p_clock"), of("p_even")), Math.Min(of("p_quota"), of("p_sleepless")))
        ),
    ];

    /// <summary>p; null where it does not follow from the figures.</summary>
    internal static double? Of(IReadOnlyDictionary<string, object> statistic)
    {
        double Value(string name) =>
            statistic.GetValueOrDefault(name) switch
            {
                long whole => whole,
                int whole => whole,
                double number => number,
                _ => double.NaN,
            };
        var known = Array.Find(Formulas, f => Array.TrueForAll(f.Names, n => Value(n) >= 0));
        return known.P is null ? null : Math.Min(1, known.P(Value));
    }

    // Each member does it with the share of the others, some more counted.
    private static (string[], Formula) Share(string n, string k, string others, string with, int more, int times) =>
        ([n, k, others, with], of => times * Binomial(of(n), (of(with) + 1) / (of(others) + more), of(k)));

    // What one member has was picked; the other members are exchangeable with the outsiders.
    private static (string[], Formula) Picked(string k, string with, string tried) =>
        (
            ["members_known", k, "outside_known", with, tried, "kinds_asked"],
            of => of("kinds_asked") * Math.Min(1, of(tried) * Dealt(of("members_known") - 1, of("outside_known"), of(k) - 1, of(with)))
        );

    // P(as few slow answers or fewer) where each is soon with the share of others' answers, one fewer counted.
    private static double Fast(Func<string, double> of) =>
        Binomial(
            of("turns"),
            1 - Math.Max(0, (of("other_answers_so_soon") - 1) / Math.Max(1, of("other_answers"))),
            of("turns") - of("turns_sooner_than_one_hand")
        );

    private static double Binomial(double n, double p, double k) => PoissonBinomial.Tail((int)n, Math.Min(1, p), (int)k);

    private static double Dealt(double members, double outside, double with, double outsideWith) =>
        Alike.Tail((int)members, (int)outside, (int)with, (int)outsideWith);
}
