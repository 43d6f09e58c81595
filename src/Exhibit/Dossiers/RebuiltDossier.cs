using Exhibit.Model;

namespace Exhibit.Dossiers;

/// <summary>What follows from the base of a dossier.</summary>
/// <param name="Result">The result over the dossier's accounts.</param>
/// <param name="Specifics">What is said beyond each edge, in the order of the result's edges.</param>
/// <param name="InTable">Number in its kind's table of every object of the result.</param>
public sealed record RebuiltDossier(CaseResult Result, IReadOnlyList<PairSpecifics> Specifics, IReadOnlyList<int> InTable)
{
    /// <summary>Findings about pairs, in the order of the edges.</summary>
    public IReadOnlyList<Finding> PairFindings =>
        [.. Result.Findings.Where(f => f.Accounts.Count == 2 && f.Id.StartsWith("pair-", StringComparison.Ordinal))];

    /// <summary>Numbers of the edges that a finding rests on.</summary>
    public IReadOnlyList<int> EdgesOf(Finding finding)
    {
        var own = finding.Accounts.ToHashSet();
        var pairs = PairFindings;
        var pair = Enumerable.Range(0, pairs.Count).Where(i => pairs[i].Id == finding.Id).ToArray();
        return pair.Length > 0
            ? pair
            : [.. Enumerable.Range(0, Result.Edges.Count).Where(i => own.Contains(Result.Edges[i].A) && own.Contains(Result.Edges[i].B))];
    }
}
