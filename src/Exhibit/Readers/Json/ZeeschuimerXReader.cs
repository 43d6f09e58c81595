using System.Text.Json;
using Exhibit.Model;
using static Exhibit.Readers.Json.JsonFields;

namespace Exhibit.Readers.Json;

/// <summary>Tweets as X's website holds them: NDJSON of Zeeschuimer, or of 4CAT's import of it.</summary>
public sealed class ZeeschuimerXReader : JsonPostReader
{
    private static readonly TimeParser Times = new();

    /// <inheritdoc/>
    public override string Id => "zeeschuimer-x";

    /// <inheritdoc/>
    public override string Title => "Zeeschuimer or 4CAT NDJSON of X";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Millisecond,
            TimeSource.DecodedId,
            ["co-post", "co-repost", "co-link", "co-hashtag", "co-reply", "co-mention"],
            ["rest_id; legacy.created_at; legacy.full_text; core.user_results"],
            ["What one person's browser showed: neither a sample nor complete."]
        );

    internal override int Recognize(JsonShape shape) =>
        shape.Has("rest_id", "legacy.full_text") || shape.Has("data.rest_id", "data.legacy.full_text") ? 95 : 0;

    internal override Post? Map(JsonElement item, JsonContext context, Provenance provenance, out string reason)
    {
        reason = "";
        item = Unwrapped(item);
        var (legacy, user) = (Child(item, "legacy"), User(item));
        var account = First(Word(legacy, "user_id_str"), Word(user, "rest_id"));
        var handle = Handle(user);
        if (account.Length == 0 && handle.Length == 0)
        {
            reason = "The tweet names no account. Expected legacy.user_id_str; capture the page again.";
            return null;
        }

        if (!Times.TryParse(Word(legacy, "created_at"), out var stamp, out var precision))
        {
            reason = $"Found the time '{Word(legacy, "created_at")}', expected legacy.created_at.";
            return null;
        }

        var id = First(Word(item, "rest_id"), Word(legacy, "id_str"));
        var (time, exact, source) = IdRules.Decode(id, stamp, precision, TimeSource.Server);
        var original = Inner(Child(legacy, "retweeted_status_result", "result"));
        var isRepost = original.ValueKind == JsonValueKind.Object;
        var content = isRepost ? original : item;
        var text = First(Word(content, "note_tweet", "note_tweet_results", "result", "text"), Word(content, "legacy", "full_text"));
        var entities = Child(content, "legacy", "entities");
        return new Post
        {
            Platform = "twitter",
            AccountId = First(account, handle),
            AccountIdIsHandle = account.Length == 0,
            Handle = handle,
            PostId = id,
            TimeMs = time,
            Precision = exact,
            TimeSource = source,
            Text = isRepost ? $"RT @{Handle(User(original))}: {text}" : text,
            Links = Texts(Items(entities, "urls"), u => First(Word(u, "expanded_url"), Word(u, "url"))),
            Hashtags = Texts(Items(entities, "hashtags"), h => Word(h, "text")),
            Mentions = Texts(Items(legacy, "entities", "user_mentions"), m => Word(m, "screen_name")),
            Media = Texts(Items(entities, "media"), m => Word(m, "media_url_https")),
            IsRepost = isRepost,
            RepostOf = isRepost ? First(Word(original, "rest_id"), Word(original, "legacy", "id_str")) : "",
            RepostAuthor = isRepost ? First(Word(original, "legacy", "user_id_str"), Handle(User(original))) : "",
            RepostTimeMs = isRepost && Times.TryParse(Word(original, "legacy", "created_at"), out var began, out _) ? began : null,
            ReplyTo = Word(legacy, "in_reply_to_status_id_str"),
            ReplyAccount = First(Word(legacy, "in_reply_to_user_id_str"), Word(legacy, "in_reply_to_screen_name")),
            QuoteOf = Word(legacy, "quoted_status_id_str"),
            Client = HtmlText.Plain(Word(item, "source")),
            Language = Word(legacy, "lang"),
            Profile = new Profile
            {
                DisplayName = First(Word(user, "legacy", "name"), Word(user, "core", "name")),
                Biography = Word(user, "legacy", "description"),
                Location = First(Word(user, "legacy", "location"), Word(user, "location", "location")),
                Created = First(Word(user, "legacy", "created_at"), Word(user, "core", "created_at")),
                Followers = Number(user, "legacy", "followers_count"),
                Following = Number(user, "legacy", "friends_count"),
            },
            Provenance = provenance,
        };
    }

    /// <summary>The captured object, out of Zeeschuimer's wrapping.</summary>
    internal static JsonElement Unwrapped(JsonElement item) =>
        Child(item, "data") is { ValueKind: JsonValueKind.Object } data && Word(item, "source_platform").Length > 0 ? data : item;

    private static JsonElement Inner(JsonElement result) =>
        Child(result, "tweet") is { ValueKind: JsonValueKind.Object } tweet ? tweet : result;

    private static JsonElement User(JsonElement tweet) => Child(tweet, "core", "user_results", "result");

    private static string Handle(JsonElement user) => First(Word(user, "legacy", "screen_name"), Word(user, "core", "screen_name"));
}
