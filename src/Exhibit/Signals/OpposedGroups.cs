using Exhibit.Coordination;
using Exhibit.Model;
using Exhibit.Signals.Inputs;

namespace Exhibit.Signals;

/// <summary>Two communities that never answer each other and yet post rare addresses or pictures that hardly anybody else does.</summary>
public sealed class OpposedGroups : ISignal
{
    private const int MostCited = 60;
    private const int MostNamed = 5;

    private static readonly SignalOption MostSharers = new("most-sharers", 5, "accounts that may share an item for it to be rare");
    private static readonly SignalOption MostReaders = new(
        "most-readers",
        20,
        "accounts that may share a site's items for them to be rare"
    );
    private static readonly SignalOption LeastItems = new("least-items", 2, "rare items that two communities must have in common");
    private static readonly SignalOption LeastSlots = new(
        "least-slots",
        3,
        "minutes, or hours, in which both must speak in their own words"
    );

    /// <inheritdoc/>
    public SignalInfo Info { get; } =
        new()
        {
            Id = "opposed-groups",
            Version = 3,
            Title = "two groups that do not speak and share what is rare",
            Reads =
            [
                "links and media of posts that are no reposts",
                "times of posts in own words, without the posts that made edges",
                "answers between communities",
                "who runs an account by your own claims, if given (--list operators=FILE)",
            ],
            Options = [MostSharers, MostReaders, LeastItems, LeastSlots],
            References =
            [
                "United States v. Internet Research Agency LLC et al., 1:18-cr-00032 (D.D.C. 2018): groups and pages on both sides",
                "Stewart, Arif and Starbird 2018, MIS2 (one operation on two sides)",
            ],
            Disarm = ["T0151.002", "T0092", "T0079"],
            Innocent =
            [
                "Both sides of a quarrel share the same news, and small outlets have few readers, who know one another's topics.",
                "Both watch one event and speak of it in the same minutes or hours, or use a tool that sends at its own minute.",
                "One side reads what the other posts, and takes a page or its cue from there without an answer.",
                "An agency or tool serves clients of all colours.",
                "One community may be two by the accident of where the search for communities cut.",
            ],
            CannotShow =
            [
                "that the two are opposed: only that they do not answer each other",
                "that one hand runs both",
                "engagement by repost or quotation, which is not counted",
                "who runs an account: operators are your own claims, repeated",
            ],
            ReusesTraces = ["co-link"],
        };

    /// <inheritdoc/>
    public SignalOutcome Observe(SignalData data, CancellationToken cancellation)
    {
        if (data.Communities.Count < 2)
        {
            return SignalOutcome.Blind("Fewer than two communities were found.");
        }

        var answers = Answers(data);
        var items = new GroupItems(data);
        var slots = data.Precision > TimePrecision.Minute ? [] : Slots(data, answers, items);
        Observation[] seen = [.. Items(data, answers, items), .. slots, .. Operators(data, answers)];
        items.Clear();
        var pairs = data.Communities.Count * (data.Communities.Count - 1) / 2;
        return SignalOutcome.Of(pairs, seen);
    }

    private IEnumerable<Observation> Items(SignalData data, Dictionary<(int, int), int> answers, GroupItems all)
    {
        var rare = all.Rare(data.Value(Info, MostSharers), data.Value(Info, MostReaders));
        foreach (var pair in rare.Pairs.Where(j => j.Count() >= data.Value(Info, LeastItems)).OrderBy(j => j.Key))
        {
            var (one, other) = (all.Sharers(pair.Key.A), all.Sharers(pair.Key.B));
            var chance = Enumerable
                .Range(0, (int)data.Value(Info, MostSharers) + 1)
                .Select(n => Deal.Both(all.Accounts, one, other, n))
                .ToArray();
            double[] chances = [.. rare.Sizes.Select(n => chance[n])];
            var items = pair.ToArray();
            var between = items
                .SelectMany(i => i.Sharers)
                .Where(s => data.Accounts[s.Account].Community == pair.Key.A || data.Accounts[s.Account].Community == pair.Key.B)
                .ToArray();
            yield return Of(
                data,
                pair.Key,
                answers,
                "",
                FormattableString.Invariant(
                    $"{items.Length} items that at most {data.Value(Info, MostSharers)} accounts share, and that no third account posted before both had them, stand in both, where {chances.Sum():0.00} would by chance: {string.Join(", ", items.Take(MostNamed).Select(i => i.Key))}."
                ),
                [
                    new("rare_items", rare.Sizes.Count),
                    new("rare_items_of_both", items.Length),
                    new("expected", Math.Round(chances.Sum(), 3)),
                    new("accounts_with_items", all.Accounts),
                ],
                "each rare item's sharers are dealt at random among all accounts that share links or pictures",
                PoissonBinomial.Tail(chances, items.Length),
                [.. between.Select(s => s.Account).Distinct().Order()],
                [.. between.Select(s => s.Post).Distinct().Order().Take(MostCited)]
            );
        }
    }

    private IEnumerable<Observation> Slots(SignalData data, Dictionary<(int, int), int> answers, GroupItems items)
    {
        var words = new GroupWords(data, items.Common);
        foreach (var shared in new GroupSlots(words).Find(data.Value(Info, LeastSlots)))
        {
            yield return Slot(
                data,
                answers,
                shared,
                "minutes",
                FormattableString.Invariant($"by chance in the {shared.Within} hours in which both spoke"),
                "within each hour the minutes of one community fall evenly, as everybody else's posts do, or as the other speaks in the ten minutes on both sides, whichever is likeliest; every fifth minute, hours with more than twelve and what others posted too are left out"
            );
        }

        foreach (var shared in new GroupHours(words).Find(data.Value(Info, LeastSlots)))
        {
            yield return Slot(
                data,
                answers,
                shared,
                "hours",
                FormattableString.Invariant($"by chance on the {shared.Within} days on which both spoke"),
                "within each day the stretches of one community fall as it speaks on other days, as everybody else does on that day, or as the other speaks on other days, whichever is likeliest; days with more than eight hours and what others posted too are left out"
            );
        }
    }

    private static Observation Slot(
        SignalData data,
        Dictionary<(int, int), int> answers,
        GroupWords.Shared shared,
        string what,
        string chance,
        string nullModel
    ) =>
        Of(
            data,
            (shared.A, shared.B),
            answers,
            $", {what}",
            FormattableString.Invariant(
                $"In {shared.Number} {what} both spoke in their own words, where {shared.Expected:0.00} would {chance}."
            ),
            [
                new($"common_{what}", shared.Number),
                new("expected", Math.Round(shared.Expected, 3)),
                new(what == "minutes" ? "common_hours" : "common_days", shared.Within),
            ],
            nullModel,
            shared.P,
            [.. shared.Posts.Select(p => p.Account).Distinct().Order()],
            [.. shared.Posts.Take(MostCited).Select(p => p.Post)]
        ) with
        {
            ReusesTraces = [],
        };

    // The analyst's claims, repeated beside what was counted: they have no p and mark nobody.
    private static IEnumerable<Observation> Operators(SignalData data, Dictionary<(int, int), int> answers)
    {
        var claimed = OperatorClaim.Of(data).Where(c => data.Accounts[c.Account].Community > 0);
        foreach (var of in claimed.GroupBy(c => c.Operator, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            int[] groups = [.. of.Select(c => data.Accounts[c.Account].Community).Distinct().Order()];
            foreach (var (a, b) in from a in groups from b in groups where a < b select (a, b))
            {
                var rows = of.Where(c => data.Accounts[c.Account].Community == a || data.Accounts[c.Account].Community == b).ToArray();
                yield return new Observation
                {
                    Subject = SubjectKind.SideInput,
                    About = FormattableString.Invariant($"communities {a} and {b}, operator '{of.Key}'"),
                    Statement = FormattableString.Invariant(
                        $"Your file says that '{of.Key}' runs {rows.Count(r => data.Accounts[r.Account].Community == a)} accounts of the one and {rows.Count(r => data.Accounts[r.Account].Community == b)} of the other. They answered each other {answers.GetValueOrDefault((a, b))} times. That is a claim, not a finding."
                    ),
                    Statistic =
                    [
                        new("accounts_a", rows.Count(r => data.Accounts[r.Account].Community == a)),
                        new("accounts_b", rows.Count(r => data.Accounts[r.Account].Community == b)),
                        new("answers_between", answers.GetValueOrDefault((a, b))),
                        new(
                            "sources",
                            string.Join("; ", rows.Select(r => r.Source).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal))
                        ),
                    ],
                    Null = "none stated",
                    WithoutP = "Who runs an account is claimed, never computed.",
                    Accounts = [.. rows.Select(r => r.Account).Distinct().Order()],
                    Rows = [.. rows.Select(r => r.Row)],
                };
            }
        }
    }

    // A family is a community with all others: p is times their number, and held against the level of selected communities.
    private static Observation Of(
        SignalData data,
        (int A, int B) pair,
        Dictionary<(int, int), int> answers,
        string what,
        string statement,
        IReadOnlyList<KeyValuePair<string, object>> statistic,
        string nullModel,
        double p,
        int[] accounts,
        long[] posts
    )
    {
        var said = answers.GetValueOrDefault(pair);
        return new Observation
        {
            Subject = SubjectKind.Community,
            About = FormattableString.Invariant($"communities {pair.A} and {pair.B}{what}"),
            Statement = FormattableString.Invariant($"They answered each other {said} times. {statement}"),
            Statistic = [new("answers_between", said), .. statistic],
            Null = $"{nullModel}; p is times the number of other communities, and times three for items, minutes and hours",
            P = said == 0 ? Math.Min(1, 3 * (data.Communities.Count - 1) * p) : null,
            WithoutP = said == 0 ? "" : "They do answer each other, so they are not two groups that do not speak.",
            Community = pair.A,
            OtherCommunity = pair.B,
            Accounts = accounts,
            Posts = posts,
        };
    }

    private static Dictionary<(int, int), int> Answers(SignalData data)
    {
        var counts = new Dictionary<(int, int), int>();
        foreach (var reply in data.Store.Replies())
        {
            var (a, to) = (data.Accounts[reply.Account].Community, data.AccountByName.GetValueOrDefault(reply.ToAccount, -1));
            var b = to < 0 ? 0 : data.Accounts[to].Community;
            if (a > 0 && b > 0 && a != b)
            {
                var key = (Math.Min(a, b), Math.Max(a, b));
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }
        }

        return counts;
    }
}
