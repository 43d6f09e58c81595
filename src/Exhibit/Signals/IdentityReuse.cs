using Exhibit.Coordination;
using Exhibit.Model;
using Exhibit.Text;

namespace Exhibit.Signals;

/// <summary>Names and descriptions that pass from account to account, and who said the common words first.</summary>
public sealed class IdentityReuse : ISignal
{
    private const int MostPosts = 500;
    private const int MostCited = 60;
    private const int MostPairs = 100;

    private static readonly SignalOption LeastCommon = new(
        "least-common",
        5,
        "sentences that two accounts must have in common before it is asked who said them first"
    );
    private static readonly SignalOption LeastBiography = new(
        "least-biography",
        24,
        "letters without which a self-description is nobody's"
    );
    private static readonly SignalOption LeastOutside = new(
        "least-outside",
        100,
        "accounts outside communities without which a share has no p"
    );

    /// <inheritdoc/>
    public SignalInfo Info { get; } =
        new()
        {
            Id = "identity-reuse",
            Version = 1,
            Title = "a name or description used again",
            Reads = ["handles, shown names and self-descriptions over time", "own sentences of accounts whose handles differ by one sign"],
            Options = [LeastCommon, LeastBiography, LeastOutside],
            References =
            [
                "Pacheco et al. 2021, ICWSM (handles shared by several ids)",
                "United States v. Internet Research Agency LLC et al., 1:18-cr-00032 (D.D.C. 2018), on stolen identities",
            ],
            Disarm = ["T0143.003", "T0150.004", "T0144.002", "T0128.005"],
            Innocent =
            [
                "People change their handle, and platforms give freed handles to others.",
                "One person may keep a second account, a backup or a bot that repeats the first.",
                "Slogans, verses and a team's or employer's standard words stand in many descriptions.",
                "Fans name themselves after whom they like.",
            ],
            CannotShow =
            [
                "which of two people a name belongs to: only which account showed or said it first in these data",
                "reuse of pictures (see image-reuse), or of names that differ by more than one sign",
            ],
        };

    /// <inheritdoc/>
    public SignalOutcome Observe(SignalData data, CancellationToken cancellation)
    {
        var states = data.Profiles;
        var least = data.Value(Info, LeastCommon);
        var near = Near(data)
            .Where(p => Math.Min(data.Timelines.Posts(p.Item1).Length, data.Timelines.Posts(p.Item2).Length) >= least)
            .OrderByDescending(p => Math.Min(data.Timelines.Posts(p.Item1).Length, data.Timelines.Posts(p.Item2).Length))
            .ToArray();
        var observations = new List<Observation>();
        observations.AddRange(Recycled(data, states));
        observations.AddRange(Renamed(data, states));
        observations.AddRange(Biographies(data, states));
        var tested = 0;
        if (near.Length > MostPairs)
        {
            observations.Add(TooMany(near.Length));
        }

        foreach (var (owner, other) in near.Take(MostPairs))
        {
            cancellation.ThrowIfCancellationRequested();
            if (First(data, owner, other) is { } observation)
            {
                tested++;
                observations.Add(observation);
            }
        }

        return states.All(s => s.Handle.Length == 0)
            ? SignalOutcome.Blind("The data state no handles, names or descriptions.")
            : SignalOutcome.Of(tested, observations);
    }

    // One handle on several ids: on one platform a handle has one owner at a time, so it was handed on or taken.
    private static IEnumerable<Observation> Recycled(SignalData data, IReadOnlyList<ProfileState> states)
    {
        foreach (
            var handle in states
                .Where(s => s.Handle.Length > 0 && data.Accounts[s.Account].Id != s.Handle)
                .GroupBy(s => (data.Accounts[s.Account].Platform, Handle: s.Handle.ToLowerInvariant()))
                .OrderBy(g => g.Key.Handle, StringComparer.Ordinal)
        )
        {
            var accounts = handle.Select(s => s.Account).Distinct().ToArray();
            if (accounts.Length < 2)
            {
                continue;
            }

            yield return new Observation
            {
                Subject = SubjectKind.Account,
                About = $"handle @{handle.Key.Handle}",
                Statement = FormattableString.Invariant(
                    $"The handle stands on {accounts.Length} ids, one after another or as the source has it."
                ),
                Statistic = [new("ids", accounts.Length)],
                Null = "none stated: a handle has one owner at a time",
                WithoutP = "How often freed handles are taken by strangers is not known.",
                Observed = true,
                Accounts = [.. accounts.Order()],
                Posts = [.. handle.Select(s => s.FirstPost).Order()],
            };
        }
    }

    private Observation[] Renamed(SignalData data, IReadOnlyList<ProfileState> states)
    {
        var renamed = states
            .Where(s => s.Handle.Length > 0)
            .GroupBy(s => s.Account)
            .Where(g => g.Select(s => s.Handle).Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1)
            .ToDictionary(g => g.Key, g => g.Last().FirstPost);
        var outside = data.Accounts.Where(a => a.Community == 0).ToArray();
        if (outside.Length < data.Value(Info, LeastOutside) || renamed.Count == 0)
        {
            return [];
        }

        var share = (outside.Count(a => renamed.ContainsKey(a.Index)) + 1.0) / (outside.Length + 2.0);
        return
        [
            .. data
                .Communities.Select(c => (Community: c, Renamed: c.Accounts.Where(renamed.ContainsKey).ToArray()))
                .Where(c => c.Renamed.Length > 1)
                .Select(c => new Observation
                {
                    Subject = SubjectKind.Community,
                    About = FormattableString.Invariant($"community {c.Community.Number}"),
                    Statement = FormattableString.Invariant(
                        $"{c.Renamed.Length} of {c.Community.Accounts.Count} members changed their handle within the data; of the accounts outside all communities {outside.Count(a => renamed.ContainsKey(a.Index))} of {outside.Length} did."
                    ),
                    Statistic =
                    [
                        new("members", c.Community.Accounts.Count),
                        new("members_renamed", c.Renamed.Length),
                        new("outside", outside.Length),
                        new("outside_renamed", outside.Count(a => renamed.ContainsKey(a.Index))),
                    ],
                    Null = "every member changes its handle with the share of the accounts outside, independently, one more counted",
                    P = PoissonBinomial.Tail(c.Community.Accounts.Count, share, c.Renamed.Length),
                    Community = c.Community.Number,
                    Accounts = [.. c.Renamed.Order()],
                    Posts = [.. c.Renamed.Select(a => renamed[a]).Order().Take(MostCited)],
                }),
        ];
    }

    private IEnumerable<Observation> Biographies(SignalData data, IReadOnlyList<ProfileState> states)
    {
        var known = states.Where(s => s.Biography.Length > 0).ToArray();
        var all = known.Select(s => s.Account).Distinct().Count();
        var groups = known
            .Select(s => (State: s, Key: TextNormalization.Normalize(s.Biography)))
            .Where(s => s.Key.Count(char.IsLetter) >= data.Value(Info, LeastBiography))
            .GroupBy(s => s.Key, s => s.State, StringComparer.Ordinal)
            .Select(g => g.DistinctBy(s => s.Account).ToArray())
            .Where(g => g.Length > 1)
            .OrderByDescending(g => g.Length)
            .ThenBy(g => g[0].FirstPost)
            .ToArray();
        var sharing = groups.Sum(g => g.Length);
        foreach (var group in groups)
        {
            var first = group.MinBy(s => (s.FirstMs, s.FirstPost))!;
            yield return new Observation
            {
                Subject = SubjectKind.Account,
                About = FormattableString.Invariant($"one description of {group.Length} accounts"),
                Statement = FormattableString.Invariant(
                    $"{group.Length} accounts describe themselves in the same words; in these data {data.Name(first.Account)} showed them first."
                ),
                Statistic = [new("accounts", group.Length), new("accounts_with_description", all)],
                Null = "none stated",
                WithoutP = "How often strangers choose the same words is counted instead.",
                Rate = (double)sharing / Math.Max(1, all),
                RateOf = FormattableString.Invariant($"the {all} accounts with a description share theirs with another"),
                Observed = group.Length > 2,
                Accounts = [.. group.Select(s => s.Account).Order()],
                Posts = [.. group.Select(s => s.FirstPost).Order().Take(MostCited)],
            };
        }
    }

    private static Observation TooMany(int pairs) =>
        new()
        {
            Subject = SubjectKind.Account,
            About = "handles that differ by one sign",
            Statement = FormattableString.Invariant(
                $"{pairs} pairs of handles differ by one sign; of the {MostPairs} with the most posts it was asked who said common sentences first."
            ),
            Statistic = [new("pairs", pairs), new("pairs_asked", MostPairs)],
            Null = "none stated",
            WithoutP = "A count.",
        };

    // Handles that differ by one sign at an end, or not at all once look-alike signs are folded.
    private static List<(int, int)> Near(SignalData data)
    {
        var byHandle = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var state in data.Profiles.Where(s => s.Handle.Length > 0))
        {
            byHandle.TryAdd(state.Handle, state.Account);
        }

        var bySkeleton = byHandle
            .GroupBy(h => Confusables.Skeleton(h.Key), h => h.Value, StringComparer.Ordinal)
            .Where(g => g.Count() is 2 or 3);
        var pairs = new SortedSet<(int, int)>();
        foreach (var group in bySkeleton)
        {
            foreach (var other in group.Skip(1).Where(o => o != group.First()))
            {
                pairs.Add((group.First(), other));
            }
        }

        foreach (var (handle, account) in byHandle.Where(h => h.Key.Length > 5))
        {
            foreach (var shorter in new[] { handle[..^1], handle[1..] })
            {
                // name1 and name12 are what a platform hands out by the thousand.
                var numbered = char.IsDigit(shorter[^1]) && char.IsDigit(handle[^1]);
                if (!numbered && byHandle.TryGetValue(shorter, out var owner) && owner != account)
                {
                    pairs.Add((owner, account));
                }
            }
        }

        return [.. pairs];
    }

    private Observation? First(SignalData data, int one, int other)
    {
        var (a, b) = (Sentences(data, one), Sentences(data, other));
        var common = a.Keys.Where(k => b.ContainsKey(k) && a[k].TimeMs != b[k].TimeMs).Order(StringComparer.Ordinal).ToArray();
        if (common.Length < data.Value(Info, LeastCommon))
        {
            return null;
        }

        var oneFirst = common.Count(k => a[k].TimeMs < b[k].TimeMs);
        var (owner, later, k) = 2 * oneFirst >= common.Length ? (one, other, oneFirst) : (other, one, common.Length - oneFirst);
        return new Observation
        {
            Subject = SubjectKind.Account,
            About = $"{data.Name(later)} after {data.Name(owner)}",
            Statement = FormattableString.Invariant(
                $"Their handles differ by one sign, and {common.Length} sentences of their own stand in both; {k} times {data.Name(owner)} said them first."
            ),
            Statistic = [new("sentences_in_common", common.Length), new("earlier_first", k)],
            Null = "neither repeats the other: each is first half of the time (two-sided sign test)",
            P = Math.Min(1, 2 * PoissonBinomial.Tail(common.Length, .5, k)),
            Accounts = [later],
            Posts = [.. common.SelectMany(s => new[] { a[s].Post, b[s].Post }).Order().Take(MostCited)],
        };
    }

    private static Dictionary<string, (long TimeMs, long Post)> Sentences(SignalData data, int account)
    {
        var posts = data.Timelines.Posts(account).ToArray();
        var own = posts.Where((_, i) => data.Timelines.Actions(account)[i] != Timelines.Repost).Take(MostPosts).ToArray();
        var said = new Dictionary<string, (long, long)>(StringComparer.Ordinal);
        foreach (var (number, post) in data.Store.Fetch(own).OrderBy(p => p.Value.TimeMs).ThenBy(p => p.Key))
        {
            var text = TextNormalization.Normalize(post.Text);
            if (text.Length > 0 && TextNormalization.RepostPrefix(post.Text) == 0)
            {
                said.TryAdd(text, (post.TimeMs, number));
            }
        }

        return said;
    }
}
