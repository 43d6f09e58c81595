using Exhibit.Simulator.Population;
using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Innocent;

/// <summary>
/// Readers of one printed calendar, each of whom posts the day's verse in their own morning. Day after day the same words
/// in the same order, which nobody else posts and for which the data hold no source.
/// </summary>
public sealed record DailyVerse : IInnocentGroup
{
    /// <inheritdoc/>
    public string Kind => "daily-verse";

    /// <inheritdoc/>
    public IReadOnlyList<string> Explanations => ["quotation", "own-content", "hour", "routine", "habit", "slow-window", "common-origin"];

    /// <summary>Readers. Default 10.</summary>
    public int Accounts { get; init; } = 10;

    /// <summary>Chance that a reader posts the verse of a day. Default 0.5.</summary>
    public double Participation { get; init; } = .5;

    /// <summary>Standard deviation of a reader's time of the day around the usual one, minutes. Default 25.</summary>
    public double Minutes { get; init; } = 25;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 2, 1_000_000)
            .Concat(Knobs.Range(nameof(Participation), Participation, 0, 1))
            .Concat(Knobs.Range(nameof(Minutes), Minutes, 0, 600));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var readers = plan.Members(Accounts);
        var mornings = readers.Select(_ => plan.Random.Between(5.5, 10)).ToArray();
        foreach (var reader in readers)
        {
            plan.Background(reader);
        }

        for (var day = 0; day < plan.Options.Days; day++)
        {
            var verse = Filler.Sentence(plan.Random, 9 + plan.Random.Below(14));
            for (var i = 0; i < readers.Length; i++)
            {
                if (!plan.Random.Chance(Participation))
                {
                    continue;
                }

                var hour = mornings[i] + (plan.Random.Normal() * Minutes / 60);
                plan.Publish(
                    new PlannedPost
                    {
                        Author = readers[i],
                        TimeMs = plan.At(day, hour, hour, plan.World.People[readers[i]].Zone),
                        Text = verse,
                        Audience = .5,
                        MedianSeconds = Rhythm.HourMs / 1_000,
                    }
                );
            }
        }
    }
}
