namespace Exhibit.Model;

/// <summary>What a signal declares of itself. docs/generated/signals.md is made from it.</summary>
public sealed record SignalInfo
{
    /// <summary>Stable kebab-case name, as written into accounts.csv.</summary>
    public required string Id { get; init; }

    /// <summary>Rises when the same data may give other observations.</summary>
    public required int Version { get; init; }

    /// <summary>In words, without claiming what it cannot show.</summary>
    public required string Title { get; init; }

    /// <summary>What it reads of the posts and of the side inputs.</summary>
    public required IReadOnlyList<string> Reads { get; init; }

    /// <summary>Kinds of side input (--list KIND=FILE) without any of which it says "not observable".</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>Options with their defaults.</summary>
    public required IReadOnlyList<SignalOption> Options { get; init; }

    /// <summary>Where the method comes from.</summary>
    public required IReadOnlyList<string> References { get; init; }

    /// <summary>DISARM technique ids (external_id, November 2024) that the behaviour may belong to.</summary>
    public required IReadOnlyList<string> Disarm { get; init; }

    /// <summary>What else explains it; at least one.</summary>
    public required IReadOnlyList<string> Innocent { get; init; }

    /// <summary>What it cannot show.</summary>
    public required IReadOnlyList<string> CannotShow { get; init; }

    /// <summary>Trace kinds that it uses as evidence itself: a community found by one of them gets no p from it.</summary>
    public IReadOnlyList<string> ReusesTraces { get; init; } = [];
}
