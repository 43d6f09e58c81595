using Exhibit.Tests.Support;

namespace Exhibit.Tests.Export;

/// <summary>The report in a real browser: content from strangers stays text, and nothing is loaded even if it did not.</summary>
public sealed class HtmlReportBrowserTest : IDisposable
{
    private const string Title = "<title>Exhibit: accounts that act together</title>";

    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-report-").FullName;
    private readonly Listener outside = new();

    [Fact]
    public void HostileNamesAndTextsRunNothingAndLoadNothing()
    {
        using var run = new TempCase(new AnalysisOptions { Controls = false }, HostileMarkup.World(folder, outside));
        HostileMarkup.AssertInert(Path.Combine(run.Path, "report.html"), "Exhibit: accounts that act together", outside);
    }

    [Fact]
    public void ThePolicyHoldsEvenIfMarkupGotThrough()
    {
        // What the escaping prevents is put in by hand: the policy alone has to stop it.
        var report = SmallCase.Run.Read("report.html").Replace("<main>", $"<main>{Hostile()}", StringComparison.Ordinal);
        var page = Page("through.html", report);
        Assert.Contains(Title, Browser.Dom(page), StringComparison.Ordinal);
        // Chromium opens an empty connection for a frame before it asks the policy; nothing is asked for over it.
        Assert.Equal(0, outside.Requests);
    }

    [Fact]
    public void WithoutThePolicyTheSameMarkupRunsAndLoads()
    {
        // Shows that the two tests above can fail.
        var dom = Browser.Dom(Page("plain.html", $"<!doctype html>{Title}<main>{Hostile()}</main>"));
        Assert.Contains("<title>ran</title>", dom, StringComparison.Ordinal);
        Assert.NotEqual(0, outside.Requests);
    }

    [Fact]
    public void ItPrints()
    {
        var pdf = Path.Combine(folder, "report.pdf");
        Browser.Print(Path.Combine(SmallCase.Run.Path, "report.html"), pdf);
        Assert.Equal("%PDF"u8.ToArray(), File.ReadAllBytes(pdf)[..4]);
    }

    public void Dispose()
    {
        outside.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private string Hostile() =>
        $"<script>document.title=\"ran\"</script><img src=\"{outside.Address}i\" onerror=\"document.title='ran'\"><link rel=stylesheet href=\"{outside.Address}c\"><iframe src=\"{outside.Address}f\"></iframe><style>@import \"{outside.Address}s\";</style><b style=\"background:url({outside.Address}b)\">bold</b>";

    private string Page(string name, string html)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, html);
        return path;
    }
}
