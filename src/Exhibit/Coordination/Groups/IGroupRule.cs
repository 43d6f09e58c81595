using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit.Coordination.Groups;

/// <summary>Whom an account is compared with: how its group is found on one half of the objects, and who the outsiders are.</summary>
public interface IGroupRule
{
    /// <summary>The kind of evidence.</summary>
    EvidenceKind Evidence { get; }

    /// <summary>An account meets its group at least this many times as often as outsiders do.</summary>
    double LeastExcess { get; }

    /// <summary>
    /// Tests every account that has a group in one half and three sittings or more in the other.
    /// </summary>
    /// <param name="table">Traces of a kind with this evidence.</param>
    /// <param name="found">Half on which groups are found, 0 or 1; tested on the other.</param>
    /// <param name="threads">Threads; the result does not depend on it.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>By account.</returns>
    IReadOnlyList<MemberTest> Tests(TraceTable table, int found, int threads, CancellationToken cancellation);
}
