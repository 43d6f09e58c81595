using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Innocent;

/// <summary>
/// Entrants of a shop's weekly draw: announced for the full hour; to enter one reposts the call and posts the sentence
/// that the rules give, word for word. The keen ones hunt every draw of every shop.
/// </summary>
public sealed record ScheduledGiveaway : IInnocentGroup
{
    /// <inheritdoc/>
    public string Kind => "giveaway";

    /// <inheritdoc/>
    public IReadOnlyList<string> Explanations =>
        ["clock", "crowd", "source", "reaction", "habit", "template", "one-source", "slow-window", "common-origin"];

    /// <summary>Entrants. Default 25.</summary>
    public int Accounts { get; init; } = 25;

    /// <summary>Draws. Default 8.</summary>
    public int Draws { get; init; } = 8;

    /// <summary>Median of the delay after the hour, seconds. Default 90.</summary>
    public double MedianSeconds { get; init; } = 90;

    /// <summary>Chance that an entrant enters a draw. Default 0.5.</summary>
    public double Participation { get; init; } = .5;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 2, 1_000_000)
            .Concat(Knobs.Range(nameof(Draws), Draws, 1, 10_000))
            .Concat(Knobs.Range(nameof(MedianSeconds), MedianSeconds, 1, 86_400))
            .Concat(Knobs.Range(nameof(Participation), Participation, 0, 1));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var entrants = plan.Members(Accounts);
        var shops = plan.PickSources(3);
        var zone = Population.People.HomeZone(plan.Options, plan.Topic);
        foreach (var entrant in entrants)
        {
            plan.Background(entrant);
        }

        for (var draw = 0; draw < Draws; draw++)
        {
            var shop = plan.World.Sources.Account(shops[draw % shops.Length]);
            var hour = plan.Random.Below(6) + 16;
            var opens = plan.At(plan.Random.Below(plan.Options.Days), hour, hour, zone);
            var tag = Filler.Tag(plan.Random);
            var sentence = $"{Filler.Sentence(plan.Random, 6)} #{tag}";
            var call = plan.Publish(
                new PlannedPost
                {
                    Author = shop,
                    TimeMs = opens,
                    Text = $"{Filler.Sentence(plan.Random, 12)} #{tag}",
                    Tags = tag,
                    Source = shops[draw % shops.Length],
                    MedianSeconds = 300,
                    Audience = plan.Options.MeanAudience,
                }
            );
            foreach (var entrant in entrants.Where(_ => plan.Random.Chance(Participation)))
            {
                var at = opens + (long)(1_000 * plan.Random.LogNormal(MedianSeconds, 1));
                call.Shares.Add((entrant, at));
                plan.Publish(
                    new PlannedPost
                    {
                        Author = entrant,
                        TimeMs = at + (long)(1_000 * plan.Random.LogNormal(25, .6)),
                        Text = sentence,
                        Tags = tag,
                    }
                );
            }
        }
    }
}
