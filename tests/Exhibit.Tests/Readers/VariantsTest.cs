using Exhibit.Readers;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Readers;

/// <summary>Shapes in which exports come besides those of the fixtures: merged, empty, single, wrapped otherwise.</summary>
public sealed class VariantsTest
{
    private const string Tweet =
        """{"id":"1500000000000000001","author_id":"5","text":"words of the tweet","created_at":"2024-02-03T04:05:06.000Z"}""";

    private const string Includes = "\"includes\":{\"users\":[{\"id\":\"5\",\"username\":\"sim_a\",\"name\":\"A\"}]}";

    private const string Status =
        """{"id":"1","created_at":"2024-02-03T04:05:06.000Z","content":"<p>words</p>","uri":"https://a.invalid/1","url":"https://a.invalid/1","reblog":null,"account":{"id":"5","acct":"sim_a","username":"sim_a"},"media_attachments":[],"mentions":[],"tags":[]}""";

    private const string Message =
        """{"id":1,"type":"message","date":"2024-02-03T05:05:06","date_unixtime":"1706933106","from":"A","from_id":"user5","text":"words"}""";

    public static TheoryData<string, string, string, int, int> Shapes =>
        new()
        {
            { "a page of X", $"{{\"data\":[{Tweet}],{Includes}}}", "x-api-v2", 1, 0 },
            { "pages of X in an array", $"[{{\"data\":[{Tweet}],{Includes}}},{{\"data\":[{Tweet}],{Includes}}}]", "x-api-v2", 2, 0 },
            {
                "the last page of a search, which is empty",
                $"{{\"data\":[{Tweet}],{Includes},\"meta\":{{\"result_count\":1}}}}\n{{\"meta\":{{\"result_count\":0}}}}\n",
                "x-api-v2",
                1,
                0
            },
            { "one tweet of X, looked up by id", $"{{\"data\":{Tweet},{Includes}}}", "x-api-v2", 1, 0 },
            {
                "custom posts of 4CAT as NDJSON",
                "{\"id\":\"1\",\"thread_id\":\"1\",\"author\":\"sim_a\",\"body\":\"words\",\"timestamp\":\"2024-02-03 04:05:06\"}\n",
                "generic-json",
                1,
                0
            },
            { "a search of Mastodon", $"{{\"accounts\":[],\"statuses\":[{Status}],\"hashtags\":[]}}", "mastodon", 1, 0 },
            { "a thread of Mastodon", $"{{\"ancestors\":[],\"descendants\":[{Status}]}}", "mastodon", 1, 0 },
            {
                "chats that an account of Telegram has left",
                $"{{\"chats\":{{\"about\":\"x\",\"list\":[]}},\"left_chats\":{{\"about\":\"x\",\"list\":[{{\"name\":\"c\",\"type\":\"public_channel\",\"id\":7,\"messages\":[{Message}]}}]}}}}",
                "telegram",
                1,
                0
            },
        };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void IsRead(string what, string content, string reader, int posts, int refused)
    {
        var read = ReadFile.Of(content, "export.json");
        Assert.Equal((what, reader, posts, refused), (what, read.Source.Reader, read.Posts.Count, read.Rejected.Count));
        Assert.All(read.Posts, p => Assert.Equal(1_706_933_106_000, p.TimeMs));
    }

    [Theory]
    [InlineData("EDT", 4)]
    [InlineData("EST", 5)]
    [InlineData("CDT", 5)]
    [InlineData("PST", 8)]
    [InlineData("PDT", 7)]
    [InlineData("UTC", 0)]
    [InlineData("GMT", 0)]
    [InlineData("CET", -1)]
    [InlineData("CEST", -2)]
    [InlineData("JST", -9)]
    public void AZoneOfCrowdTangleIsObeyed(string zone, int hours) =>
        Assert.Equal(
            ReadFile.Ms("2020-05-01T12:00:00Z") + (hours * 3_600_000L),
            Assert
                .Single(
                    ReadFile
                        .Of(
                            $"Page Name,User Name,Facebook Id,Post Created,Type,Likes,URL,Message,Link\nA,sim_a,5,2020-05-01 12:00:00 {zone},Link,3,https://facebook.invalid/1,words,\n"
                        )
                        .Posts
                )
                .TimeMs
        );
}
