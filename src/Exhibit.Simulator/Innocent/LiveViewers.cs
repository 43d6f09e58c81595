using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Innocent;

/// <summary>
/// Viewers of a match who post at every goal, within seconds of one another, the same few words and the same row of
/// hashtags, and repost the club's own post of it.
/// </summary>
public sealed record LiveViewers : IInnocentGroup
{
    /// <inheritdoc/>
    public string Kind => "live-viewers";

    /// <inheritdoc/>
    public IReadOnlyList<string> Explanations => ["crowd", "source", "reaction", "habit", "one-source", "one-day", "hour"];

    /// <summary>Viewers. Default 25.</summary>
    public int Accounts { get; init; } = 25;

    /// <summary>Matches. Default 4.</summary>
    public int Matches { get; init; } = 4;

    /// <summary>Moments worth a post in a match. Default 8.</summary>
    public int Moments { get; init; } = 8;

    /// <summary>Median of the delay, the lag of the broadcast included, seconds. Default 20.</summary>
    public double MedianSeconds { get; init; } = 20;

    /// <summary>Chance that a viewer posts at a moment. Default 0.4.</summary>
    public double Participation { get; init; } = .4;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 2, 1_000_000)
            .Concat(Knobs.Range(nameof(Matches), Matches, 1, 10_000))
            .Concat(Knobs.Range(nameof(Moments), Moments, 1, 200))
            .Concat(Knobs.Range(nameof(MedianSeconds), MedianSeconds, 1, 3_600))
            .Concat(Knobs.Range(nameof(Participation), Participation, 0, 1));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var viewers = plan.Members(Accounts);
        var club = plan.PickSources(1)[0];
        var clubAccount = plan.World.Sources.Account(club);
        var zone = Population.People.HomeZone(plan.Options, plan.Topic);
        foreach (var viewer in viewers)
        {
            plan.Background(viewer);
        }

        for (var match = 0; match < Matches; match++)
        {
            var kickOff = plan.At(plan.Random.Below(plan.Options.Days), 18, 20, zone);
            var tags = string.Join(' ', Filler.Tag(plan.Random), Filler.Tag(plan.Random), Filler.Tag(plan.Random));
            var row = "#" + tags.Replace(" ", " #", StringComparison.Ordinal);
            for (var moment = 0; moment < Moments; moment++)
            {
                var at = kickOff + (long)plan.Random.Between(0, 6_600_000);
                var cry = Filler.Sentence(plan.Random, 3);
                var post = plan.Publish(
                    new PlannedPost
                    {
                        Author = clubAccount,
                        TimeMs = at + 15_000,
                        Text = $"{Filler.Sentence(plan.Random, 7)} {row}",
                        Tags = tags,
                        Source = club,
                        MedianSeconds = 60,
                        Audience = plan.Options.MeanAudience / 2,
                    }
                );
                foreach (var viewer in viewers.Where(_ => plan.Random.Chance(Participation)))
                {
                    var when = at + (long)(1_000 * plan.Random.LogNormal(MedianSeconds, .8));
                    if (plan.Random.Chance(.3))
                    {
                        post.Shares.Add((viewer, when + 15_000));
                        continue;
                    }

                    // Half shout the same, half have something to add.
                    var text = plan.Random.Chance(.5) ? cry : $"{cry} {Filler.Sentence(plan.Random, 1 + plan.Random.Below(6))}";
                    plan.Publish(
                        new PlannedPost
                        {
                            Author = viewer,
                            TimeMs = when,
                            Text = $"{text} {row}",
                            Tags = tags,
                        }
                    );
                }
            }
        }
    }
}
