using Exhibit.Simulator.Population;

namespace Exhibit.Simulator.Innocent;

/// <summary>
/// Editors who repost their own outlet: most items soon after they appear, in office hours; some after an internal
/// "please share" at any later time, which then looks like a command, and is one, and is nobody's secret.
/// </summary>
public sealed record NewsroomStaff : IInnocentGroup
{
    /// <inheritdoc/>
    public string Kind => "newsroom-staff";

    /// <inheritdoc/>
    public IReadOnlyList<string> Explanations => ["source", "reaction", "habit", "one-source", "one-outlet"];

    /// <summary>Staff. Default 8.</summary>
    public int Accounts { get; init; } = 8;

    /// <summary>Median of the delay after publication, or after the call, seconds. Default 60.</summary>
    public double MedianSeconds { get; init; } = 60;

    /// <summary>Share of the items for which colleagues are asked to share. Default 0.3.</summary>
    public double CalledShare { get; init; } = .3;

    /// <summary>Chance that a member shares an item. Default 0.5.</summary>
    public double Participation { get; init; } = .5;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 2, 100_000)
            .Concat(Knobs.Range(nameof(MedianSeconds), MedianSeconds, 1, 86_400))
            .Concat(Knobs.Range(nameof(CalledShare), CalledShare, 0, 1))
            .Concat(Knobs.Range(nameof(Participation), Participation, 0, 1));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var world = plan.World;
        var outlet = plan.PickSources(1)[0];
        var zone = world.People[world.Sources.Account(outlet)].Zone;
        var staff = plan.Members(Accounts, zone, sessions: 0);
        foreach (var member in staff)
        {
            plan.Background(member);
        }

        var (first, end) = world.Objects.OfSource(outlet);
        for (var number = first; number < end; number++)
        {
            var at = world.Objects.Facts(number, outlet).TimeMs;
            if (plan.Random.Chance(CalledShare))
            {
                at += (long)plan.Random.Between(300_000, 8 * Rhythm.HourMs);
            }

            foreach (var member in staff)
            {
                var there = Rhythm.Weight(at + (zone * Rhythm.HourMs)) > .4 ? 1 : .15;
                if (plan.Random.Chance(Participation * there))
                {
                    world.Join(number, member, at + (long)(1_000 * plan.Random.LogNormal(MedianSeconds, 1)));
                }
            }
        }
    }
}
