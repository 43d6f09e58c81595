using Exhibit.Tests.Support;

namespace Exhibit.Tests.Hostile;

internal static class JsonAttacks
{
    private const string Tweet =
        "{\"id_str\":\"1\",\"text\":\"some words\",\"created_at\":\"2024-01-01T00:00:00Z\",\"user\":{\"id_str\":\"5\"}}";

    internal static IReadOnlyList<Attack> All { get; } =
    [
        new(
            "json-deep-array",
            "A tweet that holds an array nested a million deep.",
            "That record is refused; the next is read.",
            lab => OneRefused(lab, Tweet[..^1] + ",\"x\":" + new string('[', 1_000_000) + new string(']', 1_000_000) + "}")
        ),
        new(
            "json-deep-object",
            "A tweet that holds objects nested a hundred thousand deep.",
            "That record is refused; the next is read.",
            lab =>
                OneRefused(
                    lab,
                    Tweet[..^1] + ",\"x\":" + string.Concat(Enumerable.Repeat("{\"x\":", 100_000)) + "1" + new string('}', 100_000) + "}"
                )
        ),
        new(
            "json-deep-page",
            "A Telegram export whose wrapping is nested a hundred thousand deep.",
            "Refused as one record.",
            lab =>
            {
                var head =
                    "{\"name\":\"c\",\"type\":\"t\",\"id\":1,\"messages\":[{\"id\":1,\"type\":\"message\",\"date_unixtime\":\"1651399300\",\"from_id\":\"user1\",\"text\":\"words\"}],\"x\":";
                var read = ReadFile.OfPath(lab.Write("result.json", head + new string('[', 100_000)));
                Assert.Equal((1, 1), (read.Posts.Count, read.Rejected.Count));
                Assert.Contains("nested deeper than 256", read.Rejected[0].Reason, StringComparison.Ordinal);
            }
        ),
        new(
            "json-endless-line",
            "A line of JSON of 70 MB without an end.",
            "At most 64 MiB of it are held; refused as one record, the next line is read.",
            lab => OneRefused(lab, "{\"text\":\"" + new string('x', 70 << 20))
        ),
        new(
            "json-endless-message",
            "A Telegram message whose string never ends, 70 MB.",
            "Refused as one record.",
            lab =>
            {
                var read = ReadFile.OfPath(
                    lab.Write(
                        "result.json",
                        "{\"name\":\"c\",\"type\":\"t\",\"id\":1,\"messages\":[{\"id\":1,\"type\":\"message\",\"date_unixtime\":\"1651399300\",\"from_id\":\"user1\",\"text\":\""
                            + new string('x', 70 << 20)
                    )
                );
                Assert.Contains("larger than 64 MiB", Assert.Single(read.Rejected).Reason, StringComparison.Ordinal);
            }
        ),
        new(
            "json-endless-key",
            "A member name of 10 MB around the messages.",
            "Four KiB of it are kept; the messages are read.",
            lab =>
            {
                var read = ReadFile.OfPath(
                    lab.Write(
                        "result.json",
                        "{\"name\":\"c\",\"type\":\"t\",\"id\":1,\"messages\":[{\"id\":1,\"type\":\"message\",\"date_unixtime\":\"1651399300\",\"from_id\":\"user1\",\"text\":\"words\"}],\""
                            + new string('k', 10 << 20)
                            + "\":1}"
                    )
                );
                Assert.Single(read.Posts);
            }
        ),
        new(
            "json-many-keys",
            "A page with a million members around its list.",
            "256 of them are kept; the list is read.",
            lab =>
            {
                var keys = string.Concat(Enumerable.Range(0, 200_000).Select(i => $"\"k{i}\":1,"));
                Assert.Single(
                    ReadFile
                        .OfPath(
                            lab.Write(
                                "result.json",
                                "{\"messages\":[{\"id\":1,\"type\":\"message\",\"date_unixtime\":\"1651399300\",\"from_id\":\"user1\",\"text\":\"words\"}],"
                                    + keys
                                    + "\"id\":1}"
                            )
                        )
                        .Posts
                );
            }
        ),
        new(
            "json-huge-number",
            "A number of a million digits for an id.",
            "Kept as text; nothing is computed from it.",
            lab =>
            {
                var line = Tweet.Replace("\"id_str\":\"1\"", "\"id_str\":" + new string('9', 1_000_000), StringComparison.Ordinal);
                Assert.Equal(1_000_000, ReadFile.OfPath(lab.Write("x.jsonl", Tweet + "\n" + line + "\n")).Posts[1].PostId.Length);
            }
        ),
        new(
            "json-number-overflow",
            "1e999999 and -1 as times, counts and ids.",
            "Refused with what was found.",
            lab =>
            {
                var read = ReadFile.OfPath(
                    lab.Write(
                        "x.ndjson",
                        "{\"author\":\"a\",\"subreddit\":\"s\",\"created_utc\":1e999999,\"body\":\"w\"}\n{\"author\":\"a\",\"subreddit\":\"s\",\"created_utc\":-1,\"body\":\"w\"}\n"
                    )
                );
                Assert.All(read.Rejected, r => Assert.Contains("expected seconds since 1970", r.Reason, StringComparison.Ordinal));
                Assert.Equal(2, read.Rejected.Count);
            }
        ),
        new(
            "json-twice-the-key",
            "A member that stands twice with two values.",
            "The last counts, as in every browser; never both.",
            lab =>
                Assert.Equal(
                    "6",
                    Assert
                        .Single(
                            ReadFile
                                .OfPath(
                                    lab.Write(
                                        "x.jsonl",
                                        Tweet.Replace(
                                            "\"user\":{\"id_str\":\"5\"}",
                                            "\"user\":{\"id_str\":\"5\"},\"user\":{\"id_str\":\"6\"}",
                                            StringComparison.Ordinal
                                        ) + "\n"
                                    )
                                )
                                .Posts
                        )
                        .AccountId
                )
        ),
        new(
            "json-wrong-kinds",
            "Objects, arrays, booleans and null where texts are expected.",
            "Read as absent; no exception.",
            lab =>
            {
                var read = ReadFile.OfPath(
                    lab.Write(
                        "x.ndjson",
                        "{\"author\":{\"a\":1},\"subreddit\":\"s\",\"created_utc\":[1],\"body\":null}\n{\"author\":\"a\",\"subreddit\":true,\"created_utc\":1672531200,\"body\":{\"x\":1}}\n"
                    )
                );
                Assert.Equal((1, 1), (read.Posts.Count, read.Rejected.Count));
            }
        ),
        new(
            "json-broken-unicode",
            "Half a surrogate pair, and bytes that are no UTF-8, in a name.",
            "Shown as U+FFFD and named as a trap.",
            lab =>
            {
                var bytes = System.Text.Encoding.UTF8.GetBytes(Tweet.Replace("some words", "\\ud800 w", StringComparison.Ordinal) + "\n");
                Assert.Equal("\uFFFD w", Assert.Single(ReadFile.OfPath(lab.Write("x.jsonl", bytes)).Posts).Text);
            }
        ),
        new(
            "json-bracket-flood",
            "An array of a million empty arrays.",
            "Each is refused, with its row.",
            lab =>
            {
                var read = ReadFile.OfPath(
                    lab.Write("x.json", "[" + Tweet + "," + string.Join(',', Enumerable.Repeat("[]", 20_000)) + "]")
                );
                Assert.Equal((1, 20_000), (read.Posts.Count, read.Rejected.Count));
            }
        ),
        new(
            "html-in-status",
            "A Mastodon status of tags that never close, a megabyte of '<'.",
            "Read in one pass as text.",
            lab =>
            {
                var read = ReadFile.OfPath(
                    lab.Write(
                        "x.json",
                        "[{\"id\":\"1\",\"uri\":\"u\",\"created_at\":\"2024-01-01T00:00:00Z\",\"visibility\":\"public\",\"account\":{\"acct\":\"a\"},\"content\":\""
                            + new string('<', 1 << 20)
                            + "\"}]"
                    )
                );
                Assert.Single(read.Posts);
            }
        ),
        new(
            "html-script-in-status",
            "A Mastodon status with a script and a javascript: link.",
            "The script is text, the link is none.",
            lab =>
            {
                var post = Assert.Single(
                    ReadFile
                        .OfPath(
                            lab.Write(
                                "x.json",
                                "[{\"id\":\"1\",\"uri\":\"u\",\"created_at\":\"2024-01-01T00:00:00Z\",\"visibility\":\"public\",\"content\":\"<a href=\\\"javascript:alert(1)\\\">x</a><script>alert(1)</script>\",\"account\":{\"acct\":\"a\"}}]"
                            )
                        )
                        .Posts
                );
                Assert.Empty(post.Links);
                Assert.Equal("xalert(1)", post.Text);
            }
        ),
    ];

    private static void OneRefused(Lab lab, string line)
    {
        var read = ReadFile.OfPath(lab.Write("x.jsonl", Tweet + "\n" + line + "\n" + Tweet + "\n"));
        Assert.Equal((2, 1), (read.Posts.Count, read.Rejected.Count));
    }
}
