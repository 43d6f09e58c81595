using Exhibit.Model;
using Exhibit.Signals.Clock;

namespace Exhibit.Signals;

/// <summary>Accounts that keep to the clock, never pause for sleep, or fill a quota: tools post so, and people do not.</summary>
public sealed class Automation : ISignal
{
    private const int MostCited = 40;
    private const int LongestSequence = 400;

    private static readonly SignalOption LeastSittings = new("least-sittings", 20, "sittings without which an account is not tested");
    private static readonly SignalOption GapMinutes = new("gap-minutes", 20, "a longer pause begins a new sitting");
    private static readonly SignalOption AwakeShare = new(
        "awake-share",
        .15,
        "largest share of the sittings that a person has in the six quietest hours of the day; round the clock is .25"
    );
    private static readonly SignalOption LeastDays = new(
        "least-days",
        14,
        "days from first to last post without which sleep is not asked for"
    );
    private static readonly SignalOption LeastLength = new(
        "least-length",
        .4,
        "mean resultant length below which a period is not called one, however sure"
    );

    private static readonly SignalOption LeastEven = new(
        "least-even",
        .5,
        "share of the pauses between sittings within a factor of 1.5 of their median below which nobody is called even"
    );
    private static readonly SignalOption LeastActions = new("least-actions", 100, "posts without which the order of actions is not read");

    /// <inheritdoc/>
    public SignalInfo Info { get; } =
        new()
        {
            Id = "automation",
            Version = 2,
            Title = "posts as a tool does",
            Reads = ["times of posts", "client applications", "kinds of action (own words, repost, answer)"],
            Options = [LeastSittings, GapMinutes, AwakeShare, LeastDays, LeastLength, LeastEven, LeastActions],
            References =
            [
                "Mardia and Jupp 2000, Directional Statistics (Rayleigh's test)",
                "Fisher 1950, Biometrics 6:17 (index of dispersion)",
                "Hawkes 1971, Biometrika 58:83; Ogata 1978, Ann. Inst. Statist. Math. 30:243 (self-exciting null of the pauses)",
                "Ziv and Lempel 1978, IEEE Trans. Inf. Theory 24:530 (compressibility; Cresci et al. 2016, IEEE Intell. Syst. 31:58 for action sequences)",
            ],
            Disarm = ["T0146.007"],
            Innocent =
            [
                "Scheduling tools, feeds and apps that their owners allowed to post do this openly; many newsrooms use them.",
                "A team that shares one account does not sleep as one person does.",
                "People of one region, trade or age use the same app, and a habit makes an order of actions.",
                "A platform that stamps posts to round minutes makes a period of its own.",
            ],
            CannotShow =
            [
                "whether the automation is declared, allowed or hidden",
                "a tool that draws its delays widely and sleeps at night",
            ],
        };

    private sealed record Look(int Account, double P, string Kind, string Words, List<KeyValuePair<string, object>> Statistic);

    /// <inheritdoc/>
    public SignalOutcome Observe(SignalData data, CancellationToken cancellation)
    {
        if (data.Precision > TimePrecision.Minute)
        {
            return SignalOutcome.Blind("Times are known only to the hour or day; minutes are needed.");
        }

        var least = (int)data.Value(Info, LeastSittings);
        var gap = (long)(60_000 * data.Value(Info, GapMinutes));
        var looks = new List<Look>();
        var (traits, tested) = (new List<AutomationTraits>(), 0);
        foreach (var account in data.Accounts)
        {
            cancellation.ThrowIfCancellationRequested();
            var times = data.Timelines.Times(account.Index);
            var look = times.Length < least ? null : At(data, account.Index, times, least, gap);
            tested += look is null ? 0 : 1;
            if (look is { } seen && seen.P <= data.Cutoff)
            {
                looks.Add(seen);
            }

            traits.Add(Traits(data, account, look, least, gap));
        }

        var groups = new AutomationGroups(data, traits);
        return tested == 0
            ? SignalOutcome.Blind(
                FormattableString.Invariant($"No account has {least} sittings, the fewest with which a pattern can be told.")
            )
            : SignalOutcome.Of(tested, [.. looks.Select(l => OfAccount(data, l, traits[l.Account], groups)), .. groups.All()]);
    }

    private AutomationTraits Traits(SignalData data, Account account, Look? look, int least, long gap)
    {
        var actions = data.Timelines.Actions(account.Index);
        if (actions.IsEmpty)
        {
            return new AutomationTraits(account.Index, null, null, -1);
        }

        var client = MainClient(data, account.Index);

        // What made a community's edges was counted already: two who post by one clock meet by it.
        if (account.Community > 0 && look is not null)
        {
            var (times, posts) = (data.Timelines.Times(account.Index).ToArray(), data.Timelines.Posts(account.Index).ToArray());
            long[] rest = [.. times.Where((_, i) => !data.PostsOfEdges.Contains(posts[i]))];
            look =
                rest.Length == times.Length ? look
                : rest.Length < least ? null
                : At(data, account.Index, rest, least, gap);
        }

        return new AutomationTraits(
            account.Index,
            look is null ? null : look.P <= .01,
            actions.Length < data.Value(Info, LeastActions)
                ? null
                : Patterns.Ratio(actions[..Math.Min(actions.Length, LongestSequence)], data.Seed),
            data.Timelines.Clients[client.Key].Length > 0 && 2 * client.Value >= actions.Length ? client.Key : -1
        );
    }

    private static KeyValuePair<int, int> MainClient(SignalData data, int account)
    {
        var clients = data.Timelines.ClientsOf(account);
        return clients.ContainsAnyExcept(clients[0])
            ? clients.ToArray().CountBy(c => c).OrderByDescending(c => c.Value).ThenBy(c => c.Key).First()
            : new(clients[0], clients.Length);
    }

    private Look? At(SignalData data, int account, ReadOnlySpan<long> times, int least, long gap)
    {
        var sittings = Machine.Sittings(times, gap);
        if (sittings.Length < least)
        {
            return null;
        }

        var (clock, period, length) = Machine.Periodicity(sittings);
        clock = length < data.Value(Info, LeastLength) ? 1 : clock;
        var days = (times[^1] - times[0]) / 86_400_000;
        var (sleepless, inside, all) =
            days >= data.Value(Info, LeastDays) ? Machine.Sleepless(sittings, data.Value(Info, AwakeShare)) : (1, 0, sittings.Length);
        var (quota, index, quotaDays) = Machine.Quota(times);
        var even = Spacing.Test(times, gap, data.Value(Info, LeastEven), data.Seed + (ulong)account);
        var smallest = Math.Min(Math.Min(clock, sleepless), Math.Min(quota, even.P));
        var p = Math.Min(1, 4 * smallest);
        if (p > data.Cutoff)
        {
            // Nobody is told of it; its p is held against others all the same.
            return new Look(account, p, "", "", []);
        }

        List<KeyValuePair<string, object>> statistic =
        [
            new("posts", times.Length),
            new("sittings", sittings.Length),
            new("p_clock", clock),
            new("period_minutes", period / 60_000),
            new("resultant_length", Math.Round(length, 4)),
            new("p_sleepless", sleepless),
            new("sittings_in_quietest_six_hours", inside),
            new("p_quota", quota),
            new("dispersion_of_days", Math.Round(index, 4)),
            new("days", quotaDays),
            new("p_even", even.P),
            new("pauses", even.Pauses),
            new("even_pauses", Math.Round(even.Even, 4)),
            new("even_pauses_hawkes", Math.Round(even.EvenHawkes, 4)),
            new("even_pauses_shuffled", Math.Round(even.EvenShuffled, 4)),
        ];
        return clock == smallest
                ? new Look(
                    account,
                    p,
                    "clock",
                    FormattableString.Invariant(
                        $"Its {sittings.Length} sittings begin at one point of every {period / 60_000} minutes (resultant length {length:0.00}; 0 is no clock, 1 the same second)."
                    ),
                    statistic
                )
            : sleepless == smallest
                ? new Look(
                    account,
                    p,
                    "sleepless",
                    FormattableString.Invariant(
                        $"Over {days} days even the six quietest hours of its day hold {inside} of {all} sittings, {100.0 * inside / all:0.0} %; somebody who sleeps leaves them all but empty."
                    ),
                    statistic
                )
            : even.P == smallest
                ? new Look(
                    account,
                    p,
                    "even",
                    FormattableString.Invariant(
                        $"{100 * even.Even:0} % of its {even.Pauses} pauses between sittings lie within a factor of one and a half of their median; a self-exciting process of its own rates gives {100 * even.EvenHawkes:0} %, its own hours in another order {100 * even.EvenShuffled:0} %."
                    ),
                    statistic
                )
            : new Look(
                account,
                p,
                "quota",
                FormattableString.Invariant(
                    $"Its posts a day vary less than chance over {quotaDays} active days (variance over mean {index:0.00}; people lie above 1)."
                ),
                statistic
            );
    }

    private static Observation OfAccount(SignalData data, Look look, AutomationTraits traits, AutomationGroups groups)
    {
        var posts = data.Timelines.Posts(look.Account);
        var clients = MainClient(data, look.Account);
        var client = data.Timelines.Clients[clients.Key];
        return new Observation
        {
            Subject = SubjectKind.Account,
            About = data.Name(look.Account),
            Statement =
                client.Length == 0
                    ? look.Words
                    : $"{look.Words} It posts with '{client}' in {clients.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)} of {posts.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)} posts.",
            Statistic =
            [
                new("pattern", look.Kind),
                .. look.Statistic,
                new("client", client),
                new("client_posts", clients.Value),
                new("client_rate_outside", Known(groups.ClientRate(traits.Client))),
                new("phrases_over_markov", Known(traits.Ratio)),
                new("phrases_rate_outside", Known(traits.Ratio is { } ratio ? groups.RatioRate(ratio) : null)),
            ],
            Null =
                "sittings at a uniform phase of a quarter of an hour; six quiet hours that hold at most the stated share of sittings; independent posts from day to day; pauses of a self-exciting process, and of its own hours in another order, whichever is evener (the smallest of four p, times four)",
            P = look.P,
            Community = data.Accounts[look.Account].Community,
            Accounts = [look.Account],
            Posts = [.. posts[..Math.Min(posts.Length, MostCited)]],
        };
    }

    private static double Known(double? value) => value is { } number ? Math.Round(number, 6) : double.NaN;
}
