using Exhibit.Simulator.Population;
using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Innocent;

/// <summary>
/// Strangers who once allowed an app to post for them: every morning, in the same seconds, it writes the sentence of the
/// day in the names of all, one of twelve. They have never heard of one another, and most have forgotten the app.
/// </summary>
public sealed record AppAutoPosts : IInnocentGroup
{
    /// <inheritdoc/>
    public string Kind => "app-autoposts";

    /// <inheritdoc/>
    public IReadOnlyList<string> Explanations => ["clock", "routine", "common-origin"];

    /// <summary>Users of the app. Default 40.</summary>
    public int Accounts { get; init; } = 40;

    /// <summary>Different sentences a day. Default 12.</summary>
    public int Sentences { get; init; } = 12;

    /// <summary>Hour of the day at which it posts, UTC. Default 7.</summary>
    public double Hour { get; init; } = 7;

    /// <summary>The app needs this many seconds to get through its users. Default 40.</summary>
    public double Seconds { get; init; } = 40;

    /// <summary>Chance that the app still works for a user on a day. Default 0.8.</summary>
    public double Participation { get; init; } = .8;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 2, 1_000_000)
            .Concat(Knobs.Range(nameof(Sentences), Sentences, 1, 1_000))
            .Concat(Knobs.Range(nameof(Hour), Hour, 0, 23))
            .Concat(Knobs.Range(nameof(Seconds), Seconds, 0, 3_600))
            .Concat(Knobs.Range(nameof(Participation), Participation, 0, 1));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var users = plan.Members(Accounts);
        var signs = users.Select(_ => plan.Random.Below(Sentences)).ToArray();
        foreach (var user in users)
        {
            plan.Background(user);
        }

        for (var day = 0; day < plan.Options.Days; day++)
        {
            var begins = plan.At(day, Hour, Hour, 0);
            var texts = Enumerable.Range(0, Sentences).Select(_ => Filler.Sentence(plan.Random, 14)).ToArray();
            for (var i = 0; i < users.Length; i++)
            {
                if (plan.Random.Chance(Participation))
                {
                    plan.Publish(
                        new PlannedPost
                        {
                            Author = users[i],
                            TimeMs = begins + (long)(1_000 * plan.Random.Between(0, Seconds)),
                            Text = texts[signs[i]],
                            Client = Clients.Scheduler,
                        }
                    );
                }
            }
        }
    }
}
