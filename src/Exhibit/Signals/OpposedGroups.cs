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

    /// <inheritdoc/>
    public SignalInfo Info { get; } =
        new()
        {
            Id = "opposed-groups",
            Version = 1,
            Title = "two groups that do not speak and share what is rare",
            Reads = ["links and media of posts", "answers between communities"],
            Options = [MostSharers, MostReaders, LeastItems],
            References =
            [
                "United States v. Internet Research Agency LLC et al., 1:18-cr-00032 (D.D.C. 2018): groups and pages on both sides",
                "Stewart, Arif and Starbird 2018, MIS2 (one operation on two sides)",
            ],
            Disarm = ["T0151.002", "T0092", "T0079"],
            Innocent =
            [
                "Both sides of a quarrel share the same news, and small outlets have few readers, who know one another's topics.",
                "An agency or tool serves clients of all colours.",
                "One community may be two by the accident of where the search for communities cut.",
            ],
            CannotShow =
            [
                "that the two are opposed: only that they do not answer each other",
                "that one hand runs both",
                "engagement by repost or quotation, which is not counted",
            ],
        };

    /// <inheritdoc/>
    public SignalOutcome Observe(SignalData data, CancellationToken cancellation)
    {
        if (data.Communities.Count < 2)
        {
            return SignalOutcome.Blind("Fewer than two communities were found.");
        }

        var all = data
            .Store.Links()
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
        if (rare.Length == 0)
        {
            return SignalOutcome.Blind("No link or picture is shared by a few accounts only.");
        }

        var joint = rare.SelectMany(r =>
            {
                var groups = r.Sharers.Select(s => data.Accounts[s.Account].Community).Where(c => c > 0).Distinct().Order().ToArray();
                return from a in groups from b in groups where a < b select (Pair: (a, b), Item: r);
            })
            .ToLookup(x => x.Pair, x => x.Item);
        var answers = Answers(data);
        var pairs = data.Communities.Count * (data.Communities.Count - 1) / 2;
        return SignalOutcome.Of(
            pairs,
            joint
                .Where(j => j.Count() >= data.Value(Info, LeastItems))
                .OrderBy(j => j.Key)
                .Select(j =>
                {
                    var (one, other) = (Size(data, j.Key.a, accounts), Size(data, j.Key.b, accounts));
                    var chance = Enumerable
                        .Range(0, (int)data.Value(Info, MostSharers) + 1)
                        .Select(n => Deal.Both(accounts.Count, one, other, n))
                        .ToArray();
                    double[] chances = [.. rare.Select(r => chance[r.Sharers.Length])];
                    var items = j.ToArray();
                    var said = answers.GetValueOrDefault(j.Key);
                    var between = items
                        .SelectMany(i => i.Sharers)
                        .Where(s => data.Accounts[s.Account].Community == j.Key.a || data.Accounts[s.Account].Community == j.Key.b)
                        .ToArray();
                    return new Observation
                    {
                        Subject = SubjectKind.SideInput,
                        About = FormattableString.Invariant($"communities {j.Key.a} and {j.Key.b}"),
                        Statement = FormattableString.Invariant(
                            $"They answered each other {said} times, and {items.Length} items that at most {data.Value(Info, MostSharers)} accounts share stand in both, where {chances.Sum():0.00} would by chance: {string.Join(", ", items.Take(MostNamed).Select(i => i.Key))}."
                        ),
                        Statistic =
                        [
                            new("answers_between", said),
                            new("rare_items", rare.Length),
                            new("rare_items_of_both", items.Length),
                            new("expected", Math.Round(chances.Sum(), 3)),
                            new("accounts_with_items", accounts.Count),
                        ],
                        Null = "each rare item's sharers are dealt at random among all accounts that share links or pictures",
                        P = said == 0 ? PoissonBinomial.Tail(chances, items.Length) : null,
                        WithoutP = said == 0 ? "" : "They do answer each other, so they are not two groups that do not speak.",
                        Accounts = [.. between.Select(s => s.Account).Distinct().Order()],
                        Posts = [.. between.Select(s => s.Post).Distinct().Order().Take(MostCited)],
                    };
                })
        );
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
