using Exhibit.Spilling;

namespace Exhibit.Coordination;

/// <summary>What the coordination stage needs to know.</summary>
/// <param name="WindowMs">W of the main family, ms.</param>
/// <param name="BlockMs">D of the main family, ms.</param>
/// <param name="SlowWindowMs">W of the slow family, ms; 0 for none.</param>
/// <param name="SlowBlockMs">D of the slow family, ms.</param>
/// <param name="Alpha">Family-wise error rate of each family.</param>
/// <param name="Threads">Threads; the result does not depend on it.</param>
public sealed record CoordinationOptions(long WindowMs, long BlockMs, long SlowWindowMs, long SlowBlockMs, double Alpha, int Threads)
{
    /// <summary>Whether edges in a tier list their trials; the negative controls only count edges.</summary>
    public bool ListTrials { get; init; } = true;

    /// <summary>A block of one object with more sharers than this is left out of the pair tests. Default 100,000.</summary>
    public int MostSharers { get; init; } = WindowSpec.DefaultMostSharers;

    /// <summary>Where candidates, tables and trials go when memory is limited. Default: they stay in memory.</summary>
    public SpillSpace Space { get; init; } = new();
}
