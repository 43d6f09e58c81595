using Exhibit.Simulator.Population;
using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Innocent;

/// <summary>
/// A niche fandom, a family, a local club, a small branch of a union: a few people who for weeks pass on one another's
/// posts and the links of one small page, which hardly anybody else has heard of. They are their own audience.
/// </summary>
public sealed record SmallCircle : IInnocentGroup
{
    /// <inheritdoc/>
    public string Kind => "small-circle";

    /// <inheritdoc/>
    public IReadOnlyList<string> Explanations =>
        ["circle", "own-content", "hour", "habit", "reaction", "source", "one-source", "follower", "slow-window", "common-company"];

    /// <summary>Members. Default 9.</summary>
    public int Accounts { get; init; } = 9;

    /// <summary>Things that they pass on. Default 45.</summary>
    public int Items { get; init; } = 45;

    /// <summary>Share of the things that are links to the small page, posted with words of one's own; the rest are posts of members. Default 0.3.</summary>
    public double LinkShare { get; init; } = .3;

    /// <summary>Median of the delay until a member sees it, seconds. Default 10,800 (three hours); a messenger group takes minutes.</summary>
    public double MedianSeconds { get; init; } = 10_800;

    /// <summary>Chance that a member passes a thing on. Default 0.5.</summary>
    public double Participation { get; init; } = .5;

    /// <summary>People outside who share a thing, on average. Default 0.3.</summary>
    public double Outsiders { get; init; } = .3;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 2, 100_000)
            .Concat(Knobs.Range(nameof(Items), Items, 1, 1_000_000))
            .Concat(Knobs.Range(nameof(LinkShare), LinkShare, 0, 1))
            .Concat(Knobs.Range(nameof(MedianSeconds), MedianSeconds, 1, 864_000))
            .Concat(Knobs.Range(nameof(Participation), Participation, 0, 1))
            .Concat(Knobs.Range(nameof(Outsiders), Outsiders, 0, 10_000));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var circle = plan.Members(Accounts);
        foreach (var member in circle)
        {
            plan.Background(member);
        }

        for (var item = 0; item < Items; item++)
        {
            var found = circle[plan.Random.Below(circle.Length)];
            var at = plan.Anytime(found);
            var url = plan.Random.Chance(LinkShare) ? plan.Url(circle[0], item) : "";
            var opening = plan.Publish(Words(plan, found, at, url));
            foreach (var member in circle.Where(m => m != found && plan.Random.Chance(Participation)).ToArray())
            {
                var seen = at + (long)(1_000 * plan.Random.LogNormal(MedianSeconds, 1.2));
                var when = plan.World.Presence.Next(member, seen, plan.Random);
                if (url.Length > 0)
                {
                    plan.Publish(Words(plan, member, when, url));
                }
                else
                {
                    opening.Shares.Add((member, when));
                }
            }
        }
    }

    private PlannedPost Words(ScenarioPlan plan, int author, long timeMs, string url)
    {
        var words = Filler.Sentence(plan.Random, 4 + plan.Random.Below(12));
        return new PlannedPost
        {
            Author = author,
            TimeMs = timeMs,
            Text = url.Length > 0 ? $"{words} {url}" : words,
            Url = url,
            Audience = url.Length > 0 ? 0 : Outsiders,
            MedianSeconds = Rhythm.HourMs / 1_000,
        };
    }
}
