using System.Text.Json.Nodes;
using System.Xml.Linq;
using Exhibit.Exchange;
using Exhibit.Tests.Cli;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Exchange;

public sealed class GraphMlTest
{
    [Fact]
    public void HoldsEveryPairInATierOnceAndNoOtherAccount()
    {
        var root = XDocument.Load(new MemoryStream(Exported.As(new GraphMl()))).Root!;
        XNamespace ns = "http://graphml.graphdrawing.org/xmlns";
        var nodes = root.Descendants(ns + "node").Select(n => (string)n.Attribute("id")!).ToArray();
        Assert.Equal(4, nodes.Length);
        Assert.Equal(Exported.Edges, root.Descendants(ns + "edge").Count());
        Assert.All(root.Descendants(ns + "edge"), e => Assert.Contains((string)e.Attribute("source")!, nodes));
        var keys = root.Descendants(ns + "key").Select(k => (string)k.Attribute("id")!).ToHashSet();
        Assert.All(root.Descendants(ns + "data"), d => Assert.Contains((string)d.Attribute("key")!, keys));
    }
}

public sealed class GexfTest
{
    [Fact]
    public void HoldsEveryPairWithItsTime()
    {
        var root = XDocument.Load(new MemoryStream(Exported.As(new Gexf()))).Root!;
        XNamespace ns = "http://gexf.net/1.3";
        var edges = root.Descendants(ns + "edge").ToArray();
        Assert.Equal(Exported.Edges, edges.Length);
        Assert.All(edges, e => Assert.True(string.CompareOrdinal((string)e.Attribute("start")!, (string)e.Attribute("end")!) < 0));
    }
}

public sealed class ExportCommandTest
{
    [Fact]
    public void WritesEveryFormatAndRefusesOthers()
    {
        var folder = Directory.CreateTempSubdirectory("exhibit-export-").FullName;
        foreach (var format in Catalog.Exchanges)
        {
            var path = Path.Combine(folder, format.Id);
            Assert.Equal(
                (0, ""),
                Shell.Run("export", SmallCase.Run.Path, "--format", format.Id, "--output", path) is var r ? (r.Code, r.Error) : default
            );
            Assert.True(new FileInfo(path).Length > 100);
        }

        Assert.Equal(
            0,
            Shell
                .Run(
                    "export",
                    SmallCase.Run.Path,
                    "--format",
                    "stix",
                    "--profile",
                    "opencti",
                    "--author",
                    "A",
                    "--published",
                    "2020-02-01",
                    "--output",
                    Path.Combine(folder, "report")
                )
                .Code
        );
        var report = File.ReadAllText(Path.Combine(folder, "report"));
        Assert.Contains("\"published\":\"2020-02-01T00:00:00.000Z\"", report, StringComparison.Ordinal);
        Assert.Contains("x_mitre_id", report, StringComparison.Ordinal);

        Assert.Equal(2, Shell.Run("export", SmallCase.Run.Path, "--format", "pdf").Code);
        Assert.Equal(2, Shell.Run("export", SmallCase.Run.Path, "--format", "stix", "--tlp", "blue").Code);
        Assert.Equal(2, Shell.Run("export", SmallCase.Run.Path, "--format", "stix", "--profile", "other").Code);
        Assert.Equal(2, Shell.Run("export", SmallCase.Run.Path, "--format", "stix", "--published", "1.2.2020").Code);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void CarriesTheSignalsThatTheRunObserved()
    {
        using var run = new TempCase(new AnalysisOptions { Threads = 2 }, Clockwork());
        var observed = run.Result.Findings.Where(f => f.Rung == 2).ToArray();
        Assert.NotEmpty(observed);
        var path = Path.Combine(Path.GetDirectoryName(run.Path)!, "out.zip");
        Assert.Equal(0, Shell.Run("export", run.Path, "--format", "csv", "--output", path).Code);
        var files = Exported.Unzip(File.ReadAllBytes(path));
        var findings = System.Text.Encoding.UTF8.GetString(files["tables/findings.csv"]);
        Assert.All(observed, f => Assert.Contains(f.Id, findings, StringComparison.Ordinal));
        Assert.Contains("Scheduling tools", findings, StringComparison.Ordinal);
        Assert.Contains(",automation\n", System.Text.Encoding.UTF8.GetString(files["tables/accounts.csv"]), StringComparison.Ordinal);
        var stix = Path.Combine(Path.GetDirectoryName(run.Path)!, "out.json");
        Assert.Equal(0, Shell.Run("export", run.Path, "--format", "stix", "--output", stix).Code);
        var technique = JsonNode.Parse(File.ReadAllText(stix))!["objects"]!
            .AsArray()
            .Any(o => (string?)o!["name"] == "Automated Account Asset");
        Assert.True(technique);
    }

    // One account that posts every quarter of an hour to the second, among others that do not.
    private static string Clockwork()
    {
        var text = new System.Text.StringBuilder("user_id,created_at,text\n");
        for (var i = 0; i < 200; i++)
        {
            var clock = new DateTime(2020, 1, 1 + (i / 10), 8 + (i % 10), 15 * (i % 4), 0, DateTimeKind.Utc);
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"clock,{clock:yyyy-MM-dd'T'HH:mm:ss'Z'},tick {i}\n");
            var other = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(i * 7_919L);
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"n{i % 9},{other:yyyy-MM-dd'T'HH:mm:ss'Z'},word {i}\n");
        }

        var path = Path.Combine(Directory.CreateTempSubdirectory("exhibit-clock-").FullName, "posts.csv");
        File.WriteAllText(path, text.ToString());
        return path;
    }
}
