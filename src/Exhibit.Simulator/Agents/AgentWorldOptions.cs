namespace Exhibit.Simulator.Agents;

/// <summary>What makes a world of agents. The same options give the same bytes on any machine.</summary>
public sealed record AgentWorldOptions
{
    /// <summary>Seed. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Ordinary agents. Default 500, at most 20,000.</summary>
    public int Agents { get; init; } = 500;

    /// <summary>Days. Default 21.</summary>
    public int Days { get; init; } = 21;

    /// <summary>Topics of the agents' interests. Default 5.</summary>
    public int Topics { get; init; } = 5;

    /// <summary>How willingly agents share what they see; 2 gives about twice the posts of 1. Default 1.</summary>
    public double Sharing { get; init; } = 1;

    /// <summary>Whether groups of every innocent habit live in it. Default false.</summary>
    public bool Groups { get; init; }

    /// <summary>Every fault of these options as a sentence; empty when the world can be made.</summary>
    public IReadOnlyList<string> Validate() =>
        [
            .. Knobs
                .Range(nameof(Agents), Agents, 100, 20_000)
                .Concat(Knobs.Range(nameof(Days), Days, 2, 365))
                .Concat(Knobs.Range(nameof(Topics), Topics, 1, 20))
                .Concat(Knobs.Range(nameof(Sharing), Sharing, .05, 20)),
        ];
}
