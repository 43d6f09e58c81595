using Exhibit.Simulator.Population;

namespace Exhibit.Simulator.Innocent;

/// <summary>
/// Strangers of one trade who fill the queue of the same scheduling tool: it sends at :00, :15, :30 and :45, so that
/// whoever queued the same item for the same hour posts it in the same seconds.
/// </summary>
public sealed record SchedulerUsers : IInnocentGroup
{
    /// <inheritdoc/>
    public string Kind => "scheduler-users";

    /// <inheritdoc/>
    public IReadOnlyList<string> Explanations => ["clock"];

    /// <summary>Users of the tool. Default 12.</summary>
    public int Accounts { get; init; } = 12;

    /// <summary>Items of the trade that each queues, on average. Default 40.</summary>
    public int Items { get; init; } = 40;

    /// <summary>Minutes between two slots. Default 15.</summary>
    public int SlotMinutes { get; init; } = 15;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 2, 1_000_000)
            .Concat(Knobs.Range(nameof(Items), Items, 1, 10_000))
            .Concat(Knobs.Range(nameof(SlotMinutes), SlotMinutes, 1, 1_440));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var world = plan.World;
        var users = plan.Members(Accounts, client: Clients.Scheduler);
        var trade = plan.PickSources(5);
        var slot = SlotMinutes * 60_000L;
        foreach (var user in users)
        {
            plan.Background(user);
            var done = new HashSet<long>();

            // Most queue in the morning what is new, for the slots of the same day that the tool calls best.
            for (var item = 0; item < Items; item++)
            {
                var (first, end) = world.Objects.OfSource(trade[plan.Random.Below(trade.Length)]);
                var number = first + plan.Random.Below(end - first);
                var time = world.Objects[number].TimeMs + (long)plan.Random.Exponential(3 * Rhythm.HourMs);
                time = (((time / slot) + 1) * slot) + (long)plan.Random.Between(0, 6_000);
                if (done.Add(number))
                {
                    world.Join(number, user, time);
                }
            }
        }
    }
}
