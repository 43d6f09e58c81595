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

    /// <inheritdoc/>
    public SignalInfo Info { get; } =
        new()
        {
            Id = "automation",
            Version = 1,
            Title = "posts as a tool does",
            Reads = ["times of posts", "client applications", "kinds of action (own words, repost, answer)"],
            Options = [LeastSittings, GapMinutes, AwakeShare, LeastDays, LeastLength],
            References =
            [
                "Mardia and Jupp 2000, Directional Statistics (Rayleigh's test)",
                "Fisher 1950, Biometrics 6:17 (index of dispersion)",
                "Ziv and Lempel 1978, IEEE Trans. Inf. Theory 24:530 (compressibility; Cresci et al. 2016, IEEE Intell. Syst. 31:58 for action sequences)",
            ],
            Disarm = ["T0146.007"],
            Innocent =
            [
                "Scheduling tools, feeds and apps that their owners allowed to post do this openly; many newsrooms use them.",
                "A team that shares one account does not sleep as one person does.",
                "A platform that stamps posts to round minutes makes a period of its own.",
            ],
            CannotShow = ["whether the automation is declared, allowed or hidden", "a tool that draws its delays and sleeps at night"],
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
        var tested = new List<(int Account, bool Low)>();
        foreach (var account in data.Accounts)
        {
            cancellation.ThrowIfCancellationRequested();
            var times = data.Timelines.Times(account.Index);
            if (times.Length < least)
            {
                continue;
            }

            var sittings = Machine.Sittings(times, gap);
            if (sittings.Length < least)
            {
                continue;
            }

            var look = At(data, account.Index, times, sittings);
            tested.Add((account.Index, look.P <= .01));
            if (look.P <= data.Cutoff)
            {
                looks.Add(look);
            }
        }

        return tested.Count == 0
            ? SignalOutcome.Blind(
                FormattableString.Invariant($"No account has {least} sittings, the fewest with which a pattern can be told.")
            )
            : SignalOutcome.Of(tested.Count, [.. looks.Select(l => OfAccount(data, l)), .. Communities(data, tested)]);
    }

    private Look At(SignalData data, int account, ReadOnlySpan<long> times, long[] sittings)
    {
        var (clock, period, length) = Machine.Periodicity(sittings);
        clock = length < data.Value(Info, LeastLength) ? 1 : clock;
        var days = (times[^1] - times[0]) / 86_400_000;
        var (sleepless, inside, all) =
            days >= data.Value(Info, LeastDays) ? Machine.Sleepless(sittings, data.Value(Info, AwakeShare)) : (1, 0, sittings.Length);
        var (quota, index, quotaDays) = Machine.Quota(times);
        var p = Math.Min(1, 3 * Math.Min(clock, Math.Min(sleepless, quota)));
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
        ];
        return clock <= sleepless && clock <= quota
                ? new Look(
                    account,
                    p,
                    "clock",
                    FormattableString.Invariant(
                        $"Its {sittings.Length} sittings begin at one point of every {period / 60_000} minutes (resultant length {length:0.00}; 0 is no clock, 1 the same second)."
                    ),
                    statistic
                )
            : sleepless <= quota
                ? new Look(
                    account,
                    p,
                    "sleepless",
                    FormattableString.Invariant(
                        $"Over {days} days even the six quietest hours of its day hold {inside} of {all} sittings, {100.0 * inside / all:0.0} %; somebody who sleeps leaves them all but empty."
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

    private static Observation OfAccount(SignalData data, Look look)
    {
        var posts = data.Timelines.Posts(look.Account);
        var actions = data.Timelines.Actions(look.Account);
        var clients = data.Timelines.ClientsOf(look.Account).ToArray().CountBy(c => c).OrderByDescending(c => c.Value).First();
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
                new(
                    "phrases_over_shuffled",
                    Math.Round(Machine.Compression(actions[..Math.Min(actions.Length, LongestSequence)], data.Seed), 4)
                ),
            ],
            Null =
                "sittings at a uniform phase of a quarter of an hour; six quiet hours that hold at most the stated share of sittings; independent posts from day to day (the smallest of three p, times three)",
            P = look.P,
            Community = data.Accounts[look.Account].Community,
            Accounts = [look.Account],
            Posts = [.. posts[..Math.Min(posts.Length, MostCited)]],
        };
    }

    // Of a community: how many members look so at p <= .01, against the share among the accounts outside all communities.
    private static IEnumerable<Observation> Communities(SignalData data, List<(int Account, bool Low)> tested)
    {
        var outside = tested.Where(t => data.Accounts[t.Account].Community == 0).ToArray();
        if (outside.Length < 100)
        {
            yield break;
        }

        var share = (outside.Count(t => t.Low) + 1.0) / (outside.Length + 2.0);
        foreach (var group in tested.Where(t => data.Accounts[t.Account].Community > 0).GroupBy(t => data.Accounts[t.Account].Community))
        {
            var low = group.Count(t => t.Low);
            if (low < 2)
            {
                continue;
            }

            var members = group.Count();
            yield return new Observation
            {
                Subject = SubjectKind.Community,
                About = FormattableString.Invariant($"community {group.Key}"),
                Statement = FormattableString.Invariant(
                    $"{low} of {members} members post as a tool does (p at most .01 each); outside all communities {outside.Count(t => t.Low)} of {outside.Length} accounts do."
                ),
                Statistic =
                [
                    new("members_low", low),
                    new("members_tested", members),
                    new("outside_low", outside.Count(t => t.Low)),
                    new("outside_tested", outside.Length),
                ],
                Null = "every member looks so with the share of accounts outside all communities, independently",
                P = Coordination.PoissonBinomial.Tail(members, share, low),
                Community = group.Key,
                Accounts = [.. group.Where(t => t.Low).Select(t => t.Account)],
            };
        }
    }
}
