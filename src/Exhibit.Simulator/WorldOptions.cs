using Exhibit.Simulator.Campaigns;
using Exhibit.Simulator.Innocent;
using Exhibit.Simulator.Output;

namespace Exhibit.Simulator;

/// <summary>Everything that makes a world. The same options give the same bytes on any machine, in any culture.</summary>
public sealed record WorldOptions
{
    /// <summary>2001-01-01T00:00Z, a Monday: before the first platform whose posts anyone would analyse.</summary>
    public const long DefaultStartMs = 978_307_200_000;

    /// <summary>Seed of all randomness. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Ordinary accounts; members of groups and campaigns come on top. Default 2,000, at most 20 million.</summary>
    public int Accounts { get; init; } = 2_000;

    /// <summary>Posts of ordinary life aimed at, reposts included; groups and campaigns come on top. Default 90,000, at most 200 million.</summary>
    public long Posts { get; init; } = 90_000;

    /// <summary>Length of the world in days. Default 28.</summary>
    public int Days { get; init; } = 28;

    /// <summary>First moment, milliseconds since 1970, at the start of a UTC day. Default <see cref="DefaultStartMs"/>.</summary>
    public long StartMs { get; init; } = DefaultStartMs;

    /// <summary>Topical communities. Default 8, at most 64.</summary>
    public int Topics { get; init; } = 8;

    /// <summary>How many times as likely a follower is of the source's own topic as of any one other. Default 8.</summary>
    public double Homophily { get; init; } = 8;

    /// <summary>Tail exponent of activity (Pareto). Default 1.2.</summary>
    public double ActivityShape { get; init; } = 1.2;

    /// <summary>Share of the posts that are an account's own words rather than shares of another's. Default 0.3.</summary>
    public double OwnShare { get; init; } = .3;

    /// <summary>Share of the accounts that look in only in daily sessions. Default 0.25.</summary>
    public double SessionShare { get; init; } = .25;

    /// <summary>Accounts that others repost; 0 takes a seventh of the accounts, between 20 and 20,000. Default 0.</summary>
    public int Sources { get; init; }

    /// <summary>Shares of an object by ordinary people, on average. Default 20.</summary>
    public double MeanAudience { get; init; } = 20;

    /// <summary>Breaking-news events, at each of which several sources publish within minutes. Default 6.</summary>
    public int Events { get; init; } = 6;

    /// <summary>Innocent coordination.</summary>
    public IReadOnlyList<IInnocentGroup> Groups { get; init; } = [];

    /// <summary>Campaigns.</summary>
    public IReadOnlyList<ICampaign> Campaigns { get; init; } = [];

    /// <summary>Damage that real exports show. Default none.</summary>
    public Quirks Quirks { get; init; } = new();

    /// <summary>First moment after the world, milliseconds since 1970.</summary>
    public long EndMs => StartMs + (Days * Population.Rhythm.DayMs);

    /// <summary>The number of sources after the default is applied.</summary>
    internal int SourceCount => Sources > 0 ? Sources : Math.Clamp(Accounts / 7, 20, 20_000);

    /// <summary>Groups, then campaigns.</summary>
    internal IEnumerable<IScenario> Scenarios => Groups.Concat<IScenario>(Campaigns);

    /// <summary>Every fault of these options as a sentence; empty when the world can be made.</summary>
    public IReadOnlyList<string> Validate()
    {
        var faults = new List<string>();
        void Range(string name, double value, double low, double high)
        {
            if (!(value >= low && value <= high))
            {
                faults.Add(FormattableString.Invariant($"{name} must lie between {low} and {high}; found {value}."));
            }
        }

        Range(nameof(Accounts), Accounts, 100, 20_000_000);
        Range(nameof(Posts), Posts, 100, 200_000_000);
        Range(nameof(Days), Days, 2, 3_650);
        Range(nameof(Topics), Topics, 1, 64);
        Range(nameof(Homophily), Homophily, 1, 1_000);
        Range(nameof(ActivityShape), ActivityShape, .5, 10);
        Range(nameof(OwnShare), OwnShare, 0, .95);
        Range(nameof(SessionShare), SessionShare, 0, 1);
        Range(nameof(Sources), Sources, 0, Math.Max(0, Accounts / 2));
        Range(nameof(MeanAudience), MeanAudience, 1, 10_000);
        Range(nameof(Events), Events, 0, 10_000);
        if (StartMs % Population.Rhythm.DayMs != 0 || StartMs < 0 || StartMs > 4_000_000_000_000)
        {
            faults.Add(
                FormattableString.Invariant(
                    $"StartMs must be the first millisecond of a UTC day between 1970 and 2096; found {StartMs}. Take a multiple of 86,400,000."
                )
            );
        }

        if (Topics * 20 > Accounts)
        {
            faults.Add(
                FormattableString.Invariant(
                    $"Topics must leave at least 20 accounts a topic; found {Topics} topics for {Accounts} accounts."
                )
            );
        }

        faults.AddRange(Quirks.Validate());
        foreach (var scenario in Scenarios)
        {
            faults.AddRange(scenario.Validate().Select(fault => $"{scenario.Kind}: {fault}"));
        }

        return faults;
    }
}
