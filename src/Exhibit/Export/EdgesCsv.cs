using Exhibit.Model;

namespace Exhibit.Export;

/// <summary>edges.csv: every pair and kind with two co-actions or more, with its evidence and tier.</summary>
public sealed class EdgesCsv : ICaseExporter
{
    /// <summary>The columns, a contract.</summary>
    public static readonly IReadOnlyList<string> Columns =
    [
        "platform_a",
        "account_a",
        "platform_b",
        "account_b",
        "trace",
        "objects_shared",
        "objects_tested",
        "objects_synchronous",
        "occasions",
        "p_crowd",
        "p",
        "threshold",
        "tier",
        "explained_by",
        "first_seen",
        "last_seen",
    ];

    /// <inheritdoc/>
    public string FileName => "edges.csv";

    /// <inheritdoc/>
    public void Write(CaseResult result, IPostStore posts, Stream output)
    {
        using var csv = new CsvOutput(output, [.. Columns]);
        foreach (var edge in result.Edges)
        {
            var (a, b) = (result.Accounts[edge.A], result.Accounts[edge.B]);
            csv.Cell(a.Platform).Cell(a.Id).Cell(b.Platform).Cell(b.Id).Cell(edge.Trace);
            csv.Cell(edge.ObjectsShared).Cell(edge.ObjectsTested).Cell(edge.SynchronousInWindow).Cell(edge.OccasionsInWindow);
            csv.Cell(edge.PCrowd).Cell(edge.P).Cell(edge.Threshold).Cell(edge.Tier.Word()).Cell(edge.ExplainedBy);
            csv.Time(edge.FirstSeen).Time(edge.LastSeen).EndRow();
        }
    }
}
