using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Campaigns;

/// <summary>Automated accounts that repost whatever a few hubs publish, at a machine's pace and around the clock, and say nowhere that they are bots.</summary>
public sealed record HubAmplification : ICampaign
{
    /// <inheritdoc/>
    public string Kind => "hub-amplification";

    /// <summary>Hubs and bots together. Default 23.</summary>
    public int Accounts { get; init; } = 23;

    /// <summary>Hubs among them. Default 3.</summary>
    public int Hubs { get; init; } = 3;

    /// <summary>Posts of each hub. Default 30.</summary>
    public int PostsPerHub { get; init; } = 30;

    /// <summary>Bots act between 3 s and this many seconds after the hub. Default 60.</summary>
    public double JitterSeconds { get; init; } = 60;

    /// <summary>Chance that a bot reposts a post. Default 0.7.</summary>
    public double Participation { get; init; } = .7;

    /// <summary>Share of a bot's posts that are ordinary life. Default 0.2.</summary>
    public double Camouflage { get; init; } = .2;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Campaign(Accounts, JitterSeconds, Participation, Camouflage)
            .Concat(Knobs.Range(nameof(Hubs), Hubs, 1, Accounts - 1))
            .Concat(Knobs.Range(nameof(PostsPerHub), PostsPerHub, 1, 100_000));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var members = plan.Members(Accounts, sessions: 0);
        var bots = members[Hubs..];
        var done = bots.ToDictionary(bot => bot, _ => 0);
        foreach (var hub in members[..Hubs])
        {
            plan.Background(hub);
            for (var i = 0; i < PostsPerHub; i++)
            {
                var at = plan.Anytime(hub);
                var tag = plan.World.Objects.TopicTag(plan.Topic, plan.Random);
                var post = plan.Publish(
                    new PlannedPost
                    {
                        Author = hub,
                        TimeMs = at,
                        Text = $"{Filler.Sentence(plan.Random, 11)} #{tag}",
                        Tags = tag,
                        Audience = plan.Options.MeanAudience / 2,
                    }
                );
                foreach (var bot in bots.Where(_ => plan.Random.Chance(Participation)))
                {
                    done[bot]++;
                    post.Shares.Add((bot, at + (long)(1_000 * plan.Random.Between(3, Math.Max(4, JitterSeconds)))));
                }
            }
        }

        plan.Camouflage(done, Camouflage);
    }
}
