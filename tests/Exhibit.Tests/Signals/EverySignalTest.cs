using System.Text.Json.Nodes;
using Exhibit.Tests.Cli;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Signals;

/// <summary>Every signal of the catalogue, through the command: observed where there is something, blind where its input is missing.</summary>
public sealed class EverySignalTest(ITestOutputHelper output)
{
    public static TheoryData<string> Ids => [.. Catalog.Signals.Select(s => s.Info.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void HasAnObservedFindingInACaseOfTheCommand(string id)
    {
        var signal = EverySignal.Case.Summary["signals"]!.AsArray().Single(s => (string)s!["id"]! == id)!;
        output.WriteLine($"{signal.ToJsonString()}");
        Assert.Equal("", (string)signal["not_observable"]!);
        Assert.True((int)signal["observed"]! >= 1, $"{id} observed nothing");
        var findings = EverySignal
            .Case.Findings.Where(f =>
                (int)f["rung"]! == 2 && (string?)f["statistic"]!["signal"] == id && (bool)f["statistic"]!["observed"]!
            )
            .ToArray();
        output.WriteLine(findings.Length > 0 ? (string)findings[0]["statement"]! : "none");
        Assert.Equal((int)signal["observed"]!, findings.Length);
        Assert.All(findings, f => Assert.Equal((2, "none"), ((int)f["rung"]!, (string)f["tier"]!)));
        var info = Catalog.Signals.Single(s => s.Info.Id == id).Info;
        Assert.Contains(info.Title, System.Net.WebUtility.HtmlDecode(EverySignal.Case.Report), StringComparison.Ordinal);
        var about = (string)findings[0]["statement"]!;
        Assert.Contains(
            about[(about.IndexOf(". ", StringComparison.Ordinal) + 2)..],
            System.Net.WebUtility.HtmlDecode(EverySignal.Case.Report),
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"## {id}: {info.Title} (version {info.Version})",
            File.ReadAllText(Path.Combine(RealData.Repository, "docs", "generated", "signals.md")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void SaysNotObservableWhereItsInputIsMissing()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var posts = Path.Combine(folder, "posts.csv");
        File.WriteAllText(posts, "user_id,created_at,text\na,2020-01-01,one\nb,2020-01-02,two\n");
        Assert.Equal(0, Shell.Run("investigate", posts, "--case", Path.Combine(folder, "case")).Code);
        var summary = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "case", "summary.json")))!["signals"]!.AsArray();
        Assert.Equal(Ids.Select(i => i.Data), summary.Select(s => (string)s!["id"]!));
        var report = System.Net.WebUtility.HtmlDecode(File.ReadAllText(Path.Combine(folder, "case", "report.html")));
        Assert.All(summary, s => Assert.NotEmpty((string)s!["not_observable"]!));
        Assert.All(summary, s => Assert.Contains((string)s!["not_observable"]!, report, StringComparison.Ordinal));
    }
}
