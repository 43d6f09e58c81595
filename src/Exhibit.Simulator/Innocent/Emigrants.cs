using Exhibit.Simulator.Population;

namespace Exhibit.Simulator.Innocent;

/// <summary>
/// A club of people from one place, some of whom moved overseas and still name the old home, and keep its language or take the
/// new one's. What they post is ordinary life, in the waking hours of where they are.
/// </summary>
public sealed record Emigrants : IInnocentGroup
{
    /// <inheritdoc/>
    public string Kind => "emigrants";

    /// <inheritdoc/>
    public IReadOnlyList<string> Explanations => ["circle"];

    /// <summary>People. Default 12.</summary>
    public int Accounts { get; init; } = 12;

    /// <summary>Share that moved. Default 0.25.</summary>
    public double Moved { get; init; } = .25;

    /// <summary>Hours by which those who moved are away, east or west. Default 8.</summary>
    public int HoursAway { get; init; } = 8;

    /// <summary>Posts of each. Default 120.</summary>
    public int Posts { get; init; } = 120;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 2, 10_000)
            .Concat(Knobs.Range(nameof(Moved), Moved, 0, 1))
            .Concat(Knobs.Range(nameof(HoursAway), HoursAway, 0, 12))
            .Concat(Knobs.Range(nameof(Posts), Posts, 1, 100_000));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var (book, home) = (new PlaceBook(plan), People.HomeZone(plan.Options, plan.Topic));
        for (var i = 0; i < Accounts; i++)
        {
            var away = home > 0 ? home - HoursAway : home + HoursAway;
            var zone = plan.Random.Chance(Moved) ? away : home;
            var member = plan.Members(1, zone)[0];
            plan.Background(member, Posts);
            book.Add(member, home, PlaceBook.Language(plan.Random.Chance(.5) ? zone : home));
        }
    }
}
