using System.Globalization;
using System.Text.Json;
using Exhibit.Model;
using static Exhibit.Readers.Json.JsonFields;

namespace Exhibit.Readers.Json;

/// <summary>Turns one tweet of X's API version 2 into a post, with what its page includes.</summary>
internal static class XTweetMapper
{
    private static readonly TimeParser Times = new();

    internal static Post? Map(JsonElement tweet, XIncludes includes, Provenance provenance, out string reason)
    {
        reason = "";
        var account = Word(tweet, "author_id");
        var user = Author(tweet, includes);
        account = First(account, Word(user, "id"));
        if (account.Length == 0)
        {
            reason = "The tweet names no account. Expected author_id; ask for tweet.fields=author_id and expansions=author_id.";
            return null;
        }

        var id = Word(tweet, "id");
        if (!Time(tweet, id, out var time, out var precision, out var source))
        {
            reason =
                $"Found the time '{Word(tweet, "created_at")}' and no id that holds one, expected created_at; ask for tweet.fields=created_at.";
            return null;
        }

        var (repostOf, original) = Referenced(tweet, includes, "retweeted");
        var (replyTo, _) = Referenced(tweet, includes, "replied_to");
        var (quoteOf, _) = Referenced(tweet, includes, "quoted");
        var cut = Word(tweet, "text");
        var by = Word(Author(original, includes), "username");
        var full = First(Word(original, "note_tweet", "text"), Word(original, "text"));
        var own = First(Word(tweet, "note_tweet", "text"), cut);

        // A repost is cut at 140 characters; what was reposted stands whole in the includes.
        var content = repostOf.Length > 0 && full.Length > 0 ? original : tweet;
        return new Post
        {
            Platform = "twitter",
            AccountId = account,
            Handle = Word(user, "username"),
            PostId = id,
            TimeMs = time,
            Precision = precision,
            TimeSource = source,
            Text = repostOf.Length > 0 && full.Length > 0 ? $"RT @{First(by, RetweetText.Author(cut))}: {full}" : own,
            Links = Texts(
                Items(content, "entities", "urls").Where(u => Word(u, "media_key").Length == 0),
                u => First(Word(u, "unwound_url"), Word(u, "expanded_url"), Word(u, "url"))
            ),
            Hashtags = Texts(Items(content, "entities", "hashtags"), h => First(Word(h, "tag"), Word(h, "text"))),
            Mentions = Texts(Items(tweet, "entities", "mentions"), m => Word(m, "username")),
            Media = Media(content, includes),
            IsRepost = repostOf.Length > 0,
            RepostOf = repostOf,
            RepostAuthor = First(Word(original, "author_id"), RetweetText.Author(cut)),
            RepostTimeMs = repostOf.Length > 0 && Time(original, repostOf, out var began, out _, out _) ? began : null,
            ReplyTo = replyTo,
            ReplyAccount = Word(tweet, "in_reply_to_user_id"),
            QuoteOf = quoteOf,
            Client = Word(tweet, "source"),
            Language = Word(tweet, "lang"),
            Profile = user.ValueKind == JsonValueKind.Object ? Profile(user) : null,
            Provenance = provenance,
        };
    }

    private static JsonElement Author(JsonElement tweet, XIncludes includes) =>
        Child(tweet, "author") is { ValueKind: JsonValueKind.Object } author ? author
        : Child(tweet, "author_user") is { ValueKind: JsonValueKind.Object } other ? other
        : includes.User(Word(tweet, "author_id"));

    private static (string Id, JsonElement Tweet) Referenced(JsonElement tweet, XIncludes includes, string type)
    {
        foreach (var reference in Items(tweet, "referenced_tweets").Where(r => Word(r, "type") == type))
        {
            var id = Word(reference, "id");
            return (id, Word(reference, "text").Length > 0 ? reference : includes.Tweet(id));
        }

        return ("", default);
    }

    // A flattened tweet carries its media; of a page only their keys, and the media in its includes.
    private static IReadOnlyList<string> Media(JsonElement tweet, XIncludes includes)
    {
        var inline = Texts(Items(tweet, "attachments", "media"), m => Address(m, Word(m, "media_key")));
        return inline.Count > 0
            ? inline
            : Texts(Items(tweet, "attachments", "media_keys"), k => Address(includes.Medium(Word(k)), Word(k)));
    }

    private static string Address(JsonElement medium, string key) => First(Word(medium, "url"), Word(medium, "preview_image_url"), key);

    private static bool Time(JsonElement tweet, string id, out long time, out TimePrecision precision, out TimeSource source)
    {
        source = TimeSource.Server;
        if (Times.TryParse(Word(tweet, "created_at"), out time, out precision))
        {
            (time, precision, source) = IdRules.Decode(id, time, precision, source);
            return true;
        }

        (time, precision, source) = (0, TimePrecision.Millisecond, TimeSource.DecodedId);
        if (IdRules.TimeOf(id) is not { } hidden)
        {
            return false;
        }

        time = hidden;
        return true;
    }

    private static Profile Profile(JsonElement user) =>
        new()
        {
            DisplayName = Word(user, "name"),
            Biography = Word(user, "description"),
            Location = Word(user, "location"),
            Created = Word(user, "created_at"),
            Followers = Number(user, "public_metrics", "followers_count"),
            Following = Number(user, "public_metrics", "following_count"),
        };
}
