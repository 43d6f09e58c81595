using System.Globalization;
using System.Text.Json;
using Exhibit.Model;

namespace Exhibit.Simulator.Scoring;

/// <summary>The part of a finished case that is scored.</summary>
/// <param name="Accounts">Every account of the case.</param>
/// <param name="Edges">Every pair and kind of evidence that the case lists.</param>
/// <param name="PairsTested">Pairs, over kinds, that were tested.</param>
public sealed record CaseView(IReadOnlyList<ScoredAccount> Accounts, IReadOnlyList<ScoredEdge> Edges, long PairsTested)
{
    /// <summary>Reads a case folder.</summary>
    /// <exception cref="InvalidDataException">A file lacks a column, or a cell is no number.</exception>
    public static CaseView Read(string casePath)
    {
        using var summary = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(casePath, "summary.json")));
        return new CaseView(
            [
                .. CsvTable
                    .Read(Path.Combine(casePath, "accounts.csv"), "account_id", "tier", "community")
                    .Select(row => new ScoredAccount(row[0], row[1], row[2])),
            ],
            [
                .. CsvTable
                    .Read(Path.Combine(casePath, "edges.csv"), "account_a", "account_b", "trace", "tier", "p", "explained_by")
                    .Select(row => new ScoredEdge(row[0], row[1], row[2], row[3], Number(row[4]), row[5])),
            ],
            summary.RootElement.GetProperty("pairs_tested").GetInt64()
        );
    }

    /// <summary>Takes a result that was never written.</summary>
    public static CaseView Of(CaseResult result) =>
        new(
            [
                .. result.Accounts.Select(account => new ScoredAccount(
                    account.Id,
                    account.Tier.Word(),
                    account.Community > 0 ? account.Community.ToString(CultureInfo.InvariantCulture) : ""
                )),
            ],
            [
                .. result.Edges.Select(edge => new ScoredEdge(
                    result.Accounts[edge.A].Id,
                    result.Accounts[edge.B].Id,
                    edge.Trace,
                    edge.Tier.Word(),
                    edge.P,
                    edge.ExplainedBy
                )),
            ],
            result.Counts.PairsTested
        );

    private static double Number(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new InvalidDataException($"edges.csv has '{cell}' in column p. Expected a number such as 1e-9.");
}
