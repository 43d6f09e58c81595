namespace Exhibit.Simulator.Population;

/// <summary>What never changes about one account. Eight bytes.</summary>
internal readonly struct Trait
{
    /// <summary>Topical community, 0-based.</summary>
    internal byte Topic { get; init; }

    /// <summary>Hours east of UTC.</summary>
    internal sbyte Zone { get; init; }

    /// <summary>Daily sessions; 0 for an account that looks in at any waking moment.</summary>
    internal byte Sessions { get; init; }

    /// <summary>Index into <see cref="Clients"/>.</summary>
    internal byte Client { get; init; }

    /// <summary>Relative activity, at least 1, heavy-tailed.</summary>
    internal float Activity { get; init; }
}
