using Exhibit.Coordination.Groups;
using Exhibit.Model;

namespace Exhibit.Dossiers;

/// <summary>What follows from the base of a dossier.</summary>
/// <param name="result">The result over the dossier's accounts.</param>
/// <param name="specifics">What is said beyond each edge of timing, in the order of the result's edges; null for others.</param>
/// <param name="groupTests">Kind, half on which the group was found, test, and whether the account passes it; by kind, account, half.</param>
/// <param name="inTable">Number in its kind's table of every object of the result.</param>
/// <param name="kinds">Title and meaning of every trace kind, by id.</param>
public sealed class RebuiltDossier(
    CaseResult result,
    IReadOnlyList<PairSpecifics?> specifics,
    IReadOnlyList<(string Kind, int Found, MemberTest Test, bool Passes)> groupTests,
    IReadOnlyList<int> inTable,
    IReadOnlyDictionary<string, (string Title, string Meaning)> kinds
)
{
    private readonly Dictionary<string, int> edgeOf = Pairs(result)
        .Select((finding, i) => (finding.Id, i))
        .ToDictionary(x => x.Id, x => x.i, StringComparer.Ordinal);

    /// <summary>The result over the dossier's accounts.</summary>
    public CaseResult Result { get; } = result;

    /// <summary>What is said beyond each edge of timing, in the order of the result's edges; null for others.</summary>
    public IReadOnlyList<PairSpecifics?> Specifics { get; } = specifics;

    /// <summary>The tests of common origin and common company; by kind, account, half on which the group was found.</summary>
    public IReadOnlyList<(string Kind, int Found, MemberTest Test, bool Passes)> GroupTests { get; } = groupTests;

    /// <summary>Number and edge of those found by timing, or of all others.</summary>
    public IEnumerable<(int Number, Edge Edge)> EdgesBy(bool timing) =>
        Result.Edges.Select((e, i) => (i, e)).Where(x => x.e.Evidence == EvidenceKind.Timing == timing);

    /// <summary>Numbers of the two tests that a pair of common origin or common company rests on: of each account the one with the lower p.</summary>
    public IReadOnlyList<int> TestsOf(Edge edge) =>
        [
            .. new[] { edge.A, edge.B }.Select(a =>
                Enumerable.Range(0, GroupTests.Count).Where(t => Passes(GroupTests[t], edge.Trace, a)).MinBy(t => GroupTests[t].Test.P)
            ),
        ];

    private static bool Passes((string Kind, int Found, MemberTest Test, bool Passes) test, string kind, int account) =>
        test.Passes && test.Kind == kind && test.Test.Account == account;

    /// <summary>Number in its kind's table of every object of the result.</summary>
    public IReadOnlyList<int> InTable { get; } = inTable;

    /// <summary>Title and meaning of every trace kind, by id.</summary>
    public IReadOnlyDictionary<string, (string Title, string Meaning)> Kinds { get; } = kinds;

    /// <summary>Findings about pairs, in the order of the edges.</summary>
    public IReadOnlyList<Finding> PairFindings { get; } = [.. Pairs(result)];

    /// <summary>Whether a finding is about one pair.</summary>
    public bool IsPair(Finding finding) => edgeOf.ContainsKey(finding.Id);

    /// <summary>Numbers of the edges that a finding rests on.</summary>
    public IReadOnlyList<int> EdgesOf(Finding finding)
    {
        if (edgeOf.TryGetValue(finding.Id, out var edge))
        {
            return [edge];
        }

        var own = finding.Accounts.ToHashSet();
        return [.. Enumerable.Range(0, Result.Edges.Count).Where(i => own.Contains(Result.Edges[i].A) && own.Contains(Result.Edges[i].B))];
    }

    private static IEnumerable<Finding> Pairs(CaseResult result) =>
        result.Findings.Where(f => f.Id.StartsWith("pair-", StringComparison.Ordinal));
}
