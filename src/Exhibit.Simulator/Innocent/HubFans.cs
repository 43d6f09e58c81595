using Exhibit.Simulator.Population;

namespace Exhibit.Simulator.Innocent;

/// <summary>
/// Fans of a hub: an account that reposts many different sources all day. They see its reposts at once and repost the
/// same originals. Take the hub away and their meetings have no common source.
/// </summary>
public sealed record HubFans : IInnocentGroup
{
    /// <inheritdoc/>
    public string Kind => "hub-fans";

    /// <inheritdoc/>
    public IReadOnlyList<string> Explanations => ["follower"];

    /// <summary>The hub and its fans. Default 16.</summary>
    public int Accounts { get; init; } = 16;

    /// <summary>Reposts of the hub. Default 80.</summary>
    public int Items { get; init; } = 80;

    /// <summary>Median of the fans' delay after the hub, seconds. Default 60.</summary>
    public double MedianSeconds { get; init; } = 60;

    /// <summary>Chance that an awake fan follows suit. Default 0.4.</summary>
    public double Participation { get; init; } = .4;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 3, 1_000_000)
            .Concat(Knobs.Range(nameof(Items), Items, 1, 1_000_000))
            .Concat(Knobs.Range(nameof(MedianSeconds), MedianSeconds, 1, 86_400))
            .Concat(Knobs.Range(nameof(Participation), Participation, 0, 1));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var world = plan.World;
        var members = plan.Members(Accounts);
        foreach (var member in members.Skip(1))
        {
            plan.Background(member);
        }

        var done = new HashSet<long>();
        for (var item = 0; item < Items; item++)
        {
            var source = plan.PickSources(1)[0];
            var (first, end) = world.Objects.OfSource(source);
            var number = first + plan.Random.Below(end - first);
            if (!done.Add(number))
            {
                continue;
            }

            var delay = (long)(1_000 * plan.Random.LogNormal(3_600, 1));
            var at = world.Presence.Next(members[0], world.Objects.Facts(number, source).TimeMs + delay, plan.Random);
            world.Join(number, members[0], at);
            foreach (var fan in members.Skip(1))
            {
                var awake = Rhythm.Weight(at + (world.People[fan].Zone * Rhythm.HourMs));
                if (plan.Random.Chance(Participation * Math.Min(1, 1.4 * awake)))
                {
                    world.Join(number, fan, at + (long)(1_000 * plan.Random.LogNormal(MedianSeconds, 1)));
                }
            }
        }
    }
}
