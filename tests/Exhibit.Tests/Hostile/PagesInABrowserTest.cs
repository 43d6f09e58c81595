using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Exhibit.Cli;
using Exhibit.Tests.Cli;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Hostile;

/// <summary>Every page but the report (HtmlReportBrowserTest) in a real browser: what strangers wrote stays text, and nothing is loaded.</summary>
public sealed partial class PagesInABrowserTest : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-pages-").FullName;
    private readonly Listener outside = new();

    [Fact]
    public void TheDossiersPageRunsNothingAndLoadsNothing()
    {
        using var made = new TempCase(new AnalysisOptions { Controls = false }, HostileMarkup.World(folder, outside));
        File.WriteAllText(Path.Combine(made.Path, "claims.yaml"), Claims());
        var (dossier, _) = Sealing.Run(made.Path, SmallDossier.PseudonymKey(), HostileMarkup.Of(outside), [], 1, null, default);
        var page = Path.Combine(dossier, "index.html");
        Assert.Contains("A claim about &lt;script", File.ReadAllText(page), StringComparison.Ordinal);
        HostileMarkup.AssertInert(page, "Dossier: accounts that act together", outside);
    }

    [Fact]
    public void ThePublicDossiersPageRunsNothingAndLoadsNothing()
    {
        using var made = new TempCase(new AnalysisOptions { Controls = false }, HostileMarkup.World(folder, outside));
        File.WriteAllText(Path.Combine(made.Path, "claims.yaml"), Claims());
        var (dossier, _) = Sealing.Run(
            made.Path,
            SmallDossier.PseudonymKey(),
            "",
            [],
            1,
            null,
            default,
            new Exhibit.Cli.SealChoices { Public = true }
        );
        HostileMarkup.AssertInert(Path.Combine(dossier, "index.html"), "Dossier: accounts that act together", outside);
    }

    [Fact]
    public void ThePageOfArticlesRunsNothingAndLoadsNothing()
    {
        // The common passage is the markup itself, so that it stands within the coloured marks too.
        var passage = HostileMarkup.Of(outside);
        string Article(string name, string more)
        {
            var path = Path.Combine(folder, name);
            File.WriteAllText(
                path,
                $"Words of the first paragraph by <b onclick=x>{more}</b>.\n{passage} and so on for many words more {passage}\n",
                new UTF8Encoding(false)
            );
            return path;
        }

        var page = Path.Combine(folder, "side.html");
        var (code, _, error) = Shell.Run(
            "articles",
            Article("'><img src=x onerror=document.title=1>.txt", "one"),
            Article("b.txt", "two"),
            "--html",
            page
        );
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("<mark", File.ReadAllText(page), StringComparison.Ordinal);
        HostileMarkup.AssertInert(page, "Exhibit: articles side by side", outside);
    }

    [Fact]
    public void ALetterRunsNothingAndLoadsNothing()
    {
        using var made = new TempCase(new AnalysisOptions { Controls = false }, HostileMarkup.World(folder, outside));
        var hostile = HostileMarkup.Of(outside);
        var letters = Path.Combine(folder, "letters");
        var (code, _, error) = Shell.Run(
            "letters",
            made.Path,
            "--from",
            hostile,
            "--contact",
            hostile,
            "--by",
            hostile,
            "--output",
            letters
        );
        Assert.Equal((0, ""), (code, error));
        var page = Directory.GetFiles(letters).Order(StringComparer.Ordinal).First();
        Assert.Contains("&lt;/text&gt;&lt;/svg&gt;&lt;script", File.ReadAllText(page), StringComparison.Ordinal);
        HostileMarkup.AssertInert(page, LetterTitle(page), outside);
    }

    [Fact]
    public void ThePoliciesOfTheOtherPagesHoldAloneToo()
    {
        using var made = new TempCase(new AnalysisOptions { Controls = false }, SmallWorld.File());
        var (dossier, _) = Sealing.Run(made.Path, SmallDossier.PseudonymKey(), "", [], 1, null, default);
        var room = Through(Path.Combine(dossier, "index.html"), "<main>");
        Assert.Contains("<title>Dossier: accounts that act together</title>", Browser.Dom(room), StringComparison.Ordinal);
        var one = Path.Combine(folder, "a.txt");
        File.WriteAllText(one, "Some words of an article that stands here.\n");
        Assert.Equal(0, Shell.Run("articles", one, one, "--html", Path.Combine(folder, "side.html")).Code);
        var side = Through(Path.Combine(folder, "side.html"), "<body>");
        Assert.Contains("<title>Exhibit: articles side by side</title>", Browser.Dom(side), StringComparison.Ordinal);

        Assert.Equal(0, Shell.Run("letters", made.Path, "--from", "A", "--contact", "B", "--output", Path.Combine(folder, "letters")).Code);
        var letter = Directory.GetFiles(Path.Combine(folder, "letters")).Order(StringComparer.Ordinal).First();
        Assert.Contains($"<title>{LetterTitle(letter)}</title>", Browser.Dom(Through(letter, "<body>")), StringComparison.Ordinal);

        // Chromium opens an empty connection for a frame before it asks the policy; nothing is asked for over it.
        Assert.Equal(0, outside.Requests);
    }

    public void Dispose()
    {
        outside.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static string LetterTitle(string page) => Title().Match(File.ReadAllText(page)).Groups["title"].Value;

    [GeneratedRegex("<title>(?<title>[^<]*)</title>")]
    private static partial Regex Title();

    // What escaping prevents is put in by hand. A refresh is left out: no policy of a page forbids the page itself to send its
    // reader elsewhere.
    private string Through(string page, string after)
    {
        var path = Path.Combine(folder, "through.html");
        var markup = Refresh().Replace(HostileMarkup.Of(outside), "");
        File.WriteAllText(path, File.ReadAllText(page).Replace(after, after + markup, StringComparison.Ordinal));
        return path;
    }

    // A claim may hold anything too: who writes claims quotes strangers. YAML reads strings as JSON writes them.
    private string Claims()
    {
        var hostile = JsonSerializer.Serialize("A claim about " + HostileMarkup.Of(outside));
        return $$"""
            claims:
              - id: hostile
                rung: 3
                status: alleged
                by: {{hostile}}
                about: {{hostile}}
                statement: {{hostile}}
                sources:
                  - title: {{hostile}}
                    date: "2018"
                    sha256: 35d8f1f8d3219833e7e98ae8d7467bca4c0aa8ef4a0734b4087c4378650cae3a
                    where: {{hostile}}
                answers: []
                context: [{{hostile}}]
                hypotheses: [{{hostile}}, Somebody else ran them]
                evidence:
                  - item: {{hostile}}
                    weighs: [consistent, inconsistent]
            """;
    }

    [GeneratedRegex("<meta http-equiv[^>]*>")]
    private static partial Regex Refresh();
}
