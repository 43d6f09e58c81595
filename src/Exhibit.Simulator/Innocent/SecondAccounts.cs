using Exhibit.Simulator.Population;
using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Innocent;

/// <summary>
/// One person with a main and a backup account, and says so in the profile: what is posted here is posted there, at once
/// by a tool, minutes later by hand, or in one evening after a lock-out. Two accounts, one hand, no deceit.
/// </summary>
public sealed record SecondAccounts : IInnocentGroup
{
    /// <inheritdoc/>
    public string Kind => "second-accounts";

    /// <inheritdoc/>
    public IReadOnlyList<string> Explanations =>
        [
            "one-person",
            "own-content",
            "hour",
            "habit",
            "routine",
            "follower",
            "one-source",
            "one-day",
            "slow-window",
            "common-origin",
            "common-company",
        ];

    /// <summary>Accounts of the one person. Default 2.</summary>
    public int Accounts { get; init; } = 2;

    /// <summary>Things that the person posts or reposts. Default 50.</summary>
    public int Items { get; init; } = 50;

    /// <summary>Share of the things that are reposts of others. Default 0.4.</summary>
    public double Reposts { get; init; } = .4;

    /// <summary>Share of the things that a tool or the same hand posts on the other account at once; of the rest half come within the hour and half on one evening. Default 0.5.</summary>
    public double AtOnce { get; init; } = .5;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 2, 10)
            .Concat(Knobs.Range(nameof(Items), Items, 1, 1_000_000))
            .Concat(Knobs.Range(nameof(Reposts), Reposts, 0, 1))
            .Concat(Knobs.Range(nameof(AtOnce), AtOnce, 0, 1));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var zone = People.HomeZone(plan.Options, plan.Topic);
        var accounts = plan.Members(Accounts, zone, sessions: 0);
        plan.Background(accounts[0]);
        var evening = plan.At(plan.Options.Days / 2, 19, 21, zone);
        for (var item = 0; item < Items; item++)
        {
            var at = plan.Anytime(accounts[0]);
            var repost = plan.Random.Chance(Reposts);
            var text = Filler.Sentence(plan.Random, 6 + plan.Random.Below(14));
            var source = repost ? plan.PickSources(1)[0] : -1;
            var (first, end) = repost ? plan.World.Objects.OfSource(source) : (0, 1);
            var number = first + plan.Random.Below(end - first);
            if (repost)
            {
                at = plan.World.Presence.Next(
                    accounts[0],
                    Math.Max(at, plan.World.Objects.Facts(number, source).TimeMs + 60_000),
                    plan.Random
                );
            }

            for (var i = 0; i < accounts.Length; i++)
            {
                var when = i == 0 ? at : at + Delay(plan, at, evening);
                if (repost)
                {
                    plan.World.Join(number, accounts[i], when);
                    continue;
                }

                plan.Publish(
                    new PlannedPost
                    {
                        Author = accounts[i],
                        TimeMs = when,
                        Text = text,
                        Audience = .5,
                    }
                );
            }
        }
    }

    private long Delay(ScenarioPlan plan, long at, long evening) =>
        plan.Random.Unit() switch
        {
            var unit when unit < AtOnce => (long)(1_000 * plan.Random.LogNormal(12, .8)),
            var unit when unit < (1 + AtOnce) / 2 || at > evening => (long)(1_000 * plan.Random.LogNormal(900, 1)),
            _ => evening - at + (long)(1_000 * plan.Random.Between(0, 1_800)),
        };
}
