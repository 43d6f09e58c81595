using Exhibit.Coordination;
using Exhibit.Model;
using Exhibit.Text;

namespace Exhibit.Signals;

/// <summary>Two members of one community who answer each other again and again, and never as fast as two people can.</summary>
public sealed class StagedArgument : ISignal
{
    private const int MostCited = 60;

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

    /// <inheritdoc/>
    public SignalInfo Info { get; } =
        new()
        {
            Id = "staged-argument",
            Version = 1,
            Title = "an argument as if by one hand",
            Reads = ["answers: who answers whom, which post, when", "hashtags of both sides"],
            Options = [LeastTurns, Seconds, LeastOthers],
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
                "Customer service and its customer answer in turns.",
            ],
            CannotShow =
            [
                "that the two disagree: opposed hashtags are counted, opinions are not read",
                "one hand where two persons are at work",
                "anything where answers do not name the post that they answer",
            ],
            ReusesTraces = ["co-reply"],
        };

    private readonly record struct Turn(int From, int To, long Post, long DelayMs);

    /// <inheritdoc/>
    public SignalOutcome Observe(SignalData data, CancellationToken cancellation)
    {
        if (data.Precision > TimePrecision.Second)
        {
            return SignalOutcome.Blind("Times are not known to the second; the speed of answers cannot be told.");
        }

        var turns = Turns(data);
        if (turns.Length == 0)
        {
            return SignalOutcome.Blind("No answer names both the account and the post that it answers, with that post in the data.");
        }

        var fast = (long)(1_000 * data.Value(Info, Seconds));
        var pairs = turns
            .GroupBy(t => (Math.Min(t.From, t.To), Math.Max(t.From, t.To)))
            .Where(g => g.Count() >= data.Value(Info, LeastTurns) && Together(data, g.Key))
            .OrderBy(g => g.Key)
            .ToArray();
        return SignalOutcome.Of(pairs.Length, pairs.Select(p => Look(data, turns, [.. p], fast)));
    }

    private static bool Together(SignalData data, (int A, int B) pair) =>
        data.Accounts[pair.A].Community > 0 && data.Accounts[pair.A].Community == data.Accounts[pair.B].Community;

    private static Turn[] Turns(SignalData data)
    {
        var replies = data.Store.Replies().Where(r => r.ToPost.Length > 0).ToArray();
        var answered = data.Store.FindByPostId([.. replies.Select(r => r.ToPost).Distinct(StringComparer.Ordinal)]);
        return
        [
            .. replies
                .Where(r => answered.ContainsKey(r.ToPost))
                .Select(r => (Reply: r, Post: answered[r.ToPost]))
                .Where(x => x.Post.Account != x.Reply.Account && x.Reply.TimeMs >= x.Post.TimeMs)
                .Select(x => new Turn(x.Reply.Account, x.Post.Account, x.Reply.Post, x.Reply.TimeMs - x.Post.TimeMs)),
        ];
    }

    private Observation Look(SignalData data, Turn[] turns, Turn[] pair, long fast)
    {
        var (a, b) = (Math.Min(pair[0].From, pair[0].To), Math.Max(pair[0].From, pair[0].To));
        var members = new HashSet<int> { a, b };
        var others = turns.Where(t => !members.Contains(t.From) && !members.Contains(t.To)).ToArray();
        var enough = others.Length >= data.Value(Info, LeastOthers);

        // The slowest of the others' answers are left out: a pair that answers within the hour is compared with its like.
        var slowest = pair.Max(t => t.DelayMs);
        var like = others.Where(t => t.DelayMs <= slowest).ToArray();
        var share = (like.Count(t => t.DelayMs < fast) - 1.0) / Math.Max(1, like.Length);
        var quick = pair.Count(t => t.DelayMs < fast);
        var all = turns.Count(t => members.Contains(t.From));
        var p = enough ? FewerOrEqual(pair.Length, Math.Max(0, share), quick) : (double?)null;
        var shown = p is null || p <= data.Cutoff;
        var (tagsA, tagsB) = shown ? (Tags(data, a), Tags(data, b)) : ([], []);
        return new Observation
        {
            Subject = SubjectKind.SideInput,
            About = $"{data.Name(a)} and {data.Name(b)}",
            Statement = FormattableString.Invariant(
                $"They answered each other {pair.Length} times, {100.0 * pair.Length / Math.Max(1, all):0} % of all their answers, and {quick} times within {fast / 1_000} seconds; of other pairs' answers {100.0 * like.Count(t => t.DelayMs < fast) / Math.Max(1, like.Length):0.0} % come so soon. Their hashtags: {tagsA.Except(tagsB, StringComparer.OrdinalIgnoreCase).Count()} only of the one, {tagsB.Except(tagsA, StringComparer.OrdinalIgnoreCase).Count()} only of the other, {tagsA.Intersect(tagsB, StringComparer.OrdinalIgnoreCase).Count()} of both."
            ),
            Statistic =
            [
                new("turns", pair.Length),
                new("turns_of_the_one", pair.Count(t => t.From == a)),
                new("answers_of_both", all),
                new("turns_sooner_than_one_hand", quick),
                new("other_answers", like.Length),
                new("other_answers_so_soon", like.Count(t => t.DelayMs < fast)),
                new("hashtags_only_a", tagsA.Except(tagsB, StringComparer.OrdinalIgnoreCase).Count()),
                new("hashtags_only_b", tagsB.Except(tagsA, StringComparer.OrdinalIgnoreCase).Count()),
                new("hashtags_of_both", tagsA.Intersect(tagsB, StringComparer.OrdinalIgnoreCase).Count()),
            ],
            Null =
                "each answer comes so soon with the share of other pairs' answers that are no slower than the slowest here, one fewer counted",
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

    // P(X <= k) = P(n - X >= n - k).
    private static double FewerOrEqual(int n, double share, int k) => PoissonBinomial.Tail(n, 1 - share, n - k);

    private static HashSet<string> Tags(SignalData data, int account)
    {
        var posts = data.Timelines.Posts(account);
        return data
            .Store.Fetch([.. posts[..Math.Min(posts.Length, 500)]])
            .Values.SelectMany(p => p.Hashtags.Count > 0 ? p.Hashtags : TextEntities.Hashtags(p.Text))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
