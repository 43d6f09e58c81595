using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Innocent;

/// <summary>
/// Accounts whose names come near to those of listed bodies, in good faith: parody and fan accounts that say so, branches with
/// a place in their name, strangers whose handle differs by one sign; and, rarely, a second account of the body's own that the
/// list does not name.
/// </summary>
public sealed record Namesakes : IInnocentGroup
{
    /// <inheritdoc/>
    public string Kind => "namesakes";

    /// <inheritdoc/>
    public IReadOnlyList<string> Explanations => ["circle"];

    /// <summary>Accounts. Default 12.</summary>
    public int Accounts { get; init; } = 12;

    /// <summary>Bodies on the list. Default 20.</summary>
    public int Bodies { get; init; } = 20;

    /// <summary>Share that is the body's own second account. Default 0.02.</summary>
    public double Own { get; init; } = .02;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 1, 10_000)
            .Concat(Knobs.Range(nameof(Bodies), Bodies, 1, 10_000))
            .Concat(Knobs.Range(nameof(Own), Own, 0, 1));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var (people, bodies, random) = (new ProfileBook(plan), new BodyBook(plan, Bodies), plan.Random);
        foreach (var member in plan.Members(Accounts))
        {
            plan.Background(member);
            var (name, own) = bodies.Any(random);
            var place = Filler.Word(random);
            var (handle, shown, words) = random.Chance(Own)
                ? ($"{own}live", name, people.AnyDescription(random))
                : random.Below(4) switch
                {
                    0 => ($"{own}_news", $"Not {name}", $"Parody account. {Filler.Sentence(random, 4)}"),
                    1 => ($"{own}_fans", $"{name} fan club", $"Fan page, unofficial. {Filler.Sentence(random, 4)}"),
                    2 => ($"{own}_{place}", $"{name} {ProfileBook.Capital(place)}", people.AnyDescription(random)),
                    _ => ($"{own[..^1]}{place[0]}", Filler.Sentence(random, 2), people.AnyDescription(random)),
                };
            plan.World.Names.Rename(member, handle, long.MinValue);
            people.Add(member, people.AnyTime(random), words, people.AnyPicture(random), shown);
        }
    }
}
