using Exhibit.Model;
using Exhibit.Readers;
using Exhibit.Readers.Csv;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Readers.Csv;

public sealed class FourCatXReaderTest
{
    [Fact]
    public void RepostsRepliesListsAndRoundedIds()
    {
        var read = Fixture.Read("4cat-x.csv");
        Assert.Equal(("4cat-x", 2, 0), (read.Source.Reader, read.Posts.Count, read.Rejected.Count));
        var repost = read.Posts[0];
        Assert.Equal(
            ("11", "sim_a", true, "sim_source", ""),
            (repost.AccountId, repost.Handle, repost.IsRepost, repost.RepostAuthor, repost.RepostOf)
        );
        Assert.Equal(["https://example.invalid/a,b", "https://example.invalid/c"], repost.Links);
        Assert.Equal((TimeSource.DecodedId, TimePrecision.Millisecond), (repost.TimeSource, repost.Precision));
        var reply = read.Posts[1];
        Assert.Equal(
            ("sim_b", true, "1400000000000000000", "sim_a"),
            (reply.AccountId, reply.AccountIdIsHandle, reply.ReplyTo, reply.ReplyAccount)
        );
        Assert.Equal("an answer\nover two lines", reply.Text);
    }
}

public sealed class FourCatTelegramReaderTest
{
    [Fact]
    public void OnlyTheUnixTimeIsUsed()
    {
        var read = Fixture.Read("4cat-telegram.csv");
        Assert.Equal(("4cat-telegram", 2, 1), (read.Source.Reader, read.Posts.Count, read.Rejected.Count));
        var first = read.Posts[0];
        Assert.Equal(("1001", "simchat/7", 1_651_399_300_000, "99"), (first.AccountId, first.PostId, first.TimeMs, first.RepostAuthor));
        Assert.Equal(1_651_399_200_000, first.RepostTimeMs);
        Assert.Equal(("simchat", "simchat/7"), (read.Posts[1].AccountId, read.Posts[1].ReplyTo));
        Assert.Equal(["https://example.invalid/b"], read.Posts[1].Links);
        Assert.Contains("Column unix_timestamp is empty", read.Rejected[0].Reason, StringComparison.Ordinal);
    }
}

public sealed class FourCatTikTokReaderTest
{
    [Fact]
    public void Videos()
    {
        var read = Fixture.Read("4cat-tiktok.csv");
        var post = Assert.Single(read.Posts);
        Assert.Equal(
            ("4cat-tiktok", "sim_tok", 1_676_700_000_000, 5L),
            (read.Source.Reader, post.AccountId, post.TimeMs, post.Profile!.Followers)
        );
        Assert.Equal(["sim", "two"], post.Hashtags);
    }
}

public sealed class FourCatBlueskyReaderTest
{
    [Fact]
    public void TimesAreClaimed()
    {
        var read = Fixture.Read("4cat-bluesky.csv");
        var post = Assert.Single(read.Posts);
        Assert.Equal(("4cat-bluesky", "did:plc:simaaa", TimeSource.Client), (read.Source.Reader, post.AccountId, post.TimeSource));
        Assert.Equal(ReadFile.Ms("2024-09-09T19:46:02.102Z"), post.TimeMs);
    }
}

public sealed class FourCatCustomReaderTest
{
    [Fact]
    public void TheFiveColumnsItAsksOfUploads()
    {
        var read = Fixture.Read("4cat-custom.csv", new ReaderOptions { Platform = "gab" });
        Assert.Equal("4cat-custom", read.Source.Reader);
        Assert.Equal(
            ("gab", "sim_a", true, 1_651_399_300_000),
            (read.Posts[0].Platform, read.Posts[0].AccountId, read.Posts[0].AccountIdIsHandle, read.Posts[0].TimeMs)
        );
    }

    [Fact]
    public void WithoutTheUnixTimeTheZoneIsTheUsers()
    {
        var post = Assert.Single(
            ReadFile
                .Of(
                    "id,thread_id,author,body,timestamp\n1,1,a,words,2022-05-01 14:01:40\n",
                    options: new ReaderOptions { Zone = "Europe/Amsterdam" }
                )
                .Posts
        );
        Assert.Equal(1_651_406_500_000, post.TimeMs);
    }
}

public sealed class CrowdTangleReaderTest
{
    [Fact]
    public void FacebookTimesCarryTheirZone()
    {
        var read = Fixture.Read("crowdtangle-facebook.csv");
        Assert.Equal(("crowdtangle", 2, 1), (read.Source.Reader, read.Posts.Count, read.Rejected.Count));
        Assert.Equal(ReadFile.Ms("2020-05-01T16:00:00Z"), read.Posts[0].TimeMs);
        Assert.Equal(ReadFile.Ms("2020-12-01T17:00:00Z"), read.Posts[1].TimeMs);
        Assert.Equal(
            ("facebook", "100000000000001", "5001", 1234L),
            (read.Posts[0].Platform, read.Posts[0].AccountId, read.Posts[0].PostId, read.Posts[0].Profile!.Followers)
        );
        Assert.Equal(["https://example.invalid/story"], read.Posts[0].Links);
        Assert.Equal(("simpage", true, 0), (read.Posts[1].AccountId, read.Posts[1].AccountIdIsHandle, read.Posts[1].Links.Count));
        Assert.Contains("the zone 'CST' means several zones", read.Rejected[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void AnAbbreviationWithSeveralMeaningsIsSettledByTheZone()
    {
        var read = Fixture.Read("crowdtangle-facebook.csv", new ReaderOptions { Zone = "America/Chicago" });
        Assert.Equal(ReadFile.Ms("2020-12-01T18:00:00Z"), read.Posts[2].TimeMs);
        Assert.Equal("2021-01-01 00:00:00 +05:30", ZoneAbbreviations.Resolve("2021-01-01 00:00:00 IST", "Asia/Kolkata", out _));
        Assert.Equal("2021-07-01 00:00:00 IST", ZoneAbbreviations.Resolve("2021-07-01 00:00:00 IST", "Europe/Berlin", out var unknown));
        Assert.Equal("IST", unknown);
    }

    [Fact]
    public void Instagram()
    {
        var post = Assert.Single(Fixture.Read("crowdtangle-instagram.csv").Posts);
        Assert.Equal(
            ("instagram", "sim_insta", "SIMCODE", ReadFile.Ms("2021-07-01T06:00:00Z")),
            (post.Platform, post.AccountId, post.PostId, post.TimeMs)
        );
        Assert.Empty(post.Links);
    }
}

public sealed class MetaContentLibraryReaderTest
{
    [Fact]
    public void OwnersWithAndWithoutId()
    {
        var read = Fixture.Read("meta-content-library.csv", new ReaderOptions { Platform = "facebook" });
        Assert.Equal("meta-content-library", read.Source.Reader);
        Assert.Equal(["55001", "Sim Person"], read.Posts.Select(p => p.AccountId));
        Assert.Equal("facebook", read.Posts[0].Platform);
        Assert.Equal(["https://example.invalid/a"], read.Posts[0].Links);
    }
}

public sealed class CibMangoTreeReaderTest
{
    [Fact]
    public void FourColumns()
    {
        var read = Fixture.Read("cib-mango-tree.csv");
        Assert.Equal(("cib-mango-tree", 2), (read.Source.Reader, read.Posts.Count));
        Assert.Equal("words of some length", read.Posts[1].Text);
    }

    [Fact]
    public void TheMessagesThatItWritesBesideItsAnalyses()
    {
        // Its message data: the four columns behind a number of its own, times as its data frames write them.
        var read = Fixture.Read("cib-mango-tree-messages.csv");
        Assert.Equal(("cib-mango-tree", 2, 1), (read.Source.Reader, read.Posts.Count, read.Rejected.Count));
        Assert.Equal(["u1", "u2"], read.Posts.Select(p => p.AccountId));
        Assert.Equal([ReadFile.Ms("2024-02-03T04:05:06Z"), ReadFile.Ms("2024-02-03T04:05:09Z")], read.Posts.Select(p => p.TimeMs));
    }
}

public sealed class CoordinationToolkitReaderTest
{
    [Fact]
    public void LinksOfARepostAreNotCounted()
    {
        var read = Fixture.Read("coordination-network-toolkit.csv");
        Assert.Equal(("coordination-network-toolkit", 3), (read.Source.Reader, read.Posts.Count));
        Assert.Equal(2, read.Posts[0].Links.Count);
        Assert.Equal(
            (0, "1", "sim_a", 1_606_780_801_500),
            (read.Posts[1].Links.Count, read.Posts[1].RepostOf, read.Posts[1].RepostAuthor, read.Posts[1].TimeMs)
        );
        Assert.Equal("1", read.Posts[2].ReplyTo);
    }
}

public sealed class YouTubeDataToolsReaderTest
{
    [Fact]
    public void CommentsAndVideos()
    {
        var comments = Fixture.Read("youtube-data-tools-comments.csv");
        Assert.Equal("youtube-data-tools", comments.Source.Reader);
        Assert.Equal(["UCsimA", "UCsimB"], comments.Posts.Select(p => p.AccountId));
        Assert.Equal("UgxSim1", comments.Posts[1].ReplyTo);
        var video = Assert.Single(Fixture.Read("youtube-data-tools-videos.csv").Posts);
        Assert.Equal(("UCsimC", "simvideo002", "A title\nWords https://example.invalid/v"), (video.AccountId, video.PostId, video.Text));
    }
}
