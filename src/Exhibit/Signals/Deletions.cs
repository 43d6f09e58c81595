using Exhibit.Coordination;
using Exhibit.Model;
using Exhibit.Signals.Inputs;

namespace Exhibit.Signals;

/// <summary>Posts and accounts that a later capture of the same scope no longer holds.</summary>
public sealed class Deletions : ISignal
{
    private const int MostCited = 60;

    private static readonly SignalOption LeastPosts = new("least-posts", 3, "posts with an id without which an account is not called gone");
    private static readonly SignalOption LeastOutside = new(
        "least-outside",
        50,
        "accounts outside a community without which its share has no p"
    );
    private static readonly SignalOption LeastLeft = new(
        "least-left",
        .05,
        "share of the posts that the later capture must hold, or it is no capture of this scope"
    );

    /// <inheritdoc/>
    public SignalInfo Info { get; } =
        new()
        {
            Id = "deletions",
            Version = 2,
            Title = "gone from a later capture",
            Reads =
            [
                "ids of posts",
                "ids of the posts that a later capture still holds (--list capture=FILE; several files are captures in the order given)",
            ],
            Inputs = ["capture"],
            Options = [LeastPosts, LeastOutside, LeastLeft],
            References = ["Torres-Lugo et al. 2022, ICWSM (deletions as manipulation)"],
            Disarm = ["T0129.007"],
            Innocent =
            [
                "People delete their accounts, and tools delete old posts every week.",
                "Platforms suspend accounts, and captures differ in what they were let see.",
                "Protected and blocked accounts are invisible to a capture, not gone.",
            ],
            CannotShow =
            [
                "who deleted: the owner, the platform or a court",
                "when, or whether at one moment: captures say only between which two of them it was",
            ],
        };

    /// <inheritdoc/>
    public SignalOutcome Observe(SignalData data, CancellationToken cancellation)
    {
        var tables = data.Side.Of("capture");
        if (tables.Count == 0)
        {
            return SignalOutcome.Blind("No later capture was given; --list capture=FILE would supply one.");
        }

        var captures = tables.Select(t => new Capture(data, t)).ToArray();
        var all = data.Timelines.Count;
        foreach (var capture in captures.Where(c => c.Posts < data.Value(Info, LeastLeft) * all))
        {
            return SignalOutcome.Blind(
                FormattableString.Invariant(
                    $"Only {capture.Posts} of {all} posts stand in the later capture; below {100 * data.Value(Info, LeastLeft):0} % it is taken for a capture of another scope."
                )
            );
        }

        // Gone are those that the last capture lacks; between which two they went is said by the last that has them.
        var counted = data.Accounts.Where(a => a.Posts >= data.Value(Info, LeastPosts)).ToArray();
        var went = counted
            .Where(a => !captures[^1].Has(a.Index))
            .ToDictionary(a => a.Index, a => 1 + Array.FindLastIndex(captures, c => c.Has(a.Index)));
        return SignalOutcome.Of(
            data.Communities.Count,
            [Whole(counted.Length, went.Count, all, captures[^1].Posts), .. Communities(data, captures, counted, went)]
        );
    }

    // What one later capture still holds of these data.
    private sealed class Capture
    {
        private readonly Dictionary<int, int> kept;
        private readonly HashSet<int> present;

        internal Capture(SignalData data, SideTable table)
        {
            var still = data.Store.FindByPostId(table.Rows.Select(r => table.Text(r, "post")).ToHashSet(StringComparer.Ordinal));
            kept = still.Values.CountBy(p => p.Account).ToDictionary();
            present = table
                .Rows.Select(r => table.Text(r, "account"))
                .Where(a => a.Length > 0)
                .Select(a => data.AccountByName.GetValueOrDefault(a, -1))
                .ToHashSet();
            Posts = still.Count;
        }

        internal int Posts { get; }

        internal bool Has(int account) => kept.ContainsKey(account) || present.Contains(account);

        internal int Of(int account) => kept.GetValueOrDefault(account);
    }

    private static Observation Whole(int counted, int gone, int all, int still) =>
        new()
        {
            Subject = SubjectKind.SideInput,
            About = "the later capture",
            Statement = FormattableString.Invariant(
                $"{all - still} of {all} posts are no longer there, and {gone} of {counted} accounts with enough posts have none left."
            ),
            Statistic = [new("posts", all), new("posts_gone", all - still), new("accounts", counted), new("accounts_gone", gone)],
            Null = "none stated",
            WithoutP = "How much goes by itself in that time is what the accounts outside communities show.",
        };

    private IEnumerable<Observation> Communities(SignalData data, Capture[] captures, Account[] counted, Dictionary<int, int> went)
    {
        foreach (var community in data.Communities)
        {
            var members = counted.Where(a => a.Community == community.Number).ToArray();
            int[] lost = [.. members.Select(a => a.Index).Where(went.ContainsKey)];
            if (lost.Length == 0)
            {
                continue;
            }

            var outside = counted.Where(a => a.Community != community.Number).ToArray();
            int[] others = [.. outside.Select(a => a.Index).Where(went.ContainsKey)];
            var enough = outside.Length >= data.Value(Info, LeastOutside);
            var p = PoissonBinomial.Tail(members.Length, (others.Length + 1.0) / (outside.Length + 1.0), lost.Length);
            var (interval, together, theirs, atOnce) = Together(lost, others, went, captures.Length);
            var thinned = members.Where(a => !went.ContainsKey(a.Index)).Sum(a => a.Posts - captures[^1].Of(a.Index));
            yield return new Observation
            {
                Subject = SubjectKind.Community,
                About = FormattableString.Invariant($"community {community.Number}"),
                Statement = FormattableString.Invariant(
                    $"{lost.Length} of {members.Length} members are gone from the {(captures.Length > 1 ? "last" : "later")} capture; of the other accounts {others.Length} of {outside.Length}. Members who are still there lack {thinned} posts.{(captures.Length > 1 ? FormattableString.Invariant($" {together} of the {lost.Length} went between capture {interval} and the one after it, counting these data as the first; of the others that went, {theirs} of {others.Length}.") : "")}"
                ),
                Statistic =
                [
                    new("members", members.Length),
                    new("members_gone", lost.Length),
                    new("others", outside.Length),
                    new("others_gone", others.Length),
                    new("posts_gone_of_members_left", thinned),
                    new("captures", captures.Length),
                    new("members_gone_together", together),
                    new("others_gone_with_them", theirs),
                ],
                Null =
                    captures.Length == 1
                        ? "every member goes with the share of the other accounts, independently, one more counted"
                        : "every member goes with the share of the other accounts, independently, and in the same interval as they, one more counted; the smaller p, times two",
                P =
                    !enough ? null
                    : captures.Length == 1 ? p
                    : Math.Min(1, 2 * Math.Min(p, atOnce)),
                WithoutP = enough ? "" : "Too few other accounts to compare with.",
                Community = community.Number,
                Accounts = [.. lost.Order()],
                Posts = [.. lost.SelectMany(a => data.Timelines.Posts(a).ToArray().Take(3)).Order().Take(MostCited)],
            };
        }
    }

    // The interval in which most members went, against the others that went at all; times the intervals that it was picked from.
    private static (int Interval, int Members, int Others, double P) Together(
        int[] lost,
        int[] others,
        Dictionary<int, int> went,
        int intervals
    )
    {
        var best = lost.CountBy(a => went[a]).OrderByDescending(c => c.Value).ThenBy(c => c.Key).First();
        var theirs = others.Count(a => went[a] == best.Key);
        var share = (theirs + 1.0) / (others.Length + 1.0);
        return (best.Key + 1, best.Value, theirs, Math.Min(1, intervals * PoissonBinomial.Tail(lost.Length, share, best.Value)));
    }
}
