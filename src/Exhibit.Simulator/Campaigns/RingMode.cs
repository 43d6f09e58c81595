namespace Exhibit.Simulator.Campaigns;

/// <summary>What sets a repost ring off.</summary>
public enum RingMode
{
    /// <summary>A command at a random time, on objects of several sources that others share too.</summary>
    Command,

    /// <summary>The source's post itself: all react at once. By timing alone these are fans.</summary>
    React,

    /// <summary>A command to repost new content of the ring's own members. By timing alone this is a wire service.</summary>
    OwnContent,

    /// <summary>Half commanded, a quarter reacting, a quarter own content.</summary>
    Mixed,

    /// <summary>A command, but the same member is always first and the others follow. By timing alone: a hub and its followers.</summary>
    Leader,
}
