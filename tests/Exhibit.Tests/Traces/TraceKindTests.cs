using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit.Tests.Traces;

internal sealed class Recorder : ITraceSink
{
    internal List<(string Content, string Origin)> Added { get; } = [];

    public void Add(ReadOnlySpan<char> content, string origin = "", long? originTimeMs = null, string originPost = "") =>
        Added.Add((content.ToString(), origin));

    internal static IReadOnlyList<(string Content, string Origin)> Of(ITraceKind kind, Post post)
    {
        var recorder = new Recorder();
        kind.Extract(post, recorder);
        return recorder.Added;
    }

    internal static Post Post(
        string text = "",
        string[]? links = null,
        string repostOf = "",
        string repostAuthor = "",
        string objectId = "",
        string replyTo = "",
        bool isRepost = false
    ) =>
        new()
        {
            Platform = "sim",
            AccountId = "a",
            Handle = "a",
            TimeMs = 0,
            Precision = TimePrecision.Second,
            Text = text,
            Links = links ?? [],
            RepostOf = repostOf,
            RepostAuthor = repostAuthor,
            ObjectId = objectId,
            ReplyTo = replyTo,
            IsRepost = isRepost || repostOf.Length > 0,
        };
}

public sealed class CoPostTest
{
    [Fact]
    public void TheNormalisedText() =>
        Assert.Equal(
            [("a text that is long enough", "x")],
            Recorder.Of(new CoPost(), Recorder.Post("RT @x: A text that is long enough", repostAuthor: "x"))
        );

    [Fact]
    public void ShortTextsAreNothing() => Assert.Empty(Recorder.Of(new CoPost(), Recorder.Post("good morning")));
}

public sealed class CoRepostTest
{
    [Fact]
    public void TheRepostedId() =>
        Assert.Equal([("sim:7", "x")], Recorder.Of(new CoRepost(), Recorder.Post(repostOf: "7", repostAuthor: "x")));

    [Fact]
    public void AnUnknownIdIsNothing() => Assert.Empty(Recorder.Of(new CoRepost(), Recorder.Post("RT @x: words", isRepost: true)));
}

public sealed class CoLinkTest
{
    [Fact]
    public void ListedLinksElseThoseOfTheText()
    {
        Assert.Equal(
            [("example.invalid/a", "")],
            Recorder.Of(new CoLink(), Recorder.Post("https://example.invalid/b", ["https://www.example.invalid/a?utm_medium=m"]))
        );
        Assert.Equal([("example.invalid/b", "")], Recorder.Of(new CoLink(), Recorder.Post("see https://example.invalid/b")));
    }

    [Fact]
    public void AnEmptyCellIsNoLink() => Assert.Empty(Recorder.Of(new CoLink(), Recorder.Post("no link", ["", "  "])));
}

public sealed class CoHashtagTest
{
    [Fact]
    public void SinglesAndTheSequence() =>
        Assert.Equal(["#a", "#b", "#c", "a b c"], Recorder.Of(new CoHashtag(), Recorder.Post("#A #b #C")).Select(x => x.Content));

    [Fact]
    public void OrderMatters() => Assert.Equal("c b a", Recorder.Of(new CoHashtag(), Recorder.Post("#c #b #a"))[^1].Content);

    [Fact]
    public void TwoTagsAreNoSequence() =>
        Assert.Equal(["#a", "#b"], Recorder.Of(new CoHashtag(), Recorder.Post("#a #b")).Select(x => x.Content));

    [Fact]
    public void ACommonSingleTagIsDropped()
    {
        var collector = new TraceCollector(new CoHashtag());
        for (var i = 0; i < 30; i++)
        {
            collector.Take(Recorder.Post(i < 21 ? "#common" : "#rare"), i, i);
        }

        var table = collector.Build(30, _ => -1);
        Assert.Equal((1, 9), (table.Objects, table.Count));
    }
}

public sealed class CoReplyTest
{
    [Fact]
    public void TheAnsweredPost() =>
        Assert.Equal(["sim:9"], Recorder.Of(new CoReply(), Recorder.Post(replyTo: "9")).Select(x => x.Content));
}

public sealed class CoMentionTest
{
    [Fact]
    public void OthersNotOneself() =>
        Assert.Equal(["sim:b"], Recorder.Of(new CoMention(), Recorder.Post("@B and @a")).Select(x => x.Content));

    [Fact]
    public void ARepostsMentionsAreItsAuthors() => Assert.Empty(Recorder.Of(new CoMention(), Recorder.Post("RT @x: @b", isRepost: true)));
}

public sealed class GivenObjectTest
{
    [Fact]
    public void WhatTheFileNames()
    {
        Assert.Equal(["o1"], Recorder.Of(new GivenObject(), Recorder.Post(objectId: "o1")).Select(x => x.Content));
        Assert.Empty(Recorder.Of(new GivenObject(), Recorder.Post("words")));
    }
}

public sealed class ObjectContentTest
{
    [Fact]
    public void IsFoundAgainByItsKey()
    {
        var post = Recorder.Post("see https://example.invalid/b and https://example.invalid/c");
        Assert.Equal("example.invalid/c", ObjectContent.Find(new CoLink(), post, TraceCollector.Key("example.invalid/c")));
        Assert.Throws<InvalidOperationException>(() => ObjectContent.Find(new CoLink(), post, TraceCollector.Key("example.invalid/d")));
    }
}

public sealed class OwnWordsTest
{
    [Fact]
    public void TheWordsWithoutTheirHashtags() =>
        Assert.Equal(
            [("nobody else would put it in quite this way", "")],
            Recorder.Of(new OwnWords(), Recorder.Post("Nobody else would put it in quite this way #topic"))
        );

    [Fact]
    public void RepostsLinksAndPhrasesAreNotOwnWords()
    {
        Assert.Empty(Recorder.Of(new OwnWords(), Recorder.Post("nobody else would put it in quite this way", isRepost: true)));
        Assert.Empty(Recorder.Of(new OwnWords(), Recorder.Post("RT @x: nobody else would put it in quite this way")));
        Assert.Empty(
            Recorder.Of(new OwnWords(), Recorder.Post("nobody else would put it in quite this way", links: ["https://a.invalid/1"]))
        );
        Assert.Empty(Recorder.Of(new OwnWords(), Recorder.Post("good morning to everybody")));
    }

    [Fact]
    public void NotTestedForTime() => Assert.Equal(EvidenceKind.CommonOrigin, new OwnWords().Evidence);
}

public sealed class PassedOnTest
{
    [Fact]
    public void TheRepostedPostById() =>
        Assert.Equal(
            [("sim:7", "x")],
            Recorder.Of(new PassedOn(), Recorder.Post("a text of somebody else", repostOf: "7", repostAuthor: "x"))
        );

    [Fact]
    public void TheRepostedTextWhereTheIdIsUnknown() =>
        Assert.Equal(
            [("a text that is long enough", "")],
            Recorder.Of(new PassedOn(), Recorder.Post("A text that is long enough", isRepost: true))
        );

    [Fact]
    public void LinksButNoOwnWords()
    {
        Assert.Equal(
            ["a.invalid/1"],
            Recorder.Of(new PassedOn(), Recorder.Post("own words", links: ["https://a.invalid/1"])).Select(a => a.Content)
        );
        Assert.Empty(Recorder.Of(new PassedOn(), Recorder.Post("words of my own that go nowhere")));
    }

    [Fact]
    public void NotTestedForTime() => Assert.Equal(EvidenceKind.CommonCompany, new PassedOn().Evidence);
}
