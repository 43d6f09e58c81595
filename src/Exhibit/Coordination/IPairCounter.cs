using Exhibit.Traces;

namespace Exhibit.Coordination;

/// <summary>Counts the pairs of one trace kind. The plain counter is the oracle of the fast one.</summary>
public interface IPairCounter
{
    /// <summary>Counts every pair that shares an object in one block.</summary>
    /// <param name="table">The traces.</param>
    /// <param name="window">W, D and slot.</param>
    /// <param name="leastSynchronous">Fewest co-actions of a candidate, at least 1.</param>
    /// <param name="cancellation">Cancels.</param>
    PairCounts Count(TraceTable table, WindowSpec window, int leastSynchronous, CancellationToken cancellation);
}
