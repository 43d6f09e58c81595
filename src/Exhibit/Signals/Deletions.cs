using Exhibit.Coordination;
using Exhibit.Model;

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
            Version = 1,
            Title = "gone from a later capture",
            Reads = ["ids of posts", "ids of the posts that a later capture still holds (--list capture=FILE)"],
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
                "when, or whether at one moment: two captures say only that it was between them",
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

        var left = tables.SelectMany(t => t.Rows.Select(r => t.Text(r, "post"))).ToHashSet(StringComparer.Ordinal);
        var still = data.Store.FindByPostId(left);
        var kept = still.Values.GroupBy(p => p.Account).ToDictionary(g => g.Key, g => g.Count());
        var all = data.Timelines.Count;
        if (still.Count < data.Value(Info, LeastLeft) * all)
        {
            return SignalOutcome.Blind(
                FormattableString.Invariant(
                    $"Only {still.Count} of {all} posts stand in the later capture; below {100 * data.Value(Info, LeastLeft):0} % it is taken for a capture of another scope."
                )
            );
        }

        var present = tables
            .SelectMany(t => t.Rows.Select(r => t.Text(r, "account")))
            .Where(a => a.Length > 0)
            .Select(a => data.AccountByName.GetValueOrDefault(a, -1))
            .ToHashSet();
        var counted = data.Accounts.Where(a => a.Posts >= data.Value(Info, LeastPosts)).ToArray();
        var gone = counted.Where(a => !kept.ContainsKey(a.Index) && !present.Contains(a.Index)).Select(a => a.Index).ToHashSet();
        return SignalOutcome.Of(
            data.Communities.Count,
            [Whole(counted.Length, gone, all, still.Count), .. Communities(data, counted, gone)]
        );
    }

    private static Observation Whole(int counted, HashSet<int> gone, int all, int still) =>
        new()
        {
            Subject = SubjectKind.SideInput,
            About = "the later capture",
            Statement = FormattableString.Invariant(
                $"{all - still} of {all} posts are no longer there, and {gone.Count} of {counted} accounts with enough posts have none left."
            ),
            Statistic = [new("posts", all), new("posts_gone", all - still), new("accounts", counted), new("accounts_gone", gone.Count)],
            Null = "none stated",
            WithoutP = "How much goes by itself in that time is what the accounts outside communities show.",
        };

    private IEnumerable<Observation> Communities(SignalData data, Account[] counted, HashSet<int> gone)
    {
        foreach (var community in data.Communities)
        {
            var members = counted.Where(a => a.Community == community.Number).ToArray();
            var lost = members.Where(a => gone.Contains(a.Index)).Select(a => a.Index).ToArray();
            if (lost.Length == 0)
            {
                continue;
            }

            var outside = counted.Where(a => a.Community != community.Number).ToArray();
            var outsideGone = outside.Count(a => gone.Contains(a.Index));
            var enough = outside.Length >= data.Value(Info, LeastOutside);
            yield return new Observation
            {
                Subject = SubjectKind.Community,
                About = FormattableString.Invariant($"community {community.Number}"),
                Statement = FormattableString.Invariant(
                    $"{lost.Length} of {members.Length} members are gone from the later capture; of the other accounts {outsideGone} of {outside.Length}."
                ),
                Statistic =
                [
                    new("members", members.Length),
                    new("members_gone", lost.Length),
                    new("others", outside.Length),
                    new("others_gone", outsideGone),
                ],
                Null = "every member goes with the share of the other accounts, independently, one more counted",
                P = enough ? PoissonBinomial.Tail(members.Length, (outsideGone + 1.0) / (outside.Length + 1.0), lost.Length) : null,
                WithoutP = enough ? "" : "Too few other accounts to compare with.",
                Community = community.Number,
                Accounts = [.. lost.Order()],
                Posts = [.. lost.SelectMany(a => data.Timelines.Posts(a).ToArray().Take(3)).Order().Take(MostCited)],
            };
        }
    }
}
