using System.Text.Json;
using Exhibit.Model;
using static Exhibit.Readers.Json.JsonFields;

namespace Exhibit.Readers.Json;

/// <summary>Reddit comments and submissions, one a line, as Pushshift and its successors give them.</summary>
public sealed class RedditReader : JsonPostReader
{
    private static readonly TimeParser Times = new();

    /// <inheritdoc/>
    public override string Id => "reddit";

    /// <inheritdoc/>
    public override string Title => "Reddit comments and submissions (NDJSON)";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Second,
            TimeSource.Server,
            ["co-post", "co-repost", "co-link", "co-hashtag", "co-reply", "co-mention"],
            ["author; created_utc; subreddit; body, or title and selftext"],
            [
                "'[deleted]' is no account: such records are listed as refused, never joined.",
                "A removed text ('[removed]') is read as no text, so that removals do not look like copies.",
                "co-repost is a crosspost.",
            ]
        );

    internal override IReadOnlyList<string> Lists => ["data"];

    internal override int Recognize(JsonShape shape) =>
        shape.Has("author", "created_utc", "subreddit") || shape.Has("data.author", "data.created_utc", "data.subreddit") ? 93 : 0;

    internal override Post? Map(JsonElement item, JsonContext context, Provenance provenance, out string reason)
    {
        reason = "";
        var author = Word(item, "author");
        if (author is "" or "[deleted]" or "[removed]")
        {
            reason = "The author is deleted. Whoever it was cannot be told from other deleted accounts; nothing can be mended.";
            return null;
        }

        if (!Times.TryParse(Word(item, "created_utc"), out var time, out _))
        {
            reason = $"Found created_utc '{Word(item, "created_utc")}', expected seconds since 1970. Correct the record.";
            return null;
        }

        var isSubmission = Child(item, "title").ValueKind == JsonValueKind.String;
        var id = Word(item, "id");
        var origin = Word(item, "crosspost_parent");
        var parent = Items(item, "crosspost_parent_list").FirstOrDefault();
        var fullname = Word(item, "author_fullname");
        return new Post
        {
            Platform = "reddit",
            AccountId = First(fullname, author),
            AccountIdIsHandle = fullname.Length == 0,
            Handle = author,
            PostId = id.StartsWith('t') && id.Contains('_', StringComparison.Ordinal) ? id : (isSubmission ? "t3_" : "t1_") + id,
            TimeMs = time,
            Precision = TimePrecision.Second,
            TimeSource = TimeSource.Server,
            Text = isSubmission ? Joined(Kept(item, "title"), Kept(item, "selftext")) : Kept(item, "body"),
            Links =
                isSubmission
                && Child(item, "is_self").ValueKind != JsonValueKind.True
                && Word(item, "url").StartsWith("http", StringComparison.Ordinal)
                    ? [Word(item, "url")]
                    : [],
            IsRepost = origin.Length > 0,
            RepostOf = origin,
            RepostAuthor = First(Word(parent, "author_fullname"), Word(parent, "author")),
            RepostTimeMs = origin.Length > 0 && Times.TryParse(Word(parent, "created_utc"), out var began, out _) ? began : null,
            ReplyTo = isSubmission ? "" : First(Word(item, "parent_id"), Word(item, "link_id")),
            Profile = new Profile { Created = Word(item, "author_created_utc") },
            Provenance = provenance,
        };
    }

    private static string Kept(JsonElement item, string member) =>
        Word(item, member) is var text && text is "[removed]" or "[deleted]" ? "" : text;

    private static string Joined(string title, string text) =>
        text.Length == 0 ? title
        : title.Length == 0 ? text
        : $"{title}\n{text}";
}
