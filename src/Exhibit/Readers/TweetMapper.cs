using System.Globalization;
using System.Text.Json;
using Exhibit.Model;

namespace Exhibit.Readers;

/// <summary>Turns one tweet object of any of three shapes into a post.</summary>
internal static class TweetMapper
{
    private static readonly TimeParser Times = new();

    internal static Post? Map(JsonElement tweet, Provenance provenance, out string reason)
    {
        reason = "";
        var user = Child(tweet, "user");
        var account = First(
            Text(user, "id_str"),
            Text(user, "id"),
            Text(tweet, "author_id"),
            Text(tweet, "user_id"),
            Text(tweet, "userid")
        );
        var handle = First(Text(user, "screen_name"), Text(user, "username"), Text(tweet, "screen_name"), Text(tweet, "author_username"));
        var isHandle = account.Length == 0 || IdRules.IsLossy(account);
        account = isHandle ? handle : account;
        if (account.Length == 0)
        {
            reason = "The object names no account. Expected user.id_str, author_id, user_id or screen_name.";
            return null;
        }

        var stamp = First(Text(tweet, "timestamp_ms"), Text(tweet, "created_at"));
        if (!Times.TryParse(stamp, out var time, out var precision))
        {
            reason = $"Found the time '{stamp}', expected created_at or timestamp_ms. Export the record again with its time.";
            return null;
        }

        var id = IdRules.Exact(First(Text(tweet, "id_str"), Text(tweet, "tweet_id"), Text(tweet, "id")));
        var (at, exact, source) = IdRules.Decode(id, time, precision, TimeSource.Server);
        var text = First(
            Text(Child(tweet, "extended_tweet"), "full_text"),
            Text(tweet, "full_text"),
            Text(tweet, "text"),
            Text(tweet, "tweet_text")
        );
        var original = Child(tweet, "retweeted_status");
        var author = First(Text(Child(original, "user"), "id_str"), Text(Child(original, "user"), "screen_name"), RetweetText.Author(text));
        var repostOf = First(Text(original, "id_str"), Referenced(tweet, "retweeted"));
        var entities = Child(tweet, "entities");
        return new Post
        {
            Platform = "twitter",
            AccountId = account,
            AccountIdIsHandle = isHandle,
            Handle = handle,
            PostId = id,
            TimeMs = at,
            Precision = exact,
            TimeSource = source,
            Text = text,
            Links =
            [
                .. Items(entities, "urls")
                    .Concat(Items(tweet, "links"))
                    .Select(u => First(Text(u, "unwound_url"), Text(u, "expanded_url"), Text(u, "url")))
                    .Where(u => u.Length > 0 && !u.StartsWith("pic.twitter.com/", StringComparison.Ordinal)),
            ],
            Hashtags =
            [
                .. Items(entities, "hashtags")
                    .Concat(Items(tweet, "hashtags"))
                    .Select(h => First(Text(h, "text"), Text(h, "tag"), Word(h)))
                    .Where(h => h.Length > 0),
            ],
            Mentions =
            [
                .. Items(entities, "user_mentions")
                    .Concat(Items(entities, "mentions"))
                    .Select(m => First(Text(m, "screen_name"), Text(m, "username")))
                    .Where(m => m.Length > 0),
            ],
            IsRepost = repostOf.Length > 0 || author.Length > 0,
            RepostOf = IdRules.Exact(repostOf),
            RepostAuthor = author,
            RepostTimeMs = Times.TryParse(Text(original, "created_at"), out var began, out _) ? began : null,
            ReplyTo = IdRules.Exact(First(Text(tweet, "in_reply_to_status_id_str"), Referenced(tweet, "replied_to"))),
            ReplyAccount = First(
                Text(tweet, "in_reply_to_user_id_str"),
                Text(tweet, "in_reply_to_user_id"),
                Text(tweet, "in_reply_to_screen_name")
            ),
            QuoteOf = IdRules.Exact(First(Text(tweet, "quoted_status_id_str"), Referenced(tweet, "quoted"))),
            Client = Client(Text(tweet, "source")),
            Language = Text(tweet, "lang"),
            Profile = user.ValueKind == JsonValueKind.Object ? Profile(user) : null,
            Provenance = provenance,
        };
    }

    private static Profile Profile(JsonElement user) =>
        new()
        {
            DisplayName = Text(user, "name"),
            Biography = Text(user, "description"),
            Location = Text(user, "location"),
            Created = Text(user, "created_at"),
            Followers = Number(user, "followers_count"),
            Following = Number(user, "friends_count"),
        };

    // <a href="…">Twitter Web Client</a>
    private static string Client(string source)
    {
        var open = source.IndexOf('>', StringComparison.Ordinal);
        var close = source.LastIndexOf('<');
        return open >= 0 && close > open ? source[(open + 1)..close] : source;
    }

    private static string Referenced(JsonElement tweet, string type) =>
        Items(tweet, "referenced_tweets").Where(r => Text(r, "type") == type).Select(r => Text(r, "id")).FirstOrDefault("");

    private static JsonElement Child(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var child) ? child : default;

    private static IEnumerable<JsonElement> Items(JsonElement parent, string name) =>
        Child(parent, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    private static string Text(JsonElement parent, string name) => Word(Child(parent, name));

    private static string Word(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number => value.GetRawText(),
            _ => "",
        };

    private static long? Number(JsonElement parent, string name) =>
        long.TryParse(Text(parent, name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string First(params ReadOnlySpan<string> values)
    {
        foreach (var value in values)
        {
            if (value.Length > 0)
            {
                return value;
            }
        }

        return "";
    }
}
