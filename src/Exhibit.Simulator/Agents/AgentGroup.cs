namespace Exhibit.Simulator.Agents;

/// <summary>A group of agents with one habit.</summary>
/// <param name="Habit">The habit.</param>
/// <param name="Kind">Its name in the labels.</param>
/// <param name="Size">Members.</param>
/// <param name="Explanations">What truly makes them meet, as in docs/simulator.md.</param>
internal sealed record AgentGroup(AgentHabit Habit, string Kind, int Size, string Explanations)
{
    /// <summary>One group of every habit.</summary>
    internal static readonly IReadOnlyList<AgentGroup> All =
    [
        new(AgentHabit.KeenFan, "keen-fans", 12, "source;reaction;habit;one-source"),
        new(AgentHabit.HubReader, "hub-readers", 12, "follower"),
        new(AgentHabit.QueueUser, "queue-users", 12, "clock"),
        new(AgentHabit.LineQuoter, "line-quoters", 10, "quotation;common-origin;own-content;hour;routine"),
        new(
            AgentHabit.ChatCircle,
            "chat-circle",
            7,
            "circle;common-company;own-content;habit;reaction;source;follower;one-source;hour;slow-window"
        ),
        new(AgentHabit.FeedBot, "feed-bots", 6, "clock;habit;own-content;quotation;common-origin;slow-window"),
    ];
}
