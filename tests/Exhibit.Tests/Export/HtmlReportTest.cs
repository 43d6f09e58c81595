using System.Text.RegularExpressions;
using Exhibit.Export.Report;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Export;

public sealed partial class HtmlReportTest
{
    private const string Hostile = "<script>alert(1)</script>";

    [Fact]
    public void Bytes() => SmallCase.Approve("report.html");

    [Fact]
    public void SaysFirstThatCoordinationIsNotWrongdoing()
    {
        var html = SmallCase.Run.Read("report.html");
        Assert.True(
            html.IndexOf("Coordination is not wrongdoing", StringComparison.Ordinal)
                < html.IndexOf("class=\"figures\"", StringComparison.Ordinal)
        );
        Assert.True(html.IndexOf("Collection not documented", StringComparison.Ordinal) < html.IndexOf("<svg", StringComparison.Ordinal));
    }

    [Fact]
    public void LoadsNothingAndRunsNothing()
    {
        var html = SmallCase.Run.Read("report.html");
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(Outside(), html);
        Assert.All(Target().Matches(html), m => Assert.StartsWith("#", m.Groups["to"].Value, StringComparison.Ordinal));
    }

    [Fact]
    public void EveryDefinitionThatIsLinkedIsThere()
    {
        var html = SmallCase.Run.Read("report.html");
        Assert.All(
            Target().Matches(html).Select(m => m.Groups["to"].Value[1..]).Distinct(),
            id => Assert.Contains($"id=\"{id}\"", html, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void HostileContentIsText()
    {
        var rows = SmallWorld
            .Text()
            .Replace("An identical sentence", Hostile + "\u202E", StringComparison.Ordinal)
            .Replace("ring0,ring0", "ring0,</svg>" + Hostile, StringComparison.Ordinal);
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var path = Path.Combine(folder, "'><img src=x onerror=alert(2)>.csv");
            File.WriteAllText(path, rows);
            using var run = new TempCase(new AnalysisOptions { Controls = false }, path);
            var html = run.Read("report.html");
            Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("\u202E", html, StringComparison.Ordinal);
            Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;\\u{202E}", html, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void TwoThousandAccountsAreLaidOut()
    {
        var edges = Enumerable
            .Range(0, 2_000)
            .SelectMany(i => new[] { (A: i, B: (i + 1) % 2_000), (A: i, B: i * 7 % 2_000) })
            .Where(e => e.A != e.B)
            .ToArray();
        var (at, height) = ForceLayout.Place(2_000, edges, 1_000);
        Assert.All(at, p => Assert.True(double.IsFinite(p.X) && double.IsFinite(p.Y) && p.X >= 0 && p.Y >= 0 && p.Y <= height));
        Assert.Equal(at, ForceLayout.Place(2_000, edges, 1_000).At);
        Assert.True(at.Distinct().Count() > 1_990);
    }

    [GeneratedRegex("(<script|<link|<iframe|<object|javascript:|url\\(|@import|\\bsrc=)", RegexOptions.IgnoreCase)]
    private static partial Regex Outside();

    [GeneratedRegex("href=\"(?<to>[^\"]*)\"")]
    private static partial Regex Target();
}
