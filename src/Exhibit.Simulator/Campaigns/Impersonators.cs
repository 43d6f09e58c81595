using System.Globalization;
using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Campaigns;

/// <summary>
/// Accounts that pass for bodies of a list: a handle with a look-alike sign, the handle with a claim added, or any handle
/// under the body's shown name; and some with a sign more, as typing errors are.
/// </summary>
public sealed record Impersonators : ICampaign
{
    private static readonly string[] Claims = ["official", "news", "hq", "team", "live"];

    /// <inheritdoc/>
    public string Kind => "impersonators";

    /// <summary>Accounts. Default 8.</summary>
    public int Accounts { get; init; } = 8;

    /// <summary>Bodies on the list. Default 20.</summary>
    public int Bodies { get; init; } = 20;

    /// <summary>Share whose handle is one sign away and nothing else. Default 0.2.</summary>
    public double OneSign { get; init; } = .2;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 1, 10_000)
            .Concat(Knobs.Range(nameof(Bodies), Bodies, 1, 10_000))
            .Concat(Knobs.Range(nameof(OneSign), OneSign, 0, 1));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var (people, bodies, random) = (new ProfileBook(plan), new BodyBook(plan, Bodies), plan.Random);
        foreach (var member in plan.Members(Accounts))
        {
            plan.Background(member);
            var (name, own) = bodies.Any(random);
            var number = plan.World.Names.Number(member);
            var way = random.Chance(OneSign) ? 3 : random.Below(3);
            var handle = way switch
            {
                0 when BodyBook.Alike(own, random) is { } alike => alike,
                0 or 1 => $"{own}{(random.Chance(.5) ? "_" : "")}{Claims[random.Below(Claims.Length)]}",
                2 => string.Create(CultureInfo.InvariantCulture, $"sim-{Filler.Word(random)}{number}"),
                _ => $"{own}{Filler.Word(random)[0]}",
            };
            plan.World.Names.Rename(member, handle, long.MinValue);
            people.Add(
                member,
                people.AnyTime(random),
                people.AnyDescription(random),
                people.AnyPicture(random),
                way is 0 or 2 ? name : Filler.Sentence(random, 2)
            );
        }
    }
}
