using System.Text.Json;
using Exhibit.Model;
using static Exhibit.Readers.Json.JsonFields;

namespace Exhibit.Readers.Json;

/// <summary>YouTube's Data API: comment threads with their replies, comments, videos and search results, as pages or lines.</summary>
public sealed class YouTubeReader : JsonPostReader
{
    private static readonly TimeParser Times = new();

    /// <inheritdoc/>
    public override string Id => "youtube-api";

    /// <inheritdoc/>
    public override string Title => "YouTube Data API comments and videos";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Second,
            TimeSource.Server,
            ["co-post", "co-link", "co-hashtag", "co-reply", "co-mention"],
            ["items[].snippet.topLevelComment", "items[].snippet.authorChannelId", "items[].snippet.channelId and publishedAt"],
            [
                "A comment thread holds at most five of its replies; the rest must be asked for one by one.",
                "Comments of closed accounts name no channel and are listed as refused.",
            ]
        );

    internal override IReadOnlyList<string> Lists => ["items"];

    internal override int Recognize(JsonShape shape) =>
        shape.Value("kind").StartsWith("youtube#", StringComparison.Ordinal)
        || shape.Has("snippet.topLevelComment")
        || shape.Has("items.snippet.publishedAt", "items.id")
            ? 94
            : 0;

    // A thread is its first comment and the replies it carries: each is a post of its own.
    internal override IEnumerable<JsonElement> Split(JsonElement item) =>
        Child(item, "snippet", "topLevelComment") is { ValueKind: JsonValueKind.Object } first
            ? [first, .. Items(item, "replies", "comments")]
            : [item];

    internal override Post? Map(JsonElement item, JsonContext context, Provenance provenance, out string reason)
    {
        reason = "";
        var snippet = Child(item, "snippet");
        var isComment = Child(snippet, "authorDisplayName").ValueKind == JsonValueKind.String || Word(item, "kind") == "youtube#comment";
        var author = Child(snippet, "authorChannelId");
        var account = isComment ? First(Word(author, "value"), Word(author)) : Word(snippet, "channelId");
        if (account.Length == 0)
        {
            reason =
                "The item names no channel that published it. Expected snippet.authorChannelId or snippet.channelId; ask for part=snippet.";
            return null;
        }

        if (!Times.TryParse(Word(snippet, "publishedAt"), out var time, out var precision))
        {
            reason = $"Found publishedAt '{Word(snippet, "publishedAt")}', expected a time such as 2024-01-02T03:04:05Z.";
            return null;
        }

        var name = Word(snippet, isComment ? "authorDisplayName" : "channelTitle");
        var video = First(Word(item, "id", "videoId"), Word(item, "contentDetails", "videoId"), Word(item, "id"));
        return new Post
        {
            Platform = "youtube",
            AccountId = account,
            Handle = name.TrimStart('@'),
            PostId = isComment ? Word(item, "id") : video,
            TimeMs = time,
            Precision = precision,
            TimeSource = TimeSource.Server,
            Text = isComment
                ? First(Word(snippet, "textOriginal"), HtmlText.Plain(Word(snippet, "textDisplay")))
                : string.Join('\n', Texts([snippet], s => Word(s, "title")).Concat(Texts([snippet], s => Word(s, "description")))),
            ReplyTo = isComment ? First(Word(snippet, "parentId"), Word(snippet, "videoId")) : "",
            Language = Word(snippet, "defaultLanguage"),
            Profile = new Profile { DisplayName = name },
            Provenance = provenance,
        };
    }
}
