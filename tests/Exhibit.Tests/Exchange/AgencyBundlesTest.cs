using System.Globalization;
using System.Text.Json.Nodes;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Exchange;

/// <summary>What docs/exchange.md counts in the four public bundles is what they hold.</summary>
public sealed class AgencyBundlesTest
{
    [Fact]
    public void TheDocumentsCountsAreTheirs()
    {
        var bundles = new[] { "big", "matriochka", "portalkombat", "rrn" }
            .Select(n => JsonNode.Parse(File.ReadAllText(RealData.Data($"stix_reports/viginum_{n}.json")))!["objects"]!.AsArray())
            .ToArray();
        var rows = File.ReadAllLines(Path.Combine(RealData.Repository, "docs", "exchange.md"))
            .Where(l => l.StartsWith("| `", StringComparison.Ordinal) && l.Split('|').Length == 8)
            .Select(l => l.Split('|').Select(c => c.Trim()).ToArray())
            .ToArray();
        Assert.True(rows.Length > 15);
        foreach (var row in rows)
        {
            var names = row[1].Split('`').Where((_, i) => i % 2 == 1).ToArray();
            var counted =
                row[2].Contains(" of ", StringComparison.Ordinal) || row[2] == "all"
                    ? bundles.Select(b => Share(b, names[0]))
                    : bundles.Select(b => Of(b, names));
            Assert.Equal(counted, row[2..6]);
        }
    }

    private static string Of(JsonArray bundle, string[] types) =>
        bundle.Count(o => types.Contains((string)o!["type"]!)) is > 0 and var n ? Number(n) : "-";

    private static string Share(JsonArray bundle, string property)
    {
        var objects = bundle.Where(o => (string)o!["type"]! != "marking-definition").ToArray();
        var n = objects.Count(o => o!.AsObject().ContainsKey(property));
        return n == objects.Length ? "all" : $"{Number(n)} of {Number(objects.Length)}";
    }

    private static string Number(int n) => n.ToString("N0", CultureInfo.InvariantCulture);
}
