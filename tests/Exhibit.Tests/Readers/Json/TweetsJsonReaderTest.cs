using System.Text;
using Exhibit.Model;
using Exhibit.Readers;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Readers.Json;

public sealed class TweetsJsonReaderTest
{
    private const string V1 =
        """{"id_str":"7","created_at":"Wed Oct 10 20:19:24 +0000 2018","full_text":"RT @sim-o: words","user":{"id_str":"1","screen_name":"sim_a","followers_count":5},"retweeted_status":{"id_str":"6","created_at":"Wed Oct 10 20:19:00 +0000 2018","user":{"id_str":"9","screen_name":"sim_o"}},"entities":{"hashtags":[{"text":"One"}],"urls":[{"url":"https://t.co/x","expanded_url":"https://example.invalid/x"}],"user_mentions":[{"screen_name":"sim_o"}]},"source":"<a href=\"https://example.invalid\">Sim Client</a>"}""";

    private const string V2 =
        """{"id":"8","author_id":"2","created_at":"2018-10-10T20:19:24Z","text":"an answer","referenced_tweets":[{"type":"replied_to","id":"5"},{"type":"quoted","id":"4"}],"entities":{"hashtags":[{"tag":"Two"}],"mentions":[{"username":"sim_b"}]},"in_reply_to_user_id":"3","lang":"en"}""";

    [Fact]
    public void VersionOnePointOne()
    {
        var read = ReadFile.Of(V1 + "\n", "tweets.jsonl");
        Assert.Equal("tweets-json", read.Source.Reader);
        var post = Assert.Single(read.Posts);
        Assert.Equal(
            ("1", "sim_a", "7", "6", "9", true),
            (post.AccountId, post.Handle, post.PostId, post.RepostOf, post.RepostAuthor, post.IsRepost)
        );
        Assert.Equal((ReadFile.Ms("2018-10-10T20:19:24Z"), ReadFile.Ms("2018-10-10T20:19:00Z")), (post.TimeMs, post.RepostTimeMs));
        Assert.Equal(["One"], post.Hashtags);
        Assert.Equal(["https://example.invalid/x"], post.Links);
        Assert.Equal(("Sim Client", 5L), (post.Client, post.Profile!.Followers));
    }

    [Fact]
    public void VersionTwo()
    {
        var post = Assert.Single(ReadFile.Of($"[{V2}]", "tweets.json").Posts);
        Assert.Equal(("2", "5", "3", "4", "en"), (post.AccountId, post.ReplyTo, post.ReplyAccount, post.QuoteOf, post.Language));
        Assert.Equal(["Two"], post.Hashtags);
        Assert.Equal(["sim_b"], post.Mentions);
        Assert.Equal(TimePrecision.Second, post.Precision);
    }

    [Fact]
    public void ABrokenLineCostsOnlyItself()
    {
        var read = ReadFile.Of(
            $"{V1}\n{{\"id_str\": \"broken\n\n7\n{V2}\n{{\"text\":\"no account\",\"created_at\":\"2018-10-10T20:19:24Z\"}}\n",
            "tweets.jsonl"
        );
        Assert.Equal(["7", "8"], read.Posts.Select(p => p.PostId));
        Assert.Equal([2, 4, 6], read.Rejected.Select(r => r.Line));
        Assert.Contains("no valid JSON", read.Rejected[0].Reason, StringComparison.Ordinal);
        Assert.Contains("Found a JSON number", read.Rejected[1].Reason, StringComparison.Ordinal);
        Assert.Contains("names no account", read.Rejected[2].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void AnArrayCutOffLosesOnlyItsEnd()
    {
        var read = ReadFile.Of($"[\n{V1},\n{V2},\n{{\"id_str\":\"9\",\"text\":\"cut", "tweets.json");
        Assert.Equal(["7", "8"], read.Posts.Select(p => p.PostId));
        Assert.Contains("refused as one record", Assert.Single(read.Rejected).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{0}\n{1}\n")]
    [InlineData(" [ {0} ,\n\t{1} ] ")]
    public void ByteRangesCutOutTheRecord(string shape)
    {
        var text = shape
            .Replace("{0}", V1, StringComparison.Ordinal)
            .Replace("{1}", V2.Replace("an answer", "a ] } \\\" ünswer", StringComparison.Ordinal), StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(text);
        var posts = ReadFile.Of(bytes, "tweets.json").Posts;
        Assert.Equal(2, posts.Count);
        Assert.All(
            posts,
            p =>
                Assert.StartsWith(
                    "{\"id",
                    Encoding.UTF8.GetString(bytes, (int)p.Provenance.Offset, p.Provenance.Length),
                    StringComparison.Ordinal
                )
        );
        Assert.Equal("a ] } \" ünswer", posts[1].Text);
    }

    [Fact]
    public void TheRealFile()
    {
        var read = ReadFile.OfPath(RealData.Data("ira_tweets_json/tweets_full.json"));
        Assert.Equal((1_463, 0), (read.Posts.Count, read.Rejected.Count));
        Assert.Contains(read.Posts, p => p.TimeSource == TimeSource.DecodedId);
    }
}

public sealed class ParquetPostReaderTest
{
    [Fact]
    public async Task ColumnsByTheUsualNames()
    {
        using var stream = new MemoryStream();
        await Parquet.Serialization.ParquetSerializer.SerializeAsync(
            [
                new Row
                {
                    user_id = "a",
                    text = "words one",
                    created_at = new DateTime(2020, 1, 1, 10, 0, 5, DateTimeKind.Utc),
                    hashtags = ["x", "y z"],
                    followers = 3,
                },
                new Row
                {
                    user_id = "",
                    text = "no account",
                    created_at = new DateTime(2020, 1, 1, 10, 0, 6, DateTimeKind.Utc),
                },
                new Row
                {
                    user_id = "b",
                    text = null,
                    created_at = new DateTime(2020, 1, 1, 10, 0, 7, DateTimeKind.Utc),
                    hashtags = [],
                },
            ],
            stream,
            cancellationToken: TestContext.Current.CancellationToken
        );
        var read = ReadFile.Of(stream.ToArray(), "posts.parquet");
        Assert.Equal("parquet", read.Source.Reader);
        Assert.Equal(["a", "b"], read.Posts.Select(p => p.AccountId));
        Assert.Equal(ReadFile.Ms("2020-01-01T10:00:05Z"), read.Posts[0].TimeMs);
        Assert.Equal(["x", "y z"], read.Posts[0].Hashtags);
        Assert.Equal((3L, -1L, 3L), (read.Posts[0].Profile!.Followers, read.Posts[0].Provenance.Offset, read.Posts[1].Provenance.Row));
        Assert.Equal(2, Assert.Single(read.Rejected).Row);
    }

    [Fact]
    public void ADamagedFileSaysSo() =>
        Assert.Contains(
            "no readable Parquet file",
            Assert.Throws<InputException>(() => ReadFile.Of("PAR1 and then nothing", "x.parquet")).Message,
            StringComparison.Ordinal
        );

#pragma warning disable IDE1006 // Column names as users have them.
    private sealed class Row
    {
        public string? user_id { get; set; }

        public string? text { get; set; }

        public DateTime created_at { get; set; }

        public List<string>? hashtags { get; set; }

        public long? followers { get; set; }
    }
#pragma warning restore IDE1006
}
