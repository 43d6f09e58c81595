using System.Globalization;
using System.Text.Json.Nodes;

namespace Exhibit.Cli;

/// <summary>One figure of a case before and after something was taken out of it.</summary>
/// <param name="Name">As in summary.json, or a finding's id.</param>
/// <param name="Before">Its value before; empty where there was none.</param>
/// <param name="After">Its value after; empty where there is none.</param>
internal sealed record FigureChange(string Name, string Before, string After)
{
    /// <summary>Whether it changed.</summary>
    internal bool Changed => Before != After;

    /// <summary>Every figure of two cases' summaries: counts, then tests, thresholds and testable accounts of each window.</summary>
    internal static IReadOnlyList<FigureChange> Of(string before, string after)
    {
        var (left, right) = (Figures(before), Figures(after));
        var names = left.Select(f => f.Key).Concat(right.Select(f => f.Key)).Distinct();
        return [.. names.Select(n => new FigureChange(n, left.GetValueOrDefault(n, ""), right.GetValueOrDefault(n, "")))];
    }

    /// <summary>Findings that stand in both cases and changed tier or p.</summary>
    internal static IReadOnlyList<FigureChange> OfFindings(string before, string after)
    {
        var (left, right) = (Findings(before), Findings(after));
        return
        [
            .. left.Where(f => right.ContainsKey(f.Key)).Select(f => new FigureChange(f.Key, f.Value, right[f.Key])).Where(f => f.Changed),
        ];
    }

    private static Dictionary<string, string> Figures(string folder)
    {
        var summary = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "summary.json")))!.AsObject();
        var figures = summary
            .Where(m => m.Value is JsonValue value && value.GetValueKind() == System.Text.Json.JsonValueKind.Number)
            .ToDictionary(m => m.Key, m => m.Value!.ToJsonString(), StringComparer.Ordinal);
        figures["findings"] = File.ReadLines(Path.Combine(folder, "findings.jsonl"))
            .Count(l => l.Length > 0)
            .ToString(CultureInfo.InvariantCulture);
        foreach (var family in summary["families"]!.AsArray().Select(f => f!))
        {
            foreach (var figure in new[] { "m", "threshold", "accounts_testable" })
            {
                figures[$"{family["evidence"]}, W = {family["window_seconds"]} s: {figure}"] = family[figure]!.ToJsonString();
            }
        }

        return figures;
    }

    private static Dictionary<string, string> Findings(string folder) =>
        File.ReadLines(Path.Combine(folder, "findings.jsonl"))
            .Where(l => l.Length > 0)
            .Select(l => JsonNode.Parse(l)!)
            .GroupBy(f => (string)f["id"]!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => string.Join("; ", g.Select(Told)), StringComparer.Ordinal);

    private static string Told(JsonNode finding) =>
        finding["statistic"] is JsonObject statistic && statistic["p"] is { } p
            ? $"{finding["tier"]}, p {p.ToJsonString()}"
            : $"{finding["tier"]}";
}
