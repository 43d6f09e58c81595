using System.Text.Json;
using Exhibit.Model;
using static Exhibit.Readers.Json.JsonFields;

namespace Exhibit.Readers.Json;

/// <summary>Events of Bluesky's Jetstream, one a line: times are the server's, never the client's createdAt.</summary>
public sealed class BlueskyJetstreamReader : JsonPostReader
{
    /// <inheritdoc/>
    public override string Id => "bluesky-jetstream";

    /// <inheritdoc/>
    public override string Title => "Bluesky Jetstream events";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Millisecond,
            TimeSource.Server,
            ["co-post", "co-repost", "co-link", "co-hashtag", "co-reply", "co-mention"],
            ["did; time_us; kind; commit.collection; commit.record"],
            [
                "Times are time_us, when the server saw the event; createdAt is what the client claims and is not used.",
                "Accounts are known by DID: events do not carry handles.",
                "Likes, follows, deletions and account events are no posts and are listed as refused.",
            ]
        );

    internal override int Recognize(JsonShape shape) => shape.Has("did", "time_us", "kind") ? 96 : 0;

    internal override Post? Map(JsonElement item, JsonContext context, Provenance provenance, out string reason)
    {
        var commit = Child(item, "commit");
        if (Word(item, "kind") != "commit" || Word(commit, "operation") is not ("create" or "update"))
        {
            reason =
                $"An event of kind '{Word(item, "kind")}' {Word(commit, "operation")} publishes nothing. Nothing is lost by leaving it out.";
            return null;
        }

        if (Number(item, "time_us") is not (> 1_000_000_000_000_000 and < 4_102_444_800_000_000 and var micros))
        {
            reason = $"Found time_us '{Word(item, "time_us")}', expected microseconds since 1970. Export the event again.";
            return null;
        }

        var (did, collection) = (Word(item, "did"), Word(commit, "collection"));
        return BlueskyRecords.Map(
            Child(commit, "record"),
            did,
            "",
            collection,
            $"at://{did}/{collection}/{Word(commit, "rkey")}",
            micros / 1000,
            provenance,
            out reason
        );
    }
}
