using Exhibit.Model;

namespace Exhibit.Export;

/// <summary>communities.csv: one row a community.</summary>
public sealed class CommunitiesCsv : ICaseExporter
{
    /// <inheritdoc/>
    public string FileName => "communities.csv";

    /// <inheritdoc/>
    public void Write(CaseResult result, IPostStore posts, Stream output)
    {
        using var csv = new CsvOutput(output, "community", "accounts", "edges", "density", "tier", "first_seen", "last_seen");
        foreach (var community in result.Communities)
        {
            csv.Cell(community.Number).Cell(community.Accounts.Count).Cell(community.Edges).Cell(community.Density);
            csv.Cell(community.Tier.Word()).Time(community.FirstSeen).Time(community.LastSeen).EndRow();
        }
    }
}
