using Exhibit.Simulator.Population;
using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Innocent;

/// <summary>
/// A small account (a village council, a poet, a bird ringer) and the few who follow it: they pass on most of what it
/// posts, whenever they next look in, and hardly anybody else does.
/// </summary>
public sealed record SmallFollowing : IInnocentGroup
{
    /// <inheritdoc/>
    public string Kind => "small-following";

    /// <inheritdoc/>
    public IReadOnlyList<string> Explanations =>
        ["circle", "one-source", "source", "reaction", "habit", "follower", "hour", "routine", "slow-window", "common-company"];

    /// <summary>The account and its followers. Default 9.</summary>
    public int Accounts { get; init; } = 9;

    /// <summary>Posts of the account. Default 50.</summary>
    public int Items { get; init; } = 50;

    /// <summary>Median of a follower's delay before the next look, seconds. Default 2,400.</summary>
    public double MedianSeconds { get; init; } = 2_400;

    /// <summary>Chance that a follower passes a post on. Default 0.5.</summary>
    public double Participation { get; init; } = .5;

    /// <summary>Others who share a post, on average. Default 0.5.</summary>
    public double Outsiders { get; init; } = .5;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 3, 100_000)
            .Concat(Knobs.Range(nameof(Items), Items, 1, 1_000_000))
            .Concat(Knobs.Range(nameof(MedianSeconds), MedianSeconds, 1, 864_000))
            .Concat(Knobs.Range(nameof(Participation), Participation, 0, 1))
            .Concat(Knobs.Range(nameof(Outsiders), Outsiders, 0, 10_000));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var members = plan.Members(Accounts);
        foreach (var member in members)
        {
            plan.Background(member);
        }

        for (var item = 0; item < Items; item++)
        {
            var at = plan.Anytime(members[0]);
            var post = plan.Publish(
                new PlannedPost
                {
                    Author = members[0],
                    TimeMs = at,
                    Text = Filler.Sentence(plan.Random, 6 + plan.Random.Below(12)),
                    Audience = Outsiders,
                    MedianSeconds = Rhythm.HourMs / 1_000,
                }
            );
            foreach (var follower in members.Skip(1).Where(_ => plan.Random.Chance(Participation)))
            {
                var seen = at + (long)(1_000 * plan.Random.LogNormal(MedianSeconds, 1.2));
                post.Shares.Add((follower, plan.World.Presence.Next(follower, seen, plan.Random)));
            }
        }
    }
}
