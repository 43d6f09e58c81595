using System.Text;
using Exhibit.Model;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Readers.Json;

public sealed class XApiReaderTest
{
    [Fact]
    public void APageIsReadWithItsIncludes()
    {
        var read = Fixture.Read("x-api-v2-page.json");
        Assert.Equal("x-api-v2", read.Source.Reader);
        Assert.Equal((3, 1), (read.Posts.Count, read.Rejected.Count));
        var repost = read.Posts[0];
        Assert.Equal(
            ("11", "sim_reposter", "1499990000000000000", "12"),
            (repost.AccountId, repost.Handle, repost.RepostOf, repost.RepostAuthor)
        );
        Assert.EndsWith("and here is the rest #SimTag https://t.co/xyz", repost.Text, StringComparison.Ordinal);
        Assert.StartsWith("RT @sim_source: words", repost.Text, StringComparison.Ordinal);
        Assert.Equal(["SimTag"], repost.Hashtags);
        Assert.Equal(["https://example.invalid/original"], repost.Links);
        Assert.Equal((5L, "bio", "Sim Client"), (repost.Profile!.Followers, repost.Profile.Biography, repost.Client));
        Assert.Equal(ReadFile.Ms("2022-03-05T06:07:39Z"), repost.RepostTimeMs!.Value / 1000 * 1000);
        var answer = read.Posts[1];
        Assert.Equal(("1499990000000000000", "12"), (answer.ReplyTo, answer.ReplyAccount));
        Assert.Equal(["https://example.invalid/page"], answer.Links);
        Assert.Equal(["https://img.example.invalid/77.jpg"], answer.Media);
        Assert.All(read.Posts, p => Assert.Equal((TimeSource.DecodedId, TimePrecision.Millisecond), (p.TimeSource, p.Precision)));
        Assert.Equal("names no account", read.Rejected[0].Reason[10..26]);
    }

    [Fact]
    public void ByteRangesCutOutTheTweet()
    {
        var bytes = File.ReadAllBytes(Fixture.Path("x-api-v2-page.json"));
        Assert.All(
            Fixture.Read("x-api-v2-page.json").Posts,
            p =>
                Assert.StartsWith(
                    $"{{\n      \"id\": \"{p.PostId}\"",
                    Encoding.UTF8.GetString(bytes, (int)p.Provenance.Offset, p.Provenance.Length),
                    StringComparison.Ordinal
                )
        );
        Assert.Equal([3, 10, 16], Fixture.Read("x-api-v2-page.json").Posts.Select(p => p.Provenance.Line));
    }

    [Fact]
    public void AnIdOf64BitsHoldsNoTime()
    {
        // Found by the fuzzer: a tweet of the year 2150.
        static string Tweet(string id) =>
            $$"""{"id":"{{id}}","author_id":"13","text":"own words","created_at":"20eted","author_user":{"username":"sim_other"} }""";
        var read = ReadFile.Of(Tweet("1500000000000000002") + "\n" + Tweet("18446744073709551615") + "\n", "flattened.ndjson");
        Assert.Equal(["1500000000000000002"], read.Posts.Select(p => p.PostId));
        Assert.Contains("Found the time '20eted'", Assert.Single(read.Rejected).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void PagesOneALineAndABrokenOne()
    {
        var page = File.ReadAllText(Fixture.Path("x-api-v2-page.json")).Replace("\n", "", StringComparison.Ordinal);
        var read = ReadFile.Of($"{page}\n{{\"data\":[{{\"id\":\n{{\"meta\":{{\"result_count\":0}},\"data\":[]}}\n{page}\n", "pages.ndjson");
        Assert.Equal((6, 3), (read.Posts.Count, read.Rejected.Count));
        Assert.Contains("This page is no valid JSON", read.Rejected[1].Reason, StringComparison.Ordinal);
        Assert.Equal(
            Enumerable.Range(1, 9).Select(i => (long)i),
            read.Posts.Select(p => p.Provenance.Row).Concat(read.Rejected.Select(r => r.Row)).Order()
        );
    }

    [Fact]
    public void FlattenedTweetsCarryTheirIncludes()
    {
        var read = Fixture.Read("x-api-v2-flattened.ndjson");
        Assert.Equal("x-api-v2", read.Source.Reader);
        Assert.Equal(["RT @sim_source: words not cut", "own words"], read.Posts.Select(p => p.Text));
        Assert.Equal(("sim_reposter", "12"), (read.Posts[0].Handle, read.Posts[0].RepostAuthor));
    }

    [Fact]
    public void MediaOfAFlattenedTweetStandInIt()
    {
        var post = Assert.Single(
            ReadFile
                .Of(
                    """{"id":"1500000000000000001","text":"words","author_id":"7","author":{"id":"7","username":"sim_a"},"created_at":"2022-03-05T06:47:20.000Z","attachments":{"media_keys":["3_1","3_2"],"media":[{"media_key":"3_1","url":"https://example.invalid/m.jpg"},{"media_key":"3_2"}]}}"""
                        + "\n",
                    "tweets.ndjson"
                )
                .Posts
        );
        Assert.Equal(["https://example.invalid/m.jpg", "3_2"], post.Media);
    }
}

public sealed class MastodonReaderTest
{
    [Fact]
    public void StatusesAndReblogs()
    {
        var read = Fixture.Read("mastodon.json");
        Assert.Equal(("mastodon", 2, 1), (read.Source.Reader, read.Posts.Count, read.Rejected.Count));
        var own = read.Posts[0];
        Assert.Equal("words & more\nsecond line\n#Sim https://example.invalid/page", own.Text);
        Assert.Equal(("sim_a@one.example.invalid", "Sim Web"), (own.AccountId, own.Client));
        Assert.Equal(["https://example.invalid/page"], own.Links);
        Assert.Equal(["Sim"], own.Hashtags);
        Assert.Equal(ReadFile.Ms("2023-02-01T10:00:00.123Z"), own.TimeMs);
        var reblog = read.Posts[1];
        Assert.Equal((own.PostId, own.AccountId, own.TimeMs), (reblog.RepostOf, reblog.RepostAuthor, reblog.RepostTimeMs));
        Assert.Equal("sim_b@two.example.invalid", reblog.AccountId);
    }
}

public sealed class BlueskyJetstreamReaderTest
{
    [Fact]
    public void TheServersTimeNotTheClaimedOne()
    {
        var read = Fixture.Read("bluesky-jetstream.ndjson");
        Assert.Equal(("bluesky-jetstream", 2, 3), (read.Source.Reader, read.Posts.Count, read.Rejected.Count));
        var (post, repost) = (read.Posts[0], read.Posts[1]);
        Assert.Equal((1_725_911_162_329, TimeSource.Server, TimePrecision.Millisecond), (post.TimeMs, post.TimeSource, post.Precision));
        Assert.Equal(ReadFile.Ms("2024-09-09T19:46:02.102Z"), post.ClaimedTimeMs);
        Assert.Equal(1_725_911_163_000, repost.TimeMs);
        Assert.Equal(ReadFile.Ms("2014-01-01T00:00:00Z"), repost.ClaimedTimeMs);
        Assert.Equal((post.PostId, post.AccountId, true), (repost.RepostOf, repost.RepostAuthor, repost.IsRepost));
        Assert.Equal(["https://example.invalid/page"], post.Links);
        Assert.Equal(["SimTag"], post.Hashtags);
        Assert.Equal(("at://did:plc:simbbb/app.bsky.feed.post/3l3q", "did:plc:simbbb"), (post.ReplyTo, post.ReplyAccount));
        Assert.Contains("app.bsky.feed.like is neither post nor repost", read.Rejected[0].Reason, StringComparison.Ordinal);
    }
}

public sealed class BlueskyRecordsReaderTest
{
    [Fact]
    public void ARepositoryOnlyClaimsItsTimes()
    {
        var read = Fixture.Read("bluesky-listrecords.json");
        Assert.Equal("bluesky-records", read.Source.Reader);
        var post = Assert.Single(read.Posts);
        Assert.Equal(("did:plc:simaaa", TimeSource.Client, "de"), (post.AccountId, post.TimeSource, post.Language));
        Assert.Contains("Found the time 'yesterday'", Assert.Single(read.Rejected).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void AViewCarriesTheServersTime()
    {
        var post = Assert.Single(Fixture.Read("bluesky-search.json").Posts);
        Assert.Equal((ReadFile.Ms("2024-09-09T19:46:03.500Z"), TimeSource.Server), (post.TimeMs, post.TimeSource));
        Assert.Equal((ReadFile.Ms("2014-01-01T00:00:00Z"), "sim-a.example.invalid"), (post.ClaimedTimeMs, post.Handle));
    }

    [Fact]
    public void ARepostInAFeedIsOfWhoPassedItOn()
    {
        var read = Fixture.Read("bluesky-feed.json");
        Assert.Equal(("bluesky-records", 2, 1), (read.Source.Reader, read.Posts.Count, read.Rejected.Count));
        var repost = read.Posts[0];
        Assert.Equal(
            ("did:plc:simbbb", "did:plc:simaaa", "at://did:plc:simaaa/app.bsky.feed.post/3l3qo2vuowo2b", true),
            (repost.AccountId, repost.RepostAuthor, repost.RepostOf, repost.IsRepost)
        );
        Assert.Equal(
            (ReadFile.Ms("2024-09-09T19:47:00.250Z"), ReadFile.Ms("2024-09-09T19:46:03.500Z")),
            (repost.TimeMs, repost.RepostTimeMs)
        );
        Assert.Equal(("did:plc:simbbb", false), (read.Posts[1].AccountId, read.Posts[1].IsRepost));
        Assert.Contains("'soon' of a repost", read.Rejected[0].Reason, StringComparison.Ordinal);
    }
}

public sealed class TelegramReaderTest
{
    [Fact]
    public void AChannelWithRunsForwardsAndOnlyTheUnixTime()
    {
        var read = Fixture.Read("telegram-channel.json");
        Assert.Equal(("telegram", 3, 2), (read.Source.Reader, read.Posts.Count, read.Rejected.Count));
        var first = read.Posts[0];
        Assert.Equal("plain words bold https://example.invalid/a here #SimTag @sim_other", first.Text);
        Assert.Equal(["https://example.invalid/a", "https://example.invalid/b"], first.Links);
        Assert.Equal(["SimTag"], first.Hashtags);
        Assert.Equal(["sim_other"], first.Mentions);
        Assert.Equal((1_651_399_300_000, "1234567890/2", "channel1234567890"), (first.TimeMs, first.PostId, first.AccountId));
        Assert.Equal((true, "channel99", ""), (read.Posts[1].IsRepost, read.Posts[1].RepostAuthor, read.Posts[1].RepostOf));
        Assert.Equal((1_651_399_500_000, "99/3"), (read.Posts[2].TimeMs, read.Posts[2].ReplyTo));
        Assert.Equal("forwarded\u000Bwords", read.Posts[1].Text);
        Assert.Contains("local time of an unknown zone", read.Rejected[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void AWholeAccountWithItsChats()
    {
        var read = Fixture.Read("telegram-account.json");
        Assert.Equal(["11/1", "22/1"], read.Posts.Select(p => p.PostId));
        Assert.Equal(["user1", "user2"], read.Posts.Select(p => p.AccountId));
        Assert.Contains("names no sender", Assert.Single(read.Rejected).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void ACutOffExportKeepsWhatCameBeforeAndSaysSo()
    {
        var whole = File.ReadAllText(Fixture.Path("telegram-channel.json"));
        var read = ReadFile.Of(whole[..whole.IndexOf("1651399320", StringComparison.Ordinal)], "result.json");
        Assert.Single(read.Posts);
        Assert.Contains("ends, or is broken, before this record does", read.Rejected[1].Reason, StringComparison.Ordinal);
        var between = ReadFile.Of(whole[..(whole.IndexOf("1651399300", StringComparison.Ordinal) - 80)], "result.json");
        Assert.Empty(between.Posts);
    }
}

public sealed class TikTokReaderTest
{
    [Fact]
    public void VideosOfThePage()
    {
        var read = Fixture.Read("tiktok-research.json");
        Assert.Equal(("tiktok-research", 2, 1), (read.Source.Reader, read.Posts.Count, read.Rejected.Count));
        Assert.Equal(
            ("sim_tok", "7201388525814961154", 1_676_700_000_000),
            (read.Posts[0].AccountId, read.Posts[0].PostId, read.Posts[0].TimeMs)
        );
        Assert.Equal(["sim_other"], read.Posts[0].Mentions);
        Assert.Equal((7_201_388_525_814_961_155 >> 32) * 1000, read.Posts[1].TimeMs);
        Assert.Equal(TimeSource.DecodedId, read.Posts[1].TimeSource);
    }
}

public sealed class RedditReaderTest
{
    [Fact]
    public void TheDeletedAreNoAccountAndRemovedTextsAreNoCopies()
    {
        var read = Fixture.Read("reddit.ndjson");
        Assert.Equal(("reddit", 4, 1), (read.Source.Reader, read.Posts.Count, read.Rejected.Count));
        Assert.Equal(["t2_sim1", "sim_sub", "t2_sim3", "t2_sim1"], read.Posts.Select(p => p.AccountId));
        Assert.Equal(["t1_j1aaa", "t3_100bbb", "t3_100ccc", "t1_j1eee"], read.Posts.Select(p => p.PostId));
        Assert.Equal(("t1_j1000", 1_672_531_200_000), (read.Posts[0].ReplyTo, read.Posts[0].TimeMs));
        Assert.Equal(["https://example.invalid/story"], read.Posts[1].Links);
        Assert.Equal(("t3_100bbb", "sim_sub"), (read.Posts[2].RepostOf, read.Posts[2].RepostAuthor));
        Assert.Equal("", read.Posts[3].Text);
        Assert.Contains("author is deleted", read.Rejected[0].Reason, StringComparison.Ordinal);
    }
}

public sealed class YouTubeReaderTest
{
    [Fact]
    public void ThreadsAreTheirCommentsAndReplies()
    {
        var read = Fixture.Read("youtube-comments.json");
        Assert.Equal(("youtube-api", 2, 1, 3L), (read.Source.Reader, read.Posts.Count, read.Rejected.Count, read.Source.RowsRead));
        Assert.Equal(["UCsimA", "UCsimB"], read.Posts.Select(p => p.AccountId));
        Assert.Equal(["simvideo001", "UgxSim1"], read.Posts.Select(p => p.ReplyTo));
        Assert.Equal(("words & more", "sim-a"), (read.Posts[0].Text, read.Posts[0].Handle));
    }

    [Fact]
    public void SearchResultsAreVideos()
    {
        var post = Assert.Single(Fixture.Read("youtube-search.json").Posts);
        Assert.Equal(("UCsimC", "simvideo002", "A title\nWords https://example.invalid/v"), (post.AccountId, post.PostId, post.Text));
    }
}
