namespace Exhibit.Simulator.Agents;

/// <summary>One account with a mind: interests, a day, a feed, and what it has seen.</summary>
internal sealed class Agent
{
    internal required int Index { get; init; }

    /// <summary>Up to three topics, the first the dearest.</summary>
    internal required int[] Interests { get; init; }

    /// <summary>Milliseconds after midnight UTC at which it gets up.</summary>
    internal required long Wakes { get; init; }

    /// <summary>How long it is up, milliseconds.</summary>
    internal required long Up { get; init; }

    /// <summary>Multiplies the gaps between sessions: small for the restless.</summary>
    internal required double Pace { get; init; }

    /// <summary>Chance to share a fitting thing.</summary>
    internal required double Generosity { get; init; }

    /// <summary>Chance to say something of its own at a look.</summary>
    internal required double Talk { get; init; }

    internal AgentHabit Habit { get; set; }

    /// <summary>Number of its group among groups, or -1.</summary>
    internal int Group { get; set; } = -1;

    internal List<int> Followers { get; } = [];

    /// <summary>Followers whose telephone rings when this agent publishes something.</summary>
    internal List<int> Bells { get; } = [];

    /// <summary>Things that reached the feed, oldest first.</summary>
    internal List<Item> Feed { get; } = [];

    internal HashSet<Item> Seen { get; } = [];

    /// <summary>Things that it published first, oldest first.</summary>
    internal List<Item> Own { get; } = [];

    /// <summary>Looks left in the session.</summary>
    internal int Looks { get; set; }

    /// <summary>The moment itself where the agent is up, else when it next gets up.</summary>
    internal long NextUp(long timeMs)
    {
        const long day = 86_400_000;
        var since = (((timeMs - Wakes) % day) + day) % day;
        return since < Up ? timeMs : timeMs + day - since;
    }
}
