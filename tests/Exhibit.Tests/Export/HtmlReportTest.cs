using System.Text.RegularExpressions;
using Exhibit.Export.Report;
using Exhibit.Model;
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
    public void AGroupsEvidenceKnowsNoWindowAndNamesItsOutsiders()
    {
        // Three accounts publish the same words hours apart on twelve days; forty people publish words of their own.
        var start = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        string Row(string account, DateTimeOffset at, string text) => $"{account},{account},{at:yyyy-MM-ddTHH:mm:ss}Z,{text}";
        var rows = Enumerable
            .Range(0, 12)
            .SelectMany(d =>
                Enumerable
                    .Range(0, 3)
                    .Select(m =>
                        Row($"ring{m}", start.AddDays(d).AddHours(2 * m), $"words of the ring that nobody else would choose, number {d}")
                    )
                    .Concat(
                        Enumerable
                            .Range(0, 40)
                            .Select(p =>
                                Row(
                                    $"person{p}",
                                    start.AddDays(d).AddMinutes(p),
                                    $"what person {p} has to say of an ordinary day, number {d}"
                                )
                            )
                    )
            )
            .Select(r => r.Replace(", number", " number", StringComparison.Ordinal));
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var path = Path.Combine(folder, "posts.csv");
            File.WriteAllLines(path, rows.Prepend("user_id,handle,created_at,text"));
            using var run = new TempCase(new AnalysisOptions { Controls = false }, path);
            var edges = run.Result.Edges.Where(e => e.Tier != Tier.None).ToArray();
            Assert.Equal(3, edges.Length);
            Assert.All(edges, e => Assert.Equal((Tier.Indicated, "common-origin"), (e.Tier, e.ExplainedBy)));
            var html = run.Read("report.html");
            Assert.Contains("group of 3, met in ", html, StringComparison.Ordinal);
            Assert.Contains("href=\"#common-origin\"", html, StringComparison.Ordinal);
            Assert.DoesNotContain("W = 0 s", html, StringComparison.Ordinal);
            Assert.All(
                Target().Matches(html).Select(m => m.Groups["to"].Value[1..]).Distinct(),
                id => Assert.Contains($"id=\"{id}\"", html, StringComparison.Ordinal)
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
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

    [Fact]
    public void AVeryDenseNetworkIsThinnedAndNobodyIsLeftAlone()
    {
        var lines = Enumerable
            .Range(0, 500)
            .SelectMany(a =>
                Enumerable
                    .Range(a + 1, 499 - a)
                    .Select(b => (A: a, B: b, Tier: a % 7 == 0 ? Tier.Strong : Tier.Indicated, P: 1e-9 * (b - a)))
            )
            .ToArray();
        var drawn = NetworkPicture.Best(lines, 500);
        Assert.InRange(drawn.Length, 500, NetworkPicture.MostLines);
        Assert.Equal(500, drawn.SelectMany(l => new[] { l.A, l.B }).Distinct().Count());
        Assert.Contains(lines.Where(l => l.Tier == Tier.Strong).MinBy(l => l.P), drawn);
        Assert.Equal(lines[..100], NetworkPicture.Best(lines[..100], 500));
    }

    [Fact]
    public void NumbersStandOutFromEveryColour()
    {
        for (var community = 1; community <= 8; community++)
        {
            var (a, b) = (Luminance(Palette.Of(community)), Luminance(Palette.InkOn(community)));
            Assert.True((Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05) >= 4.5, Palette.Of(community));
        }
    }

    [Fact]
    public void CommunitiesThatALineJoinsDifferInColour()
    {
        // Communities 1 and 9 would have one colour by their numbers; a line between them moves 9 on.
        var colours = Palette.Assign(9, [(9, 1), (3, 3)]);
        Assert.Equal(Enumerable.Range(1, 8), colours[1..9]);
        Assert.NotEqual(Palette.Of(colours[1]), Palette.Of(colours[9]));
    }

    [Fact]
    public void EveryHeadOfATableIsDefined()
    {
        var plain = Head()
            .Matches(SmallCase.Run.Read("report.html"))
            .Select(m => m.Groups["inner"].Value)
            .Where(h => !h.StartsWith("<a class=\"term\"", StringComparison.Ordinal) && !h.StartsWith("<bdi>", StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);
        plain.ExceptWith(["in words", "what it means", "input", "format", "option", "value", "signal", "why"]);
        Assert.Empty(plain);
    }

    [Fact]
    public void MinuteStampsShowNoSeconds()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var path = Path.Combine(folder, "minutes.csv");
            File.WriteAllText(path, Seconds().Replace(SmallWorld.Text(), "$1Z"));
            using var run = new TempCase(new AnalysisOptions { Controls = false }, path);
            var html = run.Read("report.html");
            Assert.Contains("time to the minute, whose clock is not stated", html, StringComparison.Ordinal);
            Assert.Contains(">same minute<", html, StringComparison.Ordinal);
            Assert.DoesNotMatch("<time>[0-9-]*T[0-9]{2}:[0-9]{2}:", html);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Relative luminance of WCAG 2.
    private static double Luminance(string colour)
    {
        double Part(int at)
        {
            var c = Convert.ToInt32(colour.Substring(at, 2), 16) / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Part(1)) + (0.7152 * Part(3)) + (0.0722 * Part(5));
    }

    [GeneratedRegex("<th(?: [^>]*)?>(?<inner>.*?)</th>")]
    private static partial Regex Head();

    [GeneratedRegex("(T[0-9]{2}:[0-9]{2}):[0-9]{2}Z")]
    private static partial Regex Seconds();

    [GeneratedRegex("(<script|<link|<iframe|<object|javascript:|url\\(|@import|\\bsrc=)", RegexOptions.IgnoreCase)]
    private static partial Regex Outside();

    [GeneratedRegex("href=\"(?<to>[^\"]*)\"")]
    private static partial Regex Target();
}
