using Exhibit.Coordination;
using Exhibit.Model;
using Exhibit.Signals.Replies;

namespace Exhibit.Signals;

/// <summary>Two members of one community who answer each other again and again, and never as fast as two people can.</summary>
public sealed class StagedArgument : ISignal
{
    private const int MostCited = 60;
    private const int MostOthers = 100;
    private const int LeastChain = 4;

    private static readonly SignalOption LeastTurns = new(
        "least-turns",
        20,
        "answers between two accounts without which they are not tested"
    );
    private static readonly SignalOption Seconds = new(
        "hands-seconds",
        25,
        "answers that come sooner than this after what they answer are beyond one person at two accounts, seconds"
    );
    private static readonly SignalOption LeastOthers = new(
        "least-others",
        200,
        "answers of other pairs without which their speed is not known, and no p"
    );

    private static readonly SignalOption LeastItems = new(
        "least-items",
        3,
        "hashtags and sites that each of two must use before it is said whether their sets lie apart"
    );
    private static readonly SignalOption Apart = new(
        "apart",
        .1,
        "largest overlap, over the smaller set, at which two sets of hashtags and sites lie apart"
    );

    /// <inheritdoc/>
    public SignalInfo Info { get; } =
        new()
        {
            Id = "staged-argument",
            Version = 2,
            Title = "an argument as if by one hand",
            Reads =
            [
                "answers: who answers whom, which post, when",
                "hashtags and linked sites of both",
                "opposed words, if given (--list opposed=FILE)",
            ],
            Options = [LeastTurns, Seconds, LeastOthers, LeastItems, Apart],
            References =
            [
                "United States v. Internet Research Agency LLC et al., 1:18-cr-00032 (D.D.C. 2018), on accounts of one operator",
                "Stewart, Arif and Starbird 2018, MIS2 (both sides of one hashtag)",
            ],
            Disarm = ["T0049.001", "T0143.002"],
            Innocent =
            [
                "Friends and opponents talk with each other for years, and some think before they answer.",
                "Two people who take turns at a distance of time zones or shifts never answer at once.",
                "Followers of opposed parties use different words and sites and argue without being told to.",
                "Customer service and its customer answer in turns.",
            ],
            CannotShow =
            [
                "that the two disagree: who answers whom and which hashtags and sites they use is counted, opinions are not read",
                "one hand where two persons are at work",
                "anything where answers do not name the post that they answer",
            ],
            ReusesTraces = ["co-reply"],
        };

    /// <inheritdoc/>
    public SignalOutcome Observe(SignalData data, CancellationToken cancellation)
    {
        if (data.Precision > TimePrecision.Second)
        {
            return SignalOutcome.Blind("Times are not known to the second; the speed of answers cannot be told.");
        }

        var turns = Turn.All(data);
        if (turns.Count == 0)
        {
            return SignalOutcome.Blind("No answer names both the account and the post that it answers, with that post in the data.");
        }

        // Most pairs answer each other once: they are counted first, and those with enough put together.
        var enough = turns.CountBy(t => t.Pair).Where(c => c.Value >= data.Value(Info, LeastTurns)).Select(c => c.Key).ToHashSet();
        var pairs = turns.Where(t => enough.Contains(t.Pair)).GroupBy(t => t.Pair).OrderBy(g => g.Key).ToArray();
        var together = pairs.Where(g => Together(data, g.Key)).ToArray();
        var inCommunity = together.CountBy(g => data.Accounts[g.Key.A].Community).ToDictionary();
        var rates = new ReplyRates(turns);
        var sides = new Sides(data, data.Value(Info, LeastItems));
        var others = new Lazy<double[]>(() =>
            Others(sides, [.. pairs.Where(g => !Together(data, g.Key)).Take(MostOthers).Select(g => g.ToArray())])
        );
        return SignalOutcome.Of(
            together.Length,
            together
                .Select(p => Look(data, turns, [.. p], inCommunity[data.Accounts[p.Key.A].Community], rates, sides, others))
                .OfType<Observation>()
        );
    }

    private static double[] Others(Sides sides, Turn[][] pairs)
    {
        sides.Read(pairs);
        return [.. pairs.Select(p => sides.Overlap(sides.Of(p))).OfType<double>()];
    }

    private static bool Together(SignalData data, (int A, int B) pair) =>
        data.Accounts[pair.A].Community > 0 && data.Accounts[pair.A].Community == data.Accounts[pair.B].Community;

    private Observation? Look(
        SignalData data,
        IReadOnlyList<Turn> turns,
        Turn[] pair,
        int pairsOfCommunity,
        ReplyRates rates,
        Sides sides,
        Lazy<double[]> overlaps
    )
    {
        var (a, b) = pair[0].Pair;
        var fast = (long)(1_000 * data.Value(Info, Seconds));
        var others = turns.Where(t => t.From != a && t.From != b && t.To != a && t.To != b).ToArray();
        var enough = others.Length >= data.Value(Info, LeastOthers);

        // The slowest of the others' answers are left out: a pair that answers within the hour is compared with its like.
        var slowest = pair.Max(t => t.DelayMs);
        var like = others.Where(t => t.DelayMs <= slowest).ToArray();
        var soon = like.Count(t => t.DelayMs < fast);
        var quick = pair.Count(t => t.DelayMs < fast);
        var slow = FewerOrEqual(pair.Length, Math.Max(0, (soon - 1.0) / Math.Max(1, like.Length)), quick);
        var (expected, often) = rates.Of(a, b);
        var p = enough ? Math.Min(1, pairsOfCommunity * Math.Max(slow, often)) : (double?)null;
        if (p > data.Cutoff)
        {
            return null;
        }

        var chains = Turn.Chains(pair);
        var position = Position(data, sides, sides.Of(pair), overlaps.Value);
        return new Observation
        {
            Subject = SubjectKind.Community,
            About = $"{data.Name(a)} and {data.Name(b)}",
            Statement = FormattableString.Invariant(
                $"They answered each other {pair.Length} times, where {expected:0.0} would be expected of how often others are answered, in {chains.Count(c => c >= LeastChain)} chains of {LeastChain} turns or more, and {quick} times within {fast / 1_000} seconds; of other pairs' answers {100.0 * soon / Math.Max(1, like.Length):0.0} % come so soon. {position.Words}"
            ),
            Statistic =
            [
                new("turns", pair.Length),
                new("turns_of_the_one", pair.Count(t => t.From == a)),
                new("answers_of_both", rates.Sent(a) + rates.Sent(b)),
                new("turns_expected_of_reply_rates", Math.Round(expected, 3)),
                new("p_reply_rates", often),
                new("chains_of_four_turns", chains.Count(c => c >= LeastChain)),
                new("longest_chain", chains.DefaultIfEmpty(0).Max()),
                new("turns_sooner_than_one_hand", quick),
                new("other_answers", like.Length),
                new("other_answers_so_soon", soon),
                new("p_speed", slow),
                new("pairs_of_community", pairsOfCommunity),
                .. position.Statistic,
            ],
            Null =
                "each answer comes so soon with the share of other pairs' answers that are no slower than the slowest here, one fewer counted; each answer goes to the other as often as third parties' answers do, one more counted; the larger p, times the pairs of the community",
            P = p,
            WithoutP = enough
                ? ""
                : FormattableString.Invariant(
                    $"{others.Length} answers of other pairs are known; {data.Value(Info, LeastOthers)} are needed."
                ),
            Community = data.Accounts[a].Community,
            Accounts = [a, b],
            Posts = [.. pair.Select(t => t.Post).Take(MostCited)],
        };
    }

    private (string Words, IReadOnlyList<KeyValuePair<string, object>> Statistic) Position(
        SignalData data,
        Sides sides,
        Sides.Pair pair,
        double[] overlaps
    )
    {
        var both = pair.Both;
        var (onlyA, onlyB) = (pair.A.Count - both, pair.B.Count - both);
        var overlap = sides.Overlap(pair);
        var asLittle = overlaps.Count(o => o <= overlap);
        var position =
            sides.ByList(pair) ? "opposed by list"
            : overlap <= data.Value(Info, Apart) ? "sets apart"
            : "not shown";
        var words = position switch
        {
            "opposed by list" => "Your list of opposed words has them on different sides.",
            "sets apart" => "Their sets lie apart, as those of two sides would.",
            _ => "No opposed position is shown.",
        };
        return (
            FormattableString.Invariant(
                $"Of the hashtags and linked sites {(pair.Talk ? "in what they say to each other" : "in all their posts")} {onlyA} are only of the one, {onlyB} only of the other, {both} of both{(overlap is null || overlaps.Length == 0 ? "" : FormattableString.Invariant($"; {asLittle} of {overlaps.Length} other pairs who answer each other as much have as little in common"))}. {words}"
            ),
            [
                new("items_of_their_talk_alone", pair.Talk),
                new("items_only_a", onlyA),
                new("items_only_b", onlyB),
                new("items_of_both", both),
                new("other_pairs_compared", overlaps.Length),
                new("other_pairs_as_far_apart", overlap is null ? 0 : asLittle),
                new("position", position),
            ]
        );
    }

    // P(X <= k) = P(n - X >= n - k).
    private static double FewerOrEqual(int n, double share, int k) => PoissonBinomial.Tail(n, 1 - share, n - k);
}
