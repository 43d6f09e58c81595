namespace Exhibit.Model;

/// <summary>Accounts joined by edges in tier indicated or strong.</summary>
public sealed class Community
{
    /// <summary>1-based number, by falling tier, then falling size, then first member.</summary>
    public required int Number { get; init; }

    /// <summary>Members' account indices, ordinal by platform and id.</summary>
    public required IReadOnlyList<int> Accounts { get; init; }

    /// <summary>Pairs of members joined by at least one edge in a tier.</summary>
    public required int Edges { get; init; }

    /// <summary>Joined pairs over possible pairs, 0 to 1.</summary>
    public required double Density { get; init; }

    /// <summary>Strong if it holds a strong edge.</summary>
    public required Tier Tier { get; init; }

    /// <summary>Connected component that it lies in, 1-based.</summary>
    public required int Component { get; init; }

    /// <summary>Share of its member pairs that stay together over the other seeds, 0 to 1.</summary>
    public required double Stability { get; init; }

    /// <summary>First co-action inside, ms since 1970.</summary>
    public required long FirstSeen { get; init; }

    /// <summary>Last co-action inside, ms since 1970.</summary>
    public required long LastSeen { get; init; }
}
