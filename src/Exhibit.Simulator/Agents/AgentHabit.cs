namespace Exhibit.Simulator.Agents;

/// <summary>What an agent does beside ordinary life, in groups and innocently.</summary>
internal enum AgentHabit
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Has notifications on for one star.</summary>
    KeenFan,

    /// <summary>Has notifications on for a hub, which is the group's first member; shares what it shares.</summary>
    HubReader,

    /// <summary>Fills a queue that sends on the quarter of an hour.</summary>
    QueueUser,

    /// <summary>Says lines of a common repertoire as own words.</summary>
    LineQuoter,

    /// <summary>Has a chat with a few friends, in which each tells the others of every post.</summary>
    ChatCircle,

    /// <summary>Prints a public feed that it polls every five minutes.</summary>
    FeedBot,
}
