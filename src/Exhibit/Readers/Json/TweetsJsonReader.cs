using System.Text.Json;
using Exhibit.Model;

namespace Exhibit.Readers.Json;

/// <summary>Tweets as a JSON array or JSON lines: the API's versions 1.1 and 2, and flat objects with tweet_id and screen_name.</summary>
public sealed class TweetsJsonReader : JsonPostReader
{
    /// <inheritdoc/>
    public override string Id => "tweets-json";

    /// <inheritdoc/>
    public override string Title => "Tweets as JSON array or JSON lines";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Millisecond,
            TimeSource.DecodedId,
            ["co-post", "co-repost", "co-link", "co-hashtag", "co-reply", "co-mention"],
            ["id_str and user (API 1.1)", "id and author_id (API 2)", "tweet_id and screen_name (flat)"],
            ["API 2 objects without their page's includes name accounts by id only, and cut the text of reposts."]
        );

    internal override int Recognize(JsonShape shape) =>
        (shape.Has("text") || shape.Has("full_text") || shape.Has("tweet_text"))
        && (shape.Has("id_str") || shape.Has("author_id") || shape.Has("tweet_id"))
            ? 80
            : 0;

    internal override Post? Map(JsonElement item, JsonContext context, Provenance provenance, out string reason) =>
        TweetMapper.Map(item, provenance, out reason);
}
