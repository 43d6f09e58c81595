using Exhibit.Model;
using Exhibit.Tests.Support;
using Exhibit.Traces;

namespace Exhibit.Tests.Traces;

public sealed class CoSimilarTextTest
{
    private const string Words = "everybody should know what happened in this town last night, in house number ";

    [Fact]
    public void WordingsOfOneTextAreOneObject()
    {
        var table = Build(
            ("a", Words + "12"),
            ("b", Words + "13"),
            ("c", "nothing of the kind was ever said by this account"),
            ("d", Words + "12")
        );
        Assert.Equal((2, 4), (table.Objects, table.Count));
        Assert.Equal([0, 0, 0, 1], table.Object);
        Assert.Equal([0, 1, 3, 2], table.Account);
    }

    [Fact]
    public void TheOldestWordingGivesTheKeyAndEveryPostItsOwnWords()
    {
        var table = Build(("a", Words + "12"), ("b", Words + "13"));
        Assert.Equal(TraceCollector.Key(Words + "12"), Assert.Single(table.Key));
        var post = new Post
        {
            AccountId = "b",
            Text = Words + "13",
            TimeMs = 0,
            Precision = TimePrecision.Second,
        };
        Assert.Equal(Words + "13", ObjectContent.Find(new CoSimilarText(), post, table.Key[0]));
    }

    [Fact]
    public void WordingsOfSeveralAuthorsStemFromNone()
    {
        var collector = new TraceCollector(new CoSimilarText());
        collector.Take(Post("a", Words + "12", "x"), 0, 0);
        collector.Take(Post("b", Words + "13", "y"), 1, 1);
        Assert.Equal(-1, Assert.Single(collector.Build(2, name => name == "x" ? 0 : 1).SourceAccount));
    }

    [Fact]
    public void ItIsAskedForByNameOnly() => Assert.DoesNotContain("co-similar-text", Analysis.DefaultTraces);

    private static TraceTable Build(params (string Account, string Text)[] posts)
    {
        var collector = new TraceCollector(new CoSimilarText());
        for (var i = 0; i < posts.Length; i++)
        {
            collector.Take(Post(posts[i].Account, posts[i].Text, ""), i, i);
        }

        return collector.Build(posts.Length, _ => -1);
    }

    private static Post Post(string account, string text, string author) =>
        new()
        {
            AccountId = account,
            Text = text,
            RepostAuthor = author,
            IsRepost = author.Length > 0,
            TimeMs = 1_000,
            Precision = TimePrecision.Second,
        };
}
