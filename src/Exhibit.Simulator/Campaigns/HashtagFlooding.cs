using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Campaigns;

/// <summary>Accounts that flood a hashtag for an hour or two: many short posts each, in their own words, always with the same row of tags in the same order.</summary>
public sealed record HashtagFlooding : ICampaign
{
    /// <inheritdoc/>
    public string Kind => "hashtag-flooding";

    /// <summary>Members. Default 20.</summary>
    public int Accounts { get; init; } = 20;

    /// <summary>Floods. Default 6.</summary>
    public int Floods { get; init; } = 6;

    /// <summary>Posts of a member in one flood. Default 8.</summary>
    public int PostsPerFlood { get; init; } = 8;

    /// <summary>Tags in the row, at least 1. Default 3.</summary>
    public int Tags { get; init; } = 3;

    /// <summary>Length of a flood, seconds. Default 5,400.</summary>
    public double Seconds { get; init; } = 5_400;

    /// <summary>Chance that a member takes part in a flood. Default 0.8.</summary>
    public double Participation { get; init; } = .8;

    /// <summary>Share of a member's posts that are ordinary life. Default 0.5.</summary>
    public double Camouflage { get; init; } = .5;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Campaign(Accounts, Seconds, Participation, Camouflage)
            .Concat(Knobs.Range(nameof(Floods), Floods, 1, 10_000))
            .Concat(Knobs.Range(nameof(PostsPerFlood), PostsPerFlood, 1, 1_000))
            .Concat(Knobs.Range(nameof(Tags), Tags, 1, 20));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var members = plan.Members(Accounts);
        var done = members.ToDictionary(member => member, _ => 0);
        for (var flood = 0; flood < Floods; flood++)
        {
            var from = plan.At(plan.Random.Below(plan.Options.Days), 9, 21, plan.World.People[members[0]].Zone);
            var tags = Enumerable.Range(0, Tags).Select(_ => Filler.Tag(plan.Random)).ToArray();
            foreach (var member in members.Where(_ => plan.Random.Chance(Participation)))
            {
                for (var i = 0; i < PostsPerFlood; i++)
                {
                    done[member]++;
                    plan.Publish(
                        new PlannedPost
                        {
                            Author = member,
                            TimeMs = from + (long)(1_000 * plan.Random.Between(0, Seconds)),
                            Text =
                                $"{Filler.Sentence(plan.Random, 3 + plan.Random.Below(6))} {string.Join(' ', tags.Select(tag => '#' + tag))}",
                            Tags = string.Join(' ', tags),
                            Audience = .5,
                        }
                    );
                }
            }
        }

        plan.Camouflage(done, Camouflage);
    }
}
