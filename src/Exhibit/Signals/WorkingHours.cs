using Exhibit.Coordination;
using Exhibit.Model;
using Exhibit.Signals.Clock;

namespace Exhibit.Signals;

/// <summary>A community that keeps one office's hours more than the other accounts of these data would.</summary>
public sealed class WorkingHours : ISignal
{
    private const int MostMembers = 60;
    private const int MostReference = 2_000;
    private const int MostCited = 40;

    private static readonly SignalOption FromHour = new("from-hour", 9, "first local hour of the office window");
    private static readonly SignalOption Hours = new("hours", 10, "length of the office window, hours");
    private static readonly SignalOption EarliestStart = new(
        "earliest-start",
        8,
        "earliest hour at which an office may open, for the set of offsets"
    );
    private static readonly SignalOption LatestStart = new("latest-start", 11, "latest hour at which it may open");
    private static readonly SignalOption LeastSlots = new("least-slots", 10, "active half hours without which an account is not counted");
    private static readonly SignalOption LeastMembers = new("least-members", 3, "counted members without which a community is not tested");
    private static readonly SignalOption LeastShare = new(
        "least-share",
        .45,
        "mean share inside the window below which no office is spoken of, however small p; a uniform week has .30"
    );
    private static readonly SignalOption LeastReference = new(
        "least-reference",
        200,
        "other accounts of the data without which there is nothing to compare with, and no p"
    );
    private static readonly SignalOption SwitchSeconds = new(
        "switch-seconds",
        30,
        "time in which one person cannot change accounts, for the lower bound of hands at work"
    );
    private static readonly SignalOption ShiftHours = new(
        "shift-hours",
        12,
        "longest time that one person is taken to work in a day, for the lower bound of shifts"
    );

    /// <inheritdoc/>
    public SignalInfo Info { get; } =
        new()
        {
            Id = "working-hours",
            Version = 2,
            Title = "keeps one office's hours",
            Reads = ["times of posts, without reposts, answers and the posts that made the community's edges"],
            Options =
            [
                FromHour,
                Hours,
                EarliestStart,
                LatestStart,
                LeastSlots,
                LeastMembers,
                LeastShare,
                LeastReference,
                SwitchSeconds,
                ShiftHours,
            ],
            References =
            [
                "United States v. Internet Research Agency LLC et al., 1:18-cr-00032 (D.D.C. 2018), on day and night shifts",
                "Besag and Clifford 1991, Biometrika 78:301 (sequential Monte Carlo)",
                "Wedderburn 1974, Biometrika 61:439 (quasi-likelihood, for the set of offsets)",
            ],
            Disarm = ["T0146", "T0143.002"],
            Innocent =
            [
                "Staff of a newsroom, a company or a party work office hours and post from their desks.",
                "Pupils, shop workers or commuters of one region share a day.",
                "A scheduling tool sends at hours that its users chose once.",
            ],
            CannotShow =
            [
                "whose office it is, or that there is one: hours are shared by all who live by them",
                "the zone, where a shift works at other hours than nine to seven: night shifts exist, and the set of offsets then names the wrong zone",
                "how many people there are: the numbers of hands and of shifts are lower bounds under stated assumptions, and void where a tool sends",
                "that a pause is a change of shift: only that other accounts go on after it",
                "a country by its holidays alone: neighbours share them, and moved or lunar days are partly left out",
            ],
        };

    /// <inheritdoc/>
    public SignalOutcome Observe(SignalData data, CancellationToken cancellation)
    {
        if (data.Precision > TimePrecision.Hour)
        {
            return SignalOutcome.Blind("Times are known only to the day; hours of the day are needed.");
        }

        if (data.Communities.Count == 0)
        {
            return SignalOutcome.Blind("No community was found whose hours could be compared with the others'.");
        }

        var window = WeekClock.Window(data.Value(Info, FromHour), data.Value(Info, Hours), 5);
        var least = (int)data.Value(Info, LeastSlots);
        var test = new OfficeTest(Reference(data, window, least));
        var observations = new List<Observation>();
        foreach (var community in data.Communities)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Look(data, community, window, least, test) is { } observation)
            {
                observations.Add(observation);
            }
        }

        return observations.Count == 0
            ? SignalOutcome.Blind(
                FormattableString.Invariant(
                    $"No community has {data.Value(Info, LeastMembers)} members with {least} active half hours beside reposts, answers and the posts that made its edges."
                )
            )
            : SignalOutcome.Of(observations.Count, observations);
    }

    private static IEnumerable<(int, int, float[])> Reference(SignalData data, bool[] window, int least)
    {
        var outside = data.Accounts.Where(a => a.Community == 0 && data.Timelines.Times(a.Index).Length >= least).ToArray();
        var step = Math.Max(1, outside.Length / MostReference);
        for (var i = 0; i < outside.Length; i += step)
        {
            var profile = WeekClock.Profile(Own(data, outside[i].Index));
            var slots = profile.Sum();
            if (slots >= least)
            {
                yield return (outside[i].Index, slots, OfficeTest.Shares(profile, window));
            }
        }
    }

    private Observation? Look(SignalData data, Community community, bool[] window, int least, OfficeTest test)
    {
        var members = community
            .Accounts.Select(a => (Account: a, Times: Own(data, a)))
            .Select(m => (m.Account, m.Times, Profile: WeekClock.Profile(m.Times)))
            .Where(m => m.Profile.Sum() >= least)
            .Take(MostMembers)
            .ToArray();
        if (members.Length < data.Value(Info, LeastMembers))
        {
            return null;
        }

        var shares = members.Select(m => (m.Profile.Sum(), OfficeTest.Shares(m.Profile, window))).ToArray();
        var (share, best) = OfficeTest.Best([.. shares.Select(s => s.Item2)]);
        var comparable = test.Reference >= data.Value(Info, LeastReference);
        var draws = Math.Clamp((int)Math.Ceiling(4 / data.CommunityLevel), 999, 99_999);
        var (p, made, mean) = comparable ? test.Test(shares, draws, data.Seed + (ulong)community.Number) : (1, 0, 0);
        var times = members.SelectMany(m => m.Times).ToArray();
        var from = data.Value(Info, FromHour);
        var to = from + data.Value(Info, Hours);
        var (earliest, latest) = (data.Value(Info, EarliestStart), data.Value(Info, LatestStart));
        var office = OffsetSet.Office(times, from, to - from, earliest, latest).Offsets;
        var sleep = OffsetSet.Asleep(times);
        var crew = Crew.Of(
            data,
            [.. members.Select(m => (m.Account, m.Times))],
            [.. test.Alike(members.Select(m => m.Profile.Sum()), data.Seed + (ulong)community.Number).Select(a => (a, Own(data, a)))],
            data.Value(Info, SwitchSeconds),
            data.Value(Info, ShiftHours)
        );
        return new Observation
        {
            Subject = SubjectKind.Community,
            About = FormattableString.Invariant($"community {community.Number}"),
            Statement = FormattableString.Invariant(
                $"{100 * share:0.0} % of the active half hours of {members.Length} members lie between {from:00}:00 and {to:00}:00 on working days of {WeekClock.Name(best)}{(comparable ? FormattableString.Invariant($"; as many other accounts of like activity reach {100 * mean:0.0} % on average, each at its own best offset") : "")}. If it is an office that opens between {earliest:0} and {latest:0} o'clock, the offset is one of: {WeekClock.Names(office)}; if they are people who go to sleep between eleven and two, one of: {WeekClock.Names(sleep)}.{(office.Intersect(sleep).Any() ? "" : " The two do not agree, so no zone is shown.")} {crew.Words}"
            ),
            Statistic = [.. Statistic(data, members, share, best, made, mean, office, sleep, test.Reference), .. crew.Statistic],
            Null =
                "as many accounts outside all communities, of like activity, each at the UTC offset that suits it best, as if all lived in one zone",
            P = comparable ? (share < data.Value(Info, LeastShare) ? 1 : p) : null,
            WithoutP = comparable
                ? ""
                : FormattableString.Invariant(
                    $"Described, not tested: {test.Reference} other accounts are active enough to compare with, {data.Value(Info, LeastReference)} are needed."
                ),
            Community = community.Number,
            Accounts = [.. members.Select(m => m.Account)],
            Posts = Cited(data, members[0].Account, window, best),
        };
    }

    private List<KeyValuePair<string, object>> Statistic(
        SignalData data,
        (int Account, long[] Times, int[] Profile)[] members,
        float share,
        int best,
        int draws,
        double mean,
        IReadOnlyList<int> office,
        IReadOnlyList<int> sleep,
        int reference
    )
    {
        var times = members.SelectMany(m => m.Times).ToArray();
        var counted = WeekClock.Count(times, best / 2.0, data.Value(Info, FromHour), data.Value(Info, FromHour) + data.Value(Info, Hours));
        return
        [
            new("members", members.Length),
            new("posts", counted.All),
            new("posts_in_hours", counted.InHours),
            new("posts_on_weekdays", counted.OnWeekdays),
            new("active_half_hours", members.Sum(m => m.Profile.Sum())),
            new("mean_share", Math.Round(share, 4)),
            new("best_offset", WeekClock.Name(best)),
            new("offsets_if_office", WeekClock.Names(office)),
            new("offsets_if_asleep_at_night", WeekClock.Names(sleep)),
            new("reference_accounts", reference),
            new("reference_mean_share", Math.Round(mean, 4)),
            new("draws", draws),
        ];
    }

    // Reposts keep the hours of whoever is reposted, and answers those of whoever is answered: fans of one account and friends
    // who talk share a day. What made the edges was counted already.
    private static long[] Own(SignalData data, int account)
    {
        var times = data.Timelines.Times(account);
        var posts = data.Timelines.Posts(account);
        var actions = data.Timelines.Actions(account);
        var own = new List<long>(times.Length);
        for (var i = 0; i < times.Length; i++)
        {
            if (actions[i] == Timelines.OwnWords && !data.PostsOfEdges.Contains(posts[i]))
            {
                own.Add(times[i]);
            }
        }

        return [.. own];
    }

    private static long[] Cited(SignalData data, int account, bool[] window, int offset)
    {
        var times = data.Timelines.Times(account);
        var posts = data.Timelines.Posts(account);
        var actions = data.Timelines.Actions(account);
        var cited = new List<long>();
        for (var i = 0; i < times.Length && cited.Count < MostCited; i++)
        {
            if (
                actions[i] == Timelines.OwnWords
                && !data.PostsOfEdges.Contains(posts[i])
                && window[(WeekClock.Bin(times[i]) + offset + WeekClock.Bins) % WeekClock.Bins]
            )
            {
                cited.Add(posts[i]);
            }
        }

        return [.. cited];
    }
}
