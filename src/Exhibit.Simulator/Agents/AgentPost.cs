namespace Exhibit.Simulator.Agents;

/// <summary>One row of the posts.</summary>
/// <param name="Number">From 1, in order of time of deciding.</param>
/// <param name="Agent">Index of the agent.</param>
/// <param name="TimeMs">Milliseconds since 1970.</param>
/// <param name="Item">The thing.</param>
/// <param name="Repost">Whether the platform records it as a repost; else the words stand as the agent's own.</param>
/// <param name="Client">The program that sent it.</param>
internal sealed record AgentPost(int Number, int Agent, long TimeMs, Item Item, bool Repost, string Client);
