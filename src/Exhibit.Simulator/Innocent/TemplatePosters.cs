namespace Exhibit.Simulator.Innocent;

/// <summary>
/// Keen people of one topic who post many pictures, of which a good part are the topic's templates and everybody's: they meet
/// on pictures because these go round.
/// </summary>
public sealed record TemplatePosters : IInnocentGroup
{
    /// <inheritdoc/>
    public string Kind => "template-posters";

    /// <inheritdoc/>
    public IReadOnlyList<string> Explanations => ["template", "circle"];

    /// <summary>People. Default 8.</summary>
    public int Accounts { get; init; } = 8;

    /// <summary>Pictures of each. Default 11.</summary>
    public int Pictures { get; init; } = 11;

    /// <summary>Share of them that are the topic's templates, as against a fifth among ordinary people. Default 0.2.</summary>
    public double OfTopic { get; init; } = .2;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 2, 10_000)
            .Concat(Knobs.Range(nameof(Pictures), Pictures, 1, 10_000))
            .Concat(Knobs.Range(nameof(OfTopic), OfTopic, 0, .8));

    void IScenario.Plan(ScenarioPlan plan)
    {
        PictureBook.Ordinary(plan);
        foreach (var member in plan.Members(Accounts))
        {
            plan.Background(member);
            for (var i = 0; i < Pictures; i++)
            {
                PictureBook.Post(plan, plan.Random, member, PictureBook.Any(plan, plan.Random, plan.Topic, .8 - OfTopic, .2));
            }
        }
    }
}
