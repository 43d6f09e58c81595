using Exhibit.Simulator.Population;
using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Innocent;

/// <summary>
/// A release that a fandom has waited for: at an hour known for weeks the star posts item after item, everybody sits
/// before the screen, reposts each within seconds and posts the agreed tags. All of it on one evening.
/// </summary>
public sealed record ReleaseDay : IInnocentGroup
{
    /// <inheritdoc/>
    public string Kind => "release-day";

    /// <inheritdoc/>
    public IReadOnlyList<string> Explanations => ["source", "reaction", "one-source", "one-day", "crowd", "habit"];

    /// <summary>Fans. Default 30.</summary>
    public int Accounts { get; init; } = 30;

    /// <summary>Items that the star posts. Default 12.</summary>
    public int Items { get; init; } = 12;

    /// <summary>Hours over which they come. Default 3.</summary>
    public double Hours { get; init; } = 3;

    /// <summary>Median of a fan's delay, seconds. Default 25.</summary>
    public double MedianSeconds { get; init; } = 25;

    /// <summary>Chance that a fan who is there reposts an item. Default 0.7.</summary>
    public double Participation { get; init; } = .7;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 2, 1_000_000)
            .Concat(Knobs.Range(nameof(Items), Items, 1, 1_000))
            .Concat(Knobs.Range(nameof(Hours), Hours, .1, 24))
            .Concat(Knobs.Range(nameof(MedianSeconds), MedianSeconds, 1, 86_400))
            .Concat(Knobs.Range(nameof(Participation), Participation, 0, 1));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var fans = plan.Members(Accounts);
        var source = plan.PickSources(1)[0];
        var star = plan.World.Sources.Account(source);
        var from = plan.At(plan.Random.Below(plan.Options.Days - 1), 18, 18, plan.World.People[star].Zone);
        var tags = $"{Filler.Tag(plan.Random)} {Filler.Tag(plan.Random)} {Filler.Tag(plan.Random)}";
        var row = "#" + tags.Replace(" ", " #", StringComparison.Ordinal);

        // Not everybody stays to the end, and some come late.
        var stays = fans.Select(_ => (From: plan.Random.Between(-.5, .5), To: plan.Random.Between(.3, 1.2))).ToArray();
        foreach (var fan in fans)
        {
            plan.Background(fan);
        }

        for (var i = 0; i < Items; i++)
        {
            var share = (i + plan.Random.Unit()) / Items;
            var at = from + (long)(share * Hours * Rhythm.HourMs);
            var item = plan.Publish(
                new PlannedPost
                {
                    Author = star,
                    TimeMs = at,
                    Text = $"{Filler.Sentence(plan.Random, 7)} {row}",
                    Tags = tags,
                    Source = source,
                    MedianSeconds = 60,
                    Audience = plan.Options.MeanAudience,
                }
            );
            for (var f = 0; f < fans.Length; f++)
            {
                if (share < stays[f].From || share > stays[f].To || !plan.Random.Chance(Participation))
                {
                    continue;
                }

                var when = at + (long)(1_000 * plan.Random.LogNormal(MedianSeconds, 1));
                item.Shares.Add((fans[f], when));
                if (plan.Random.Chance(.25))
                {
                    plan.Publish(
                        new PlannedPost
                        {
                            Author = fans[f],
                            TimeMs = when + (long)(1_000 * plan.Random.LogNormal(30, .8)),
                            Text = $"{Filler.Sentence(plan.Random, 2 + plan.Random.Below(5))} {row}",
                            Tags = tags,
                        }
                    );
                }
            }
        }
    }
}
