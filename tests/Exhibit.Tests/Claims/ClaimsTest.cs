using Exhibit.Claims;
using Exhibit.Cli;
using Exhibit.Readers;
using Exhibit.Tests.Cli;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Claims;

public sealed class ClaimsTest
{
    private static string Sample => File.ReadAllText(Path.Combine(RealData.Repository, "samples", "claims-2018.yaml"));

    [Fact]
    public void TheSampleIsReadWithItsDenial()
    {
        var claims = ClaimsFile.Parse(Sample);
        Assert.Equal([3, 4], claims.Select(c => c.Rung));
        Assert.Equal(["alleged", "disputed"], claims.Select(c => c.Status));
        Assert.Empty(claims[0].Answers);
        Assert.StartsWith("I know that they do not represent the Russian state", claims[1].Answers[0].Text, StringComparison.Ordinal);
    }

    // The sample quotes; every quotation must stand in the article, but for the newsroom's own words between two sentences.
    [Fact]
    public void TheSamplesQuotationsStandInTheArticle()
    {
        var article = RealData.Data(Path.Combine("articles", "newsroom_story.txt"));
        var text = File.ReadAllText(article);
        Assert.All(
            ClaimsFile.Parse(Sample).SelectMany(c => c.Answers).SelectMany(a => a.Text.Split(". ")).Select(s => s.TrimEnd('.')),
            sentence => Assert.Contains(sentence, text, StringComparison.Ordinal)
        );
        Assert.All(
            ClaimsFile.Parse(Sample).SelectMany(c => c.Sources),
            s => Assert.Equal(Exhibit.Evidence.Digest.Of(File.ReadAllBytes(article)), s.Sha256)
        );
    }

    [Theory]
    [InlineData("claims: []", null)]
    [InlineData("claims:\n  - {id: a, rung: 3, status: alleged, by: b, about: c, statement: d}", "claim 'a': expected a source")]
    [InlineData("claims:\n  - {id: a, rung: 2, status: alleged, by: b, about: c, statement: d, sources: [S]}", "rung 3 (operated by) or 4")]
    [InlineData("claims:\n  - {id: a, rung: 3, status: proven, by: b, about: c, statement: d, sources: [S]}", "status alleged, supported")]
    [InlineData(
        "claims:\n  - {id: a, rung: 3, status: alleged, by: b, about: c, statement: d, likelihood: sure, sources: [S]}",
        "likelihood almost no chance"
    )]
    [InlineData(
        "claims:\n  - {id: a, rung: 3, status: alleged, by: b, about: c, statement: d, sources: [{title: t, date: d}]}",
        "title, date and sha256"
    )]
    [InlineData("claims: 5", "holds no list")]
    [InlineData("claims: [", "line ")]
    public void AClaimThatDoesNotStateItsGroundsIsRefused(string yaml, string? fault)
    {
        var text = yaml.Replace("[S]", $"[{{title: t, date: d, sha256: {new string('a', 64)}}}]", StringComparison.Ordinal);
        if (fault is null)
        {
            Assert.Empty(ClaimsFile.Parse(text));
        }
        else
        {
            Assert.Contains(fault, Assert.Throws<InputException>(() => ClaimsFile.Parse(text)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ADossierShowsClaimsBesideTheirAnswers()
    {
        using var made = new TempCase(new AnalysisOptions { Threads = 2, Controls = false }, SmallWorld.File());
        File.WriteAllText(Path.Combine(made.Path, ClaimsFile.FileName), Sample);
        var (folder, _) = Sealing.Run(made.Path, SmallDossier.PseudonymKey(), "", [], 2, null, default);
        var page = File.ReadAllText(Path.Combine(folder, "index.html"));
        Assert.Contains("no answer recorded", page, StringComparison.Ordinal);
        Assert.Contains("I know that they do not represent the Russian state", page, StringComparison.Ordinal);
        Assert.Equal(0, Shell.Run("verify", folder).Code);
        Assert.Contains("Claims of others: 2", Outside.Run("python3", folder, "-I", "check.py").Output, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(made.Path, ClaimsFile.FileName), "claims:\n  - {id: a, rung: 3}");
        var (code, _, error) = Shell.Run("seal", made.Path);
        Assert.Equal(3, code);
        Assert.Contains("claim 'a': expected a source", error, StringComparison.Ordinal);
    }
}
