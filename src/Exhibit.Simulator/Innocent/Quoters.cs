using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Innocent;

/// <summary>
/// People who know the same lines by heart (lyrics, verses, jokes, slogans) and say them as their own words whenever they
/// feel like it, months of acquaintance or none between them. The words are the same; the times are nobody's plan.
/// </summary>
public sealed record Quoters : IInnocentGroup
{
    /// <inheritdoc/>
    public string Kind => "quoters";

    /// <inheritdoc/>
    public IReadOnlyList<string> Explanations => ["quotation", "own-content", "hour", "routine", "common-origin"];

    /// <summary>People. Default 15.</summary>
    public int Accounts { get; init; } = 15;

    /// <summary>Lines in the common repertoire. Default 40.</summary>
    public int Lines { get; init; } = 40;

    /// <summary>Lines that each says in the world's time, on average; a favourite may come twice. Default 15.</summary>
    public double Said { get; init; } = 15;

    /// <summary>Share of the lines that ordinary people say too; the rest is known to these few alone. Default 0.5.</summary>
    public double Known { get; init; } = .5;

    /// <summary>Chance that somebody changes a given word, misheard or to suit the day. Default 0.03.</summary>
    public double Edits { get; init; } = .03;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 2, 1_000_000)
            .Concat(Knobs.Range(nameof(Lines), Lines, 1, 100_000))
            .Concat(Knobs.Range(nameof(Said), Said, 0, 10_000))
            .Concat(Knobs.Range(nameof(Known), Known, 0, 1))
            .Concat(Knobs.Range(nameof(Edits), Edits, 0, 1));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var people = plan.Members(Accounts);
        var lines = Enumerable.Range(0, Lines).Select(_ => Filler.Sentence(plan.Random, 5 + plan.Random.Below(14))).ToArray();
        foreach (var person in people)
        {
            plan.Background(person);
            for (var left = plan.Random.Poisson(Said); left > 0; left--)
            {
                // Everybody has the same favourites: the square crowds the first lines.
                var unit = plan.Random.Unit();
                Say(plan, person, lines[(int)(Lines * unit * unit)]);
            }
        }

        for (var line = 0; line < Lines; line++)
        {
            if (!plan.Random.Chance(Known))
            {
                continue;
            }

            for (var left = plan.Random.Poisson(4); left > 0; left--)
            {
                Say(plan, plan.World.People.DrawFor(plan.Topic, plan.Random), lines[line]);
            }
        }
    }

    private void Say(ScenarioPlan plan, int person, string line) =>
        plan.Publish(
            new PlannedPost
            {
                Author = person,
                TimeMs = plan.Anytime(person),
                Text = Filler.Paraphrase(line, Edits, plan.Random),
                Audience = .3,
            }
        );
}
