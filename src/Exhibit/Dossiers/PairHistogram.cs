namespace Exhibit.Dossiers;

/// <summary>How many pairs of one trace kind, in one window, have which counts. The whole data behind m and behind the suspects.</summary>
/// <param name="WindowSeconds">W.</param>
/// <param name="BlockSeconds">D.</param>
/// <param name="Kind">Id of the trace kind.</param>
/// <param name="ByTested">Pairs by number of tested objects n.</param>
/// <param name="Candidates">Pairs with two co-actions or more, by n and K.</param>
public sealed record PairHistogram(
    int WindowSeconds,
    int BlockSeconds,
    string Kind,
    IReadOnlyDictionary<int, long> ByTested,
    IReadOnlyDictionary<(int Tested, int Synchronous), long> Candidates
);
