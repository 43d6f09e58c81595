using System.Text.Json;
using Exhibit.Model;
using static Exhibit.Readers.Json.JsonFields;

namespace Exhibit.Readers.Json;

/// <summary>Bluesky repository records (listRecords, getRecord) and post views (search, feeds), as pages or lines.</summary>
public sealed class BlueskyRecordsReader : JsonPostReader
{
    private static readonly TimeParser Times = new();

    /// <inheritdoc/>
    public override string Id => "bluesky-records";

    /// <inheritdoc/>
    public override string Title => "Bluesky repository records and post views";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Millisecond,
            TimeSource.Client,
            ["co-post", "co-repost", "co-link", "co-hashtag", "co-reply", "co-mention"],
            [
                "records[].uri and value.$type (repository)",
                "posts[].record.$type and indexedAt (views)",
                "uri, author.did and record.created_at (4CAT NDJSON)",
            ],
            [
                "A repository holds no server time: createdAt is what the client claims and can be set to anything.",
                "Post views carry indexedAt, when the server saw the post; it is used where present.",
                "A repost in an account's feed stands for the repost alone: the original is not counted again.",
            ]
        );

    internal override IReadOnlyList<string> Lists => ["records", "posts", "feed"];

    internal override int Recognize(JsonShape shape) =>
        shape.Has("records.uri", "records.value.$type")
        || shape.Has("uri", "value.$type")
        || shape.Has("posts.record.$type")
        || shape.Has("feed.post.record.$type")
        || shape.Has("uri", "record.$type")
        || shape.Has("uri", "record.createdAt", "author.did")
        || shape.Has("uri", "record.created_at", "author.did")
            ? 94
            : 0;

    internal override Post? Map(JsonElement item, JsonContext context, Provenance provenance, out string reason)
    {
        var why = Child(item, "reason");
        item = Child(item, "post") is { ValueKind: JsonValueKind.Object } view ? view : item;
        if (Word(why, "by", "did") is { Length: > 0 } by)
        {
            return Reposted(item, why, by, provenance, out reason);
        }

        var uri = Word(item, "uri");
        var record = Child(item, "value") is { ValueKind: JsonValueKind.Object } value ? value : Child(item, "record");
        var seen = First(Word(item, "indexedAt"), Word(item, "indexed_at"));
        return BlueskyRecords.Map(
            record,
            First(Word(item, "author", "did"), BlueskyRecords.Authority(uri)),
            Word(item, "author", "handle"),
            First(Word(record, "$type"), BlueskyRecords.Collection(uri)),
            uri,
            Times.TryParse(seen, out var at, out _) ? at : null,
            provenance,
            out reason
        );
    }

    // An account's feed holds its reposts as the original with a reason: who passed it on, and when the server saw that.
    private static Post? Reposted(JsonElement original, JsonElement why, string by, Provenance provenance, out string reason)
    {
        if (!Times.TryParse(Word(why, "indexedAt"), out var time, out var precision))
        {
            reason = $"Found the time '{Word(why, "indexedAt")}' of a repost, expected reason.indexedAt such as 2024-09-09T19:46:02.102Z.";
            return null;
        }

        reason = "";
        var uri = Word(original, "uri");
        return new Post
        {
            Platform = "bluesky",
            AccountId = by,
            Handle = Word(why, "by", "handle"),
            PostId = Word(why, "uri"),
            TimeMs = time,
            Precision = precision,
            TimeSource = TimeSource.Server,
            Text = Word(original, "record", "text"),
            IsRepost = true,
            RepostOf = uri,
            RepostAuthor = First(Word(original, "author", "did"), BlueskyRecords.Authority(uri)),
            RepostTimeMs = Times.TryParse(Word(original, "indexedAt"), out var began, out _) ? began : null,
            Provenance = provenance,
        };
    }
}
