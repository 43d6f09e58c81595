using Exhibit.Simulator.Population;
using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Innocent;

/// <summary>
/// Bots that say they are: they print the readings of one public feed seconds after it changes, or poll ten feeds every
/// five minutes, each at its own phase, and print what is new, in the feed's words.
/// </summary>
public sealed record DeclaredBots : IInnocentGroup
{
    /// <inheritdoc/>
    public string Kind => Feeds == 1 ? "declared-bots-one-feed" : "declared-bots-many-feeds";

    /// <inheritdoc/>
    public IReadOnlyList<string> Explanations =>
        Feeds == 1
            ? ["habit", "own-content", "one-source", "quotation", "common-origin"]
            : ["clock", "habit", "own-content", "quotation", "slow-window", "common-origin"];

    /// <summary>Bots. Default 8.</summary>
    public int Accounts { get; init; } = 8;

    /// <summary>Feeds. Default 1.</summary>
    public int Feeds { get; init; } = 1;

    /// <summary>Readings a feed gives in a day. Default 6.</summary>
    public double ReadingsPerDay { get; init; } = 6;

    /// <summary>Seconds between two looks at the feeds; 0 for a pushed feed. Default 0 with one feed, else 300.</summary>
    public int? PollSeconds { get; init; }

    /// <summary>Chance that a bot prints a reading. Default 0.9.</summary>
    public double Participation { get; init; } = .9;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 2, 100_000)
            .Concat(Knobs.Range(nameof(Feeds), Feeds, 1, 1_000))
            .Concat(Knobs.Range(nameof(ReadingsPerDay), ReadingsPerDay, 0, 1_440))
            .Concat(Knobs.Range(nameof(PollSeconds), PollSeconds ?? 0, 0, 86_400))
            .Concat(Knobs.Range(nameof(Participation), Participation, 0, 1));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var bots = plan.Members(Accounts, sessions: 0, client: Clients.Bot);
        var poll = 1_000L * (PollSeconds ?? (Feeds == 1 ? 0 : 300));
        var phases = bots.Select(_ => plan.Random.Below(Math.Max(1, poll))).ToArray();
        var readings = plan.Random.Poisson(Feeds * ReadingsPerDay * plan.Options.Days);
        for (var reading = 0; reading < readings; reading++)
        {
            // Weather and quakes keep no hours.
            var at = plan.Options.StartMs + plan.Random.Below(plan.Options.Days * Rhythm.DayMs);
            var text = FormattableString.Invariant($"{Filler.Sentence(plan.Random, 4 + plan.Random.Below(4))} {reading % 90}");
            for (var i = 0; i < bots.Length; i++)
            {
                if (!plan.Random.Chance(Participation))
                {
                    continue;
                }

                var seen = poll == 0 ? at : ((Math.Max(0, at - phases[i]) / poll) + 1) * poll + phases[i];
                plan.Publish(
                    new PlannedPost
                    {
                        Author = bots[i],
                        TimeMs = seen + (long)plan.Random.Between(1_000, 15_000),
                        Text = text,
                        Audience = .2,
                    }
                );
            }
        }
    }
}
