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
        item = Child(item, "post") is { ValueKind: JsonValueKind.Object } view ? view : item;
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
}
