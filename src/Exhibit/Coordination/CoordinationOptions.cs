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
}
