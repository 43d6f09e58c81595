using Exhibit.Cli;
using Exhibit.Signals.Articles;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Signals;

public sealed class ArticleComparisonTest(ITestOutputHelper output)
{
    private const string Source =
        "Council opens the new bridge\n\nThe council of the harbour town opened the long awaited bridge across the river on Monday morning before a small crowd.\nThe mayor said the bridge would bring the two halves of the town together after thirty years of ferries.\n\"We waited long enough for this day and we are proud,\" the mayor said.\nEngineers from the Russia office of the builder checked every bolt of the bridge twice before the first lorry crossed.\nFerries will run for another month because the approach road on the southern bank is not finished yet.\nShopkeepers on the southern bank hope that the road will bring them customers from the northern half.";

    [Fact]
    public void TheInterviewsTwoReportsShowACommonQuotationAndNoCopying()
    {
        var (a, b) = (Read("newsroom_story.txt"), Read("spun_story.txt"));
        var c = new ArticleComparison(a, b, [a, b], 1);
        foreach (var line in ArticleText.Lines(c))
        {
            output.WriteLine(line);
        }

        var passage = Assert.Single(c.Passages);
        Assert.True(passage.Quoted);
        Assert.Equal(10, passage.Same);
        Assert.False(c.WordsShowCopying);
        Assert.Equal((0, 0), (c.OwnInA.Found, c.OwnInB.Found));
        Assert.Contains(c.Quoted, q => q.How == "shorter-here" && q.B!.Text == "We'll be prepared to look at them and talk about it");
        var russia = c.NameForms.Single(n => n.Country == "Russia");
        Assert.Equal(["russia"], russia.A.Keys);
        Assert.Equal(2, russia.B["russian federation"]);
        Assert.Contains("usa", c.NameForms.Single(n => n.Country == "United States").B.Keys);
        Assert.Contains(Quotations.WithoutSpeaker(b), q => q.Text == "Let them just not talk to the press");
        Assert.NotEmpty(c.CohesionB!.Breaks);
        Assert.Equal(("Rogelio Becker", 0), (c.BylinesB.Single().Name, c.BylinesB.Single().Support));
        Assert.Contains(c.BylinesA, x => x.Name == "Steven Musil" && x.Support > 0);

        // The interviewed one's words stand behind an analyst's name in the spun report.
        var moved = Assert.Single(c.Reassigned);
        Assert.Equal(("putin", true, "Vladimir Frolov"), (moved.A.Key, moved.A.Carried, moved.B.Name));
        Assert.Equal((1, 1), Names.WithoutArticle(b)["russian federation"]);
        Assert.DoesNotContain(Names.WithoutArticle(a), f => f.Value.Bare > 0);
        var text = string.Join(' ', ArticleText.Lines(c));
        Assert.Contains("By the order of the paragraphs a reader takes it for Paulo Shakarian's", text, StringComparison.Ordinal);
        Assert.DoesNotContain("false", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void AnArticleSpunFromAnotherIsShownWithItsSubstitutions()
    {
        var spun = Source
            .Replace("bridge", "viaduct", StringComparison.Ordinal)
            .Replace("Russia ", "Russian Federation ", StringComparison.Ordinal)
            .Replace("mayor", "burgomaster", StringComparison.Ordinal);
        var (a, b) = (Article.Of("source", Source), Article.Of("spun", spun));
        var c = new ArticleComparison(a, b, [a, b], 1);
        Assert.True(c.WordsShowCopying);
        Assert.Contains(c.Substitutions, s => s is { A: "bridge", B: "viaduct", Times: >= 3 });
        Assert.Contains(c.NameForms, n => n.Country == "Russia");
        Assert.Equal(c.Passages.Count, Alignment.InOrder(c.Passages));
        Assert.Contains(
            "one was copied from the other, or both from a third",
            string.Join(' ', ArticleText.Lines(c)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void TwoReportsOfOneEventThatShareOnlyTheQuotationAreNotCalledCopies()
    {
        var other =
            "Crossing ready at last\nAfter decades of planning people can now drive over the water without waiting for a boat.\n\"We waited long enough for this day and we are proud,\" the mayor said.\nA brass band played while children let balloons rise over the new crossing.\nTolls are not planned according to the town hall, which paid for half of the work.\nThe old boats are to be sold in autumn.";
        var (a, b) = (Article.Of("a", Source), Article.Of("b", other));
        var c = new ArticleComparison(a, b, [a, b], 1);
        Assert.False(c.WordsShowCopying);
        Assert.Contains(c.Quoted, q => q.How == "same");
    }

    [Fact]
    public void TheSpeakerIsWhomTheReaderTakesForIt()
    {
        var speakers = Spoken(
            "\"One thing is certain here,\" Ann Example said.\nThe hall was full. \"Another thing,\" she added.\nSo said Bob Sample, a baker: \"Bread is dear.\" But \"not for ever\", he replied.\n\"Who knows?\""
        );
        Assert.Equal(
            [("Ann Example", false), ("Ann Example", true), ("Bob Sample", false), ("Bob Sample", false), ("", false)],
            speakers.Select(s => (s.Name, s.Carried))
        );

        // "said Russia would" names no speaker.
        Assert.Equal("", Assert.Single(Spoken("By noon observers said Russia would \"never do it\".")).Name);

        static Speakers.Speaker[] Spoken(string text)
        {
            var article = Article.Of("x", text);
            var found = new Speakers(article);
            return [.. article.Quotations.Select(found.Of)];
        }
    }

    [Fact]
    public void ANameThatWasPutForAnotherLacksItsArticle()
    {
        var bare = Names.WithoutArticle(
            Article.Of(
                "x",
                "United States sends envoy\nHe went from Russian Federation to the United States.\nThe whole Russian Federation slept, and an United Kingdom firm too."
            )
        );
        Assert.Equal((2, 1), bare["russian federation"]);
        Assert.Equal((1, 0), bare["united states"]);
        Assert.Equal((1, 0), bare["united kingdom"]);
    }

    [Fact]
    public void EverySharedRunOfSevenWordsIsFingerprinted()
    {
        var random = new Exhibit.Coordination.SplitMix64(4);
        string Words(int n) => string.Join(' ', Enumerable.Range(0, n).Select(_ => $"w{random.Next(100_000)}"));
        for (var i = 0; i < 50; i++)
        {
            var shared = Words(7);
            var (a, b) = (Article.Of("a", $"{Words(30)} {shared} {Words(30)}"), Article.Of("b", $"{Words(20)} {shared} {Words(40)}"));
            Assert.True(Alignment.Containment(a, b, true).Found >= 1);
            Assert.Equal(7, Assert.Single(Alignment.Passages(a, b)).Same);
        }
    }

    [Fact]
    public void OrderMattersInATextAndNotInAHeapOfParagraphs()
    {
        var chain = string.Join(
            '\n',
            Enumerable.Range(0, 12).Select(i => $"alpha{i} beta{i} gamma{i} delta{i} alpha{i + 1} beta{i + 1} gamma{i + 1} delta{i + 1}")
        );
        Assert.True(Cohesion.Of(Article.Of("chain", chain), 1)!.P <= .001);
        var heap = string.Join(
            '\n',
            Enumerable.Range(0, 12).Select(i => $"alpha{i} beta{i} gamma{i} delta{i} one{i} two{i} three{i} four{i}")
        );
        Assert.Equal(1, Cohesion.Of(Article.Of("heap", heap), 1)!.P);
        Assert.Equal(11, Cohesion.Of(Article.Of("heap", heap), 1)!.Breaks.Count);
        Assert.Null(Cohesion.Of(Article.Of("short", "one two three"), 1));
    }

    private static Article Read(string name) => Article.Of(name, File.ReadAllText(RealData.Data($"articles/{name}")));
}

public sealed class ArticlesCommandTest
{
    [Fact]
    public void PrintsWritesAPageAndRefusesWhatIsNoArticle()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var (a, b, page) = (Path.Combine(folder, "a.txt"), Path.Combine(folder, "b.txt"), Path.Combine(folder, "page.html"));
        File.WriteAllText(a, "One <b>two</b> three four five six seven eight.");
        File.WriteAllText(b, "Zero. One <b>two</b> three four five six seven eight.");
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.Equal(0, CommandLine.Run(["articles", a, b, "--html", page], output, error));
        Assert.Contains("1 passages of five words or more stand in both", output.ToString(), StringComparison.Ordinal);
        var html = File.ReadAllText(page);
        Assert.Contains("<mark", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>two", html, StringComparison.Ordinal);
        output = new StringWriter();
        Assert.Equal(0, CommandLine.Run(["articles", a, b, "--json"], output, error));
        Assert.Equal(1, (int)System.Text.Json.Nodes.JsonNode.Parse(output.ToString())!.AsArray()[0]!["passages"]!);
        Assert.Equal(3, CommandLine.Run(["articles", a], output, error));
        File.WriteAllText(b, " \n");
        Assert.Equal(3, CommandLine.Run(["articles", a, b], output, error));
        Assert.Contains("One article was given.", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("holds no words", error.ToString(), StringComparison.Ordinal);
    }
}
