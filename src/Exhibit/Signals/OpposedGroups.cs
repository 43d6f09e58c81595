using Exhibit.Coordination;
using Exhibit.Model;
using Exhibit.Text;

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
    private static readonly SignalOption LeastSlots = new("least-slots", 3, "minutes in which both must speak in their own words");

    /// <inheritdoc/>
    public SignalInfo Info { get; } =
        new()
        {
            Id = "opposed-groups",
            Version = 2,
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
                "Both watch one event and speak of it in the same minutes, or use a tool that sends at its own minute.",
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
        Observation[] seen = [.. Items(data, answers), .. Slots(data, answers), .. Operators(data, answers)];
        var pairs = data.Communities.Count * (data.Communities.Count - 1) / 2;
        return SignalOutcome.Of(pairs, seen);
    }

    private IEnumerable<Observation> Items(SignalData data, Dictionary<(int, int), int> answers)
    {
        // Whoever passes on another's post took its link from there: fans of one small author share all that the author links to.
        var reposts = Reposts(data);
        var all = data
            .Store.Links()
            .Where(l => !reposts.Contains(l.Post))
            .Select(l => (l.Account, l.Post, Key: CanonicalUrl.Of(l.Value)))
            .Concat(data.Store.Media().Select(m => (m.Account, m.Post, Key: "media " + m.Value)))
            .Where(i => i.Key.Length > 0)
            .ToArray();
        var accounts = all.Select(i => i.Account).ToHashSet();

        // A site that many read brings any two of its readers together: only what stands on sites that few read is rare.
        var readers = all.DistinctBy(i => (i.Account, Site(i.Key))).CountBy(i => Site(i.Key)).ToDictionary(StringComparer.Ordinal);
        var rare = all.Where(i => readers[Site(i.Key)] <= data.Value(Info, MostReaders))
            .GroupBy(i => i.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, Sharers: g.DistinctBy(i => i.Account).ToArray()))
            .Where(g => g.Sharers.Length >= 2 && g.Sharers.Length <= data.Value(Info, MostSharers))
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .ToArray();
        var joint = rare.SelectMany(r =>
            {
                var groups = r.Sharers.Select(s => data.Accounts[s.Account].Community).Where(c => c > 0).Distinct().Order().ToArray();
                return from a in groups from b in groups where a < b select (Pair: (a, b), Item: r);
            })
            .ToLookup(x => x.Pair, x => x.Item);
        foreach (var j in joint.Where(j => j.Count() >= data.Value(Info, LeastItems)).OrderBy(j => j.Key))
        {
            var (one, other) = (Size(data, j.Key.a, accounts), Size(data, j.Key.b, accounts));
            var chance = Enumerable
                .Range(0, (int)data.Value(Info, MostSharers) + 1)
                .Select(n => Deal.Both(accounts.Count, one, other, n))
                .ToArray();
            double[] chances = [.. rare.Select(r => chance[r.Sharers.Length])];
            var items = j.ToArray();
            var between = items
                .SelectMany(i => i.Sharers)
                .Where(s => data.Accounts[s.Account].Community == j.Key.a || data.Accounts[s.Account].Community == j.Key.b)
                .ToArray();
            yield return Of(
                data,
                j.Key,
                answers,
                "",
                FormattableString.Invariant(
                    $"{items.Length} items that at most {data.Value(Info, MostSharers)} accounts share stand in both, where {chances.Sum():0.00} would by chance: {string.Join(", ", items.Take(MostNamed).Select(i => i.Key))}."
                ),
                [
                    new("rare_items", rare.Length),
                    new("rare_items_of_both", items.Length),
                    new("expected", Math.Round(chances.Sum(), 3)),
                    new("accounts_with_items", accounts.Count),
                ],
                "each rare item's sharers are dealt at random among all accounts that share links or pictures",
                PoissonBinomial.Tail(chances, items.Length),
                [.. between.Select(s => s.Account).Distinct().Order()],
                [.. between.Select(s => s.Post).Distinct().Order().Take(MostCited)]
            );
        }
    }

    private IEnumerable<Observation> Slots(SignalData data, Dictionary<(int, int), int> answers)
    {
        if (data.Precision > TimePrecision.Minute)
        {
            yield break;
        }

        foreach (var shared in new GroupSlots(data).Find(data.Value(Info, LeastSlots)))
        {
            yield return Of(
                data,
                (shared.A, shared.B),
                answers,
                ", minutes",
                FormattableString.Invariant(
                    $"In {shared.Number} minutes both spoke in their own words, where {shared.Expected:0.00} would by chance in the {shared.Hours} hours in which both spoke."
                ),
                [new("common_minutes", shared.Number), new("expected", Math.Round(shared.Expected, 3)), new("common_hours", shared.Hours)],
                "within each hour the minutes of one community fall evenly, as everybody else's posts do, or as the other speaks in the ten minutes on both sides, whichever is likeliest; every fifth minute and hours with more than twelve are left out",
                shared.P,
                [.. shared.Posts.Select(p => p.Account).Distinct().Order()],
                [.. shared.Posts.Take(MostCited).Select(p => p.Post)]
            ) with
            {
                ReusesTraces = [],
            };
        }
    }

    // The analyst's claims, repeated beside what was counted: they have no p and mark nobody.
    private static IEnumerable<Observation> Operators(SignalData data, Dictionary<(int, int), int> answers)
    {
        var claimed = data
            .Side.Of("operators")
            .SelectMany(t =>
                t.Rows.Select(r =>
                    (
                        Account: data.AccountByName.GetValueOrDefault(t.Text(r, "account").TrimStart('@'), -1),
                        Operator: t.Text(r, "operator"),
                        Source: t.Text(r, "source"),
                        Row: new SideRow(t.Source, r.Number)
                    )
                )
            )
            .Where(c => c.Account >= 0 && data.Accounts[c.Account].Community > 0)
            .ToArray();
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
            Null = $"{nullModel}; p is times the number of other communities, and times two for items and minutes",
            P = said == 0 ? Math.Min(1, 2 * (data.Communities.Count - 1) * p) : null,
            WithoutP = said == 0 ? "" : "They do answer each other, so they are not two groups that do not speak.",
            Community = pair.A,
            OtherCommunity = pair.B,
            Accounts = accounts,
            Posts = posts,
        };
    }

    private static HashSet<long> Reposts(SignalData data)
    {
        var reposts = new HashSet<long>();
        foreach (var account in data.Accounts)
        {
            var posts = data.Timelines.Posts(account.Index);
            var actions = data.Timelines.Actions(account.Index);
            for (var i = 0; i < posts.Length; i++)
            {
                if (actions[i] == Timelines.Repost)
                {
                    reposts.Add(posts[i]);
                }
            }
        }

        return reposts;
    }

    // A picture has no site but itself.
    private static string Site(string key) => key.StartsWith("media ", StringComparison.Ordinal) ? key : key.Split('/', '?')[0];

    private static int Size(SignalData data, int community, HashSet<int> accounts) =>
        data.Communities.First(c => c.Number == community).Accounts.Count(accounts.Contains);

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
