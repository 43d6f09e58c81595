namespace Exhibit.Simulator.Agents;

/// <summary>What the groups do beside ordinary life.</summary>
internal sealed class Habits
{
    private static readonly Quantiles Ping = new(2, 4, 9, 20, 60, 600, 7_200);
    private static readonly Quantiles Chat = new(10, 40, 240, 1_500, 7_200, 40_000, 160_000);
    private static readonly Quantiles Quake = new(60, 200, 900, 3_600, 20_000, 90_000, 300_000);

    private readonly Simulation world;
    private readonly Pcg random;
    private readonly Agent[] fans;
    private readonly Agent[] readers;
    private readonly Agent[] circle;
    private readonly Agent[] bots;
    private readonly int star;
    private readonly int hub;
    private readonly string[] lines;

    internal Habits(Simulation world, Pcg random)
    {
        (this.world, this.random) = (world, random);
        Agent[] With(AgentHabit habit) => [.. world.Agents.Where(a => a.Habit == habit)];
        (fans, readers) = (With(AgentHabit.KeenFan), With(AgentHabit.HubReader));
        (circle, bots) = (With(AgentHabit.ChatCircle), With(AgentHabit.FeedBot));
        star =
            fans.Length == 0
                ? -1
                : world
                    .Agents.Where(a => a.Group < 0)
                    .OrderByDescending(a => a.Followers.Count)
                    .ThenBy(a => a.Index)
                    .ElementAt(random.Pick(5))
                    .Index;
        hub = readers.Length == 0 ? -1 : Array.Find(world.Agents, a => a.Group == readers[0].Group && a.Habit == AgentHabit.None)!.Index;
        lines = [.. Enumerable.Range(0, 40).Select(_ => world.Sentence(5, 16))];
    }

    /// <summary>Sets off what comes from outside: the feed that the bots print.</summary>
    internal void Begin()
    {
        if (bots.Length == 0)
        {
            return;
        }

        const int poll = 300_000;
        var phases = bots.Select(_ => random.Pick(poll)).ToArray();
        var number = 0;
        foreach (var time in Bursts.Times(random, Simulation.StartMs, world.EndMs, 40, .6, Quake))
        {
            var text = FormattableString.Invariant($"{world.Sentence(4, 7)} {++number % 90}");
            for (var i = 0; i < bots.Length; i++)
            {
                if (random.Flip(.9))
                {
                    var (bot, seen) = (bots[i], ((time - phases[i]) / poll * poll) + poll + phases[i] + 1_000 + random.Pick(9_000));
                    world.At(seen, now => world.Publish(bot, now, text, .05, client: "sim-bot"));
                }
            }
        }
    }

    /// <summary>A line from the repertoire where the agent is one who quotes and feels like it; else null.</summary>
    internal string? Line(Agent agent) =>
        agent.Habit == AgentHabit.LineQuoter && random.Flip(.5)
            ? lines[Math.Min(random.Pick(lines.Length), random.Pick(lines.Length))]
            : null;

    /// <summary>Somebody published or passed on something: who has a bell rung for it.</summary>
    internal void Noticed(Agent by, Item item, long timeMs)
    {
        if (item.Author == by.Index && item.TimeMs == timeMs)
        {
            foreach (var listener in by.Bells.Select(index => world.Agents[index]))
            {
                Ring([listener], item, timeMs, Math.Min(.6, 5 * listener.Generosity * item.Appeal), Ping);
            }
        }

        if (by.Index == star && item.Author == star)
        {
            Ring(fans, item, timeMs, .6, Ping);
        }
        else if (by.Index == hub)
        {
            Ring(readers, item, timeMs, .4, Ping);
        }
        else if (by.Habit == AgentHabit.ChatCircle && item.Author == by.Index)
        {
            Ring(circle, item, timeMs, .5, Chat);
        }
    }

    private void Ring(Agent[] listeners, Item item, long timeMs, double chance, Quantiles delay)
    {
        foreach (var listener in listeners)
        {
            if (random.Flip(chance))
            {
                world.At(listener.NextUp(timeMs + delay.Milliseconds(random)), now => world.Share(listener, item, now));
            }
        }
    }
}
