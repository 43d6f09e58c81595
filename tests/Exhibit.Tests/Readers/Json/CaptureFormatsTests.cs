using Exhibit.Model;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Readers.Json;

public sealed class ZeeschuimerXReaderTest
{
    [Fact]
    public void WrappedAndUnwrapped()
    {
        var read = Fixture.Read("zeeschuimer-x.ndjson");
        Assert.Equal(("zeeschuimer-x", 2), (read.Source.Reader, read.Posts.Count));
        var repost = read.Posts[0];
        Assert.Equal("RT @sim_source: not cut #SimTag", repost.Text);
        Assert.Equal(
            ("11", "sim_a", "1499990000000000000", "12", "Sim Client"),
            (repost.AccountId, repost.Handle, repost.RepostOf, repost.RepostAuthor, repost.Client)
        );
        Assert.Equal(["https://example.invalid/a"], repost.Links);
        Assert.Equal(("13", "sim_b", "1500000000000000001"), (read.Posts[1].AccountId, read.Posts[1].Handle, read.Posts[1].ReplyTo));
    }
}

public sealed class ZeeschuimerTikTokReaderTest
{
    [Fact]
    public void VideosAndDuets()
    {
        var read = Fixture.Read("zeeschuimer-tiktok.ndjson");
        Assert.Equal("zeeschuimer-tiktok", read.Source.Reader);
        Assert.Equal(("6800", "sim_tok", 1_676_700_000_000), (read.Posts[0].AccountId, read.Posts[0].Handle, read.Posts[0].TimeMs));
        Assert.Equal((false, "7201388525814961154"), (read.Posts[0].IsRepost, read.Posts[1].RepostOf));
    }
}

public sealed class FourCatTelegramJsonReaderTest
{
    [Fact]
    public void AForwardFromAChannelNamesTheOriginal()
    {
        var read = Fixture.Read("4cat-telegram.ndjson");
        Assert.Equal("4cat-telegram-ndjson", read.Source.Reader);
        var forward = read.Posts[0];
        Assert.Equal(
            ("user1001", "1234567890/7", "99/5", "channel99", 1_651_399_200_000),
            (forward.AccountId, forward.PostId, forward.RepostOf, forward.RepostAuthor, forward.RepostTimeMs)
        );
        Assert.Equal(["https://example.invalid/a"], forward.Links);
        Assert.Equal(("channel1234567890", "1234567890/7"), (read.Posts[1].AccountId, read.Posts[1].ReplyTo));
        Assert.Equal(["https://example.invalid/b"], read.Posts[1].Links);
    }

    [Fact]
    public void FourCatsBlueskyViewsAreReadToo()
    {
        var read = Fixture.Read("bluesky-4cat.ndjson");
        var post = Assert.Single(read.Posts);
        Assert.Equal(
            ("bluesky-records", TimeSource.Server, ReadFile.Ms("2024-09-09T19:46:03Z")),
            (read.Source.Reader, post.TimeSource, post.TimeMs)
        );
    }
}
