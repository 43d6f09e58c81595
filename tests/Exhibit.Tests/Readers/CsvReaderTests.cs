using System.Text;
using CsCheck;
using Exhibit.Model;
using Exhibit.Readers;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Readers;

public sealed class GenericCsvReaderTest
{
    [Fact]
    public void BrokenLinesCostLittleEach()
    {
        // Found by the fuzzer: large buffers made anew for every line were most of what it took.
        var text = "user_id,created_at,text\n" + string.Concat(Enumerable.Repeat("a,2024-02-13T04:05:06Z,\"b\"c\n", 1_000));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = ReadFile.Of(text);
        Assert.Equal(1_000, read.Rejected.Count + read.Posts.Count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 800_000_000);
    }

    [Fact]
    public void UsualNamesNeedNoMap()
    {
        var read = ReadFile.Of("user_id,object_id,post_id,timestamp\nu1,o1,p1,1700000000\n");
        var post = Assert.Single(read.Posts);
        Assert.Equal(("u1", "o1", "p1", 1_700_000_000_000), (post.AccountId, post.ObjectId, post.PostId, post.TimeMs));
        Assert.Equal("generic-csv", read.Source.Reader);
    }

    [Theory]
    [InlineData("author", "text", "date")]
    [InlineData("username", "url", "created_at")]
    [InlineData("screen_name", "text", "epoch")]
    [InlineData("handle", "object_id", "timestamp")]
    [InlineData("author_id", "text", "created_at")]
    public void EveryNameOfTheContract(string account, string what, string time)
    {
        var read = ReadFile.Of($"{time},{account},{what}\n1700000000,someone,https://example.invalid/x\n");
        Assert.Equal("someone", Assert.Single(read.Posts).AccountId);
    }

    [Fact]
    public void MapOverridesTheHints()
    {
        var options = new ReaderOptions
        {
            Map = new Dictionary<string, string>
            {
                ["account"] = "who",
                ["time"] = "when",
                ["text"] = "what",
            },
        };
        var post = Assert.Single(ReadFile.Of("who;when;what\nme;2020-01-02 03:04:05;hello there\n", options: options).Posts);
        Assert.Equal(("me", "hello there", ReadFile.Ms("2020-01-02T03:04:05Z")), (post.AccountId, post.Text, post.TimeMs));
    }

    [Fact]
    public void AMappedColumnThatIsNotThereIsNamed()
    {
        var options = new ReaderOptions { Map = new Dictionary<string, string> { ["account"] = "writer" } };
        var fault = Assert.Throws<InputException>(() => ReadFile.Of("user,text,date\na,b,2020-01-01\n", options: options));
        Assert.Contains("column 'writer', which is not there. Columns found: user, text, date", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownColumnsSayWhatToDo()
    {
        var fault = Assert.Throws<InputException>(() => ReadFile.Of("alpha,beta\n1,2\n"));
        Assert.Contains("found columns alpha, beta", fault.Message, StringComparison.Ordinal);
        Assert.Contains("--map", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryRefusedRowHasItsReasonAndNothingAfterItIsLost()
    {
        var read = ReadFile.Of(
            "user_id,text,created_at\na,one,2020-01-01T00:00:00Z\n,two,2020-01-01T00:00:00Z\nb,three,soon\nc,four\nuser_id,text,created_at\n\"d\"x,five,2020-01-01T00:00:00Z\n9.06E+17,six,2020-01-01T00:00:00Z\n\ne,seven,2020-01-01T00:00:00Z\n"
        );
        Assert.Equal(["a", "e"], read.Posts.Select(p => p.AccountId));
        Assert.Equal([2, 3, 4, 5, 6, 7], read.Rejected.Select(r => r.Row));
        Assert.Equal([3, 4, 5, 6, 7, 8], read.Rejected.Select(r => r.Line));
        Assert.Contains("is empty", read.Rejected[0].Reason, StringComparison.Ordinal);
        Assert.Contains("found 'soon'", read.Rejected[1].Reason, StringComparison.Ordinal);
        Assert.Contains("Found 2 cells, expected 3", read.Rejected[2].Reason, StringComparison.Ordinal);
        Assert.Contains("header line is repeated", read.Rejected[3].Reason, StringComparison.Ordinal);
        Assert.Contains("Broken quoting", read.Rejected[4].Reason, StringComparison.Ordinal);
        Assert.Contains("rounded id '9.06E+17'", read.Rejected[5].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void ByteRangesCutOutTheRawRecord()
    {
        const string content =
            "\uFEFFuser_id,text,created_at\r\nä,\"two\r\nlines, é\",2020-01-01T00:00:00Z\r\nb,#tag first,2020-01-01T00:00:01Z\n#c,three,2020-01-01T00:00:02Z";
        var bytes = Encoding.UTF8.GetBytes(content);
        var posts = ReadFile.Of(bytes).Posts;
        string Raw(Post p) => Encoding.UTF8.GetString(bytes, (int)p.Provenance.Offset, p.Provenance.Length);
        Assert.Equal(
            ["ä,\"two\r\nlines, é\",2020-01-01T00:00:00Z\r\n", "b,#tag first,2020-01-01T00:00:01Z\n", "#c,three,2020-01-01T00:00:02Z"],
            posts.Select(Raw)
        );
        Assert.Equal(["two\r\nlines, é", "#tag first", "three"], posts.Select(p => p.Text));
        Assert.Equal([2, 4, 5], posts.Select(p => p.Provenance.Line));
    }

    [Fact]
    public void ByteRangesTileAnyFile() =>
        Gen.Char["ab,\"\n\r #é;\t"]
            .Array[0, 60]
            .Sample(
                chars =>
                {
                    var bytes = Encoding.UTF8.GetBytes("user_id,text,created_at\n" + new string(chars) + "\na,b,2020-01-01\n");
                    var folder = Directory.CreateTempSubdirectory().FullName;
                    try
                    {
                        File.WriteAllBytes(Path.Combine(folder, "x.csv"), bytes);
                        var input = new SourceInput
                        {
                            Index = 0,
                            Name = "x.csv",
                            Folder = "",
                            Open = () => new MemoryStream(bytes),
                        };
                        using var records = new CsvRecords(input, ',');
                        long next = 0;
                        while (records.Read())
                        {
                            // Between two records lie blank lines at most.
                            Assert.True(Encoding.UTF8.GetString(bytes.AsSpan((int)next, (int)(records.Offset - next))).Trim().Length == 0);
                            next = records.Offset + records.Length;
                        }

                        Assert.True(Encoding.UTF8.GetString(bytes.AsSpan((int)next)).Trim().Length == 0);
                    }
                    finally
                    {
                        Directory.Delete(folder, recursive: true);
                    }
                },
                iter: 500
            );

    [Fact]
    public void AColumnOfWholeMinutesIsMinuteSlots()
    {
        var rows = string.Concat(Enumerable.Range(0, 60).Select(i => $"a,t,2020-01-01 00:{i:00}:00\n"));
        Assert.All(ReadFile.Of("user_id,text,created_at\n" + rows).Posts, p => Assert.Equal(TimePrecision.Minute, p.Precision));
        var mixed = rows + "a,t,2020-01-01 01:00:01\n";
        Assert.All(ReadFile.Of("user_id,text,created_at\n" + mixed).Posts, p => Assert.Equal(TimePrecision.Second, p.Precision));
    }

    [Fact]
    public void DayAndMonthAreSettledByTheWholeFileOrRefused()
    {
        Assert.Equal(
            ReadFile.Ms("2020-02-01T00:00Z"),
            ReadFile.Of("user_id,text,date\na,t,1/2/2020 0:00\na,t,25/2/2020 0:00\n").Posts[0].TimeMs
        );
        Assert.Equal(
            ReadFile.Ms("2020-01-02T00:00Z"),
            ReadFile.Of("user_id,text,date\na,t,1/2/2020 0:00\na,t,2/25/2020 0:00\n").Posts[0].TimeMs
        );
        Assert.Contains(
            "cannot be told apart",
            Assert.Single(ReadFile.Of("user_id,text,date\na,t,1/2/2020 0:00\n").Rejected).Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void TheBoxingMatchReadsWithoutAMap()
    {
        var read = ReadFile.OfPath(RealData.Data("organic_mayweather/tweets.csv"));
        Assert.Equal((12_118, 0), (read.Posts.Count, read.Rejected.Count));
        Assert.Equal(11_037, read.Posts.Select(p => p.AccountId.ToLowerInvariant()).Distinct().Count());
        Assert.All(read.Posts, p => Assert.Empty(p.Links));
    }
}

public sealed class CooRTweetReaderTest
{
    [Fact]
    public void FourColumns()
    {
        var read = ReadFile.Of("object_id,account_id,content_id,timestamp_share\no,a,c,1623881091\n");
        Assert.Equal("coortweet", read.Source.Reader);
        var post = Assert.Single(read.Posts);
        Assert.Equal(("o", "a", "c", 1_623_881_091_000), (post.ObjectId, post.AccountId, post.PostId, post.TimeMs));
    }
}

public sealed class FiveThirtyEightReaderTest
{
    private const string Header =
        "account_category,account_type,author,clean_tweet,content,external_author_id,followers,following,harvested_date,language,new_june_2018,post_type,publish_date,region,retweet,updates\n";

    [Fact]
    public void RoundedIdsAreNotUsed()
    {
        var read = ReadFile.Of(
            Header
                + "RightTroll,Right,10_GOP,,hello,9.06000000000e+17,7119,1024,2017-09-20 03:22:00,English,0,RETWEET,2017-09-20 03:22:00,Unknown,1,168\n"
        );
        var post = Assert.Single(read.Posts);
        Assert.Equal("fivethirtyeight-ira", read.Source.Reader);
        Assert.Equal(
            ("10_GOP", true, TimePrecision.Minute, "RightTroll", true),
            (post.AccountId, post.AccountIdIsHandle, post.Precision, post.Profile!.Category, post.IsRepost)
        );
    }

    [Fact]
    public void TheRealFile()
    {
        var read = ReadFile.OfPath(RealData.Data("ira_538_columns/troll_tweets_canada.csv"));
        Assert.Equal(14_744, read.Posts.Count + read.Rejected.Count);
        Assert.Empty(read.Rejected);
    }
}

public sealed class IraByAuthorReaderTest
{
    private const string Header =
        "author_id,content,region,language,publish_date,harvested_date,following,followers,updates,post_type,retweet\n";

    [Fact]
    public void CategoryComesFromTheTableBeside()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "some"));
            File.WriteAllText(Path.Combine(folder, "authors.csv"), "author_id,author,account_category\nsim-a,sim-a,LeftTroll\n");
            File.WriteAllText(
                Path.Combine(folder, "some", "sim-a.csv"),
                Header + "sim-a,words,Unknown,English,2017-09-07 19:52:00,2017-09-07 19:52:00,0,0,1,,0\n"
            );
            var post = Assert.Single(ReadFile.OfPath(folder).Posts);
            Assert.Equal(
                ("LeftTroll", TimePrecision.Minute, ReadFile.Ms("2017-09-07T19:52Z")),
                (post.Profile!.Category, post.Precision, post.TimeMs)
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void WithoutTheTableItStillReads() =>
        Assert.Equal(
            "",
            Assert
                .Single(ReadFile.Of(Header + "sim-a,words,Unknown,English,2017-09-07 19:52:00,2017-09-07 19:52:00,0,0,1,,0\n").Posts)
                .Profile!.Category
        );
}

public sealed class SocialStudioReaderTest
{
    private const string Header =
        "ARTICLE_ID,EXTERNAL_ID,EXTERNAL_AUTHOR_ID,HEADLINE,AUTHOR,CONTENT,ARTICLE_URL,MEDIA_PROVIDER,REGION,LANGUAGE,POST_STATUS,PUBLISH_DATE,HARVESTED_DATE,SENTIMENT,VIEW_COUNT,COMMENT_COUNT,UNIQUE_COMMENTERS,ENGAGEMENT,LIKES_AND_VOTES,INBOUND_LINKS,FORUM_THREAD_SIZE,FOLLOWING,FOLLOWERS,UPDATES,POST_TYPE\n";

    [Fact]
    public void AmericanDatesAndTheIdFromTheAddress()
    {
        var read = ReadFile.Of(
            Header
                + "5.7E+11,7.96E+17,1399,TWEET FROM: sim-b,sim-b,filler words,http://twitter.com/1399/statuses/796102686964021755,TWITTER,United Kingdom,English,No,11/8/2016 21:30,11/30/2016 18:13,Neutral,0,0,0,0,0,0,0,180,118,1499,RETWEET\r\n"
        );
        var post = Assert.Single(read.Posts);
        Assert.Equal(("twitter", "sim-b", "796102686964021755", true), (post.Platform, post.AccountId, post.PostId, post.IsRepost));
        Assert.Equal(
            (ReadFile.Ms("2016-11-08T21:30Z"), TimePrecision.Minute, TimeSource.Server),
            (post.TimeMs, post.Precision, post.TimeSource)
        );
    }

    [Fact]
    public void TheRealFiles()
    {
        var source = new PostSource(Catalog.Readers, new ReaderOptions());
        var count = source.Read([RealData.Data("organic_conversations")]).Count();
        Assert.Equal(30_469, count);
        Assert.All(source.Sources, s => Assert.Equal(("social-studio", 0), (s.Reader, s.RowsRejected)));
    }
}

public sealed class TwitterIoReaderTest
{
    private const string Header =
        ",tweetid,userid,user_display_name,user_screen_name,user_reported_location,user_profile_description,user_profile_url,follower_count,following_count,account_creation_date,account_language,tweet_language,tweet_text,tweet_time,tweet_client_name,in_reply_to_tweetid,in_reply_to_userid,quoted_tweet_tweetid,is_retweet,retweet_userid,retweet_tweetid,latitude,longitude,quote_count,reply_count,like_count,retweet_count,hashtags,urls,user_mentions,poll_choices\n";

    [Fact]
    public void TheMillisecondComesFromTheId()
    {
        var id = (ulong)(ReadFile.Ms("2014-11-28T10:04:31.250Z") - IdRules.SnowflakeEpochMs) << 22;
        var read = ReadFile.Of(
            Header
                + $"0,{id},77,Sim,sim-c,,,,1,2,2014-05-15,en,en,words  #America,2014-11-28 10:04,Sim Client,,,,False,,,,,0.0,0.0,0.0,0.0,\"[America, 'b']\",[],,\n"
        );
        var post = Assert.Single(read.Posts);
        Assert.Equal("twitter-io", read.Source.Reader);
        Assert.Equal(
            (ReadFile.Ms("2014-11-28T10:04:31.250Z"), TimePrecision.Millisecond, TimeSource.DecodedId),
            (post.TimeMs, post.Precision, post.TimeSource)
        );
        Assert.Equal(["America", "b"], post.Hashtags);
        Assert.Equal("Sim Client", post.Client);
    }

    [Fact]
    public void AnIdThatContradictsTheStampIsNotBelieved()
    {
        var post = Assert.Single(
            ReadFile
                .Of(
                    Header
                        + "0,538272098264051712,77,Sim,sim-c,,,,1,2,2014-05-15,en,en,words,2019-01-01 10:04,c,,,,True,abc,5.035958521419694e+17,,,0,0,0,0,,,,\n"
                )
                .Posts
        );
        Assert.Equal(
            (ReadFile.Ms("2019-01-01T10:04Z"), TimePrecision.Minute, TimeSource.Server),
            (post.TimeMs, post.Precision, post.TimeSource)
        );
        Assert.Equal(("", "abc", true), (post.RepostOf, post.RepostAuthor, post.IsRepost));
    }

    [Fact]
    public void TheRealFiles()
    {
        var source = new PostSource(Catalog.Readers, new ReaderOptions());
        var posts = source.Read([RealData.Data("twitter_io_hashtags")]).Where(r => r.Post is not null).Select(r => r.Post!).ToArray();
        Assert.Equal(20_297, source.Sources.Sum(s => s.RowsRead));
        Assert.Equal(116, posts.Select(p => p.AccountId).Distinct().Count());
        Assert.True(posts.Count(p => p.TimeSource == TimeSource.DecodedId) > 0.99 * posts.Length);
        Assert.All(posts, p => Assert.False(IdRules.IsLossy(p.RepostOf)));
    }
}
