using System.Text;
using Exhibit.Model;
using Exhibit.Readers;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Readers.Json;

public sealed class GenericJsonReaderTest
{
    [Fact]
    public void MembersAreFoundByTheUsualNames()
    {
        var read = Fixture.Read("generic.ndjson");
        Assert.Equal("generic-json", read.Source.Reader);
        Assert.Equal(["sim_a", "sim_b", "sim_c"], read.Posts.Select(p => p.AccountId));
        Assert.Equal(["1", "2", "5"], read.Posts.Select(p => p.PostId));
        Assert.Equal(
            (ReadFile.Ms("2024-02-03T04:05:06.789Z"), TimePrecision.Millisecond, "A"),
            (read.Posts[0].TimeMs, read.Posts[0].Precision, read.Posts[0].Handle)
        );
        Assert.Equal(["x", "y z"], read.Posts[0].Hashtags);
        Assert.Equal(["https://example.invalid/1"], read.Posts[0].Links);
        Assert.Equal(("words \U0001F600 of another", "1"), (read.Posts[1].Text, read.Posts[1].ReplyTo));
        Assert.Equal((1_706_933_110_000, true), (read.Posts[2].TimeMs, read.Posts[2].IsRepost));
        Assert.Equal([3], read.Rejected.Select(r => r.Row));
    }

    [Fact]
    public void MembersAreNamedByMap()
    {
        var read = ReadFile.Of(
            "[{\"who\":{\"key\":\"sim_a\"},\"said\":\"words\",\"when\":\"2024-02-03T04:05:06Z\"}]",
            "x.json",
            new ReaderOptions
            {
                Format = "generic-json",
                Map = new Dictionary<string, string>
                {
                    ["account"] = "who.key",
                    ["text"] = "said",
                    ["time"] = "when",
                },
            }
        );
        Assert.Equal(("sim_a", "words"), (Assert.Single(read.Posts).AccountId, read.Posts[0].Text));
    }

    [Fact]
    public void WhatIsMissingIsNamed() =>
        Assert.Contains(
            "lacks a column for the time",
            Assert
                .Throws<InputException>(() =>
                    ReadFile.Of("{\"user_id\":\"a\",\"text\":\"b\"}\n", "x.json", new ReaderOptions { Format = "generic-json" })
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void ByteRangesCutOutTheRecord()
    {
        var bytes = File.ReadAllBytes(Fixture.Path("generic.ndjson"));
        foreach (var post in Fixture.Read("generic.ndjson").Posts)
        {
            var record = Encoding.UTF8.GetString(bytes.AsSpan((int)post.Provenance.Offset, (int)post.Provenance.Length));
            Assert.StartsWith("{\"post_id\":", record, StringComparison.Ordinal);
            Assert.Contains($"\"{post.AccountId}\"", record, StringComparison.Ordinal);
        }
    }
}
