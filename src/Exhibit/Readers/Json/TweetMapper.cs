using System.Text.Json;
using Exhibit.Model;
using static Exhibit.Readers.Json.JsonFields;

namespace Exhibit.Readers.Json;

/// <summary>Turns one tweet object of any of three shapes into a post.</summary>
internal static class TweetMapper
{
    private static readonly TimeParser Times = new();

    internal static Post? Map(JsonElement tweet, Provenance provenance, out string reason)
    {
        reason = "";
        var user = Child(tweet, "user");
        var account = First(
            Word(user, "id_str"),
            Word(user, "id"),
            Word(tweet, "author_id"),
            Word(tweet, "user_id"),
            Word(tweet, "userid")
        );
        var handle = First(Word(user, "screen_name"), Word(user, "username"), Word(tweet, "screen_name"), Word(tweet, "author_username"));
        var isHandle = account.Length == 0 || IdRules.IsLossy(account);
        account = isHandle ? handle : account;
        if (account.Length == 0)
        {
            reason = "The object names no account. Expected user.id_str, author_id, user_id or screen_name.";
            return null;
        }

        var stamp = First(Word(tweet, "timestamp_ms"), Word(tweet, "created_at"));
        if (!Times.TryParse(stamp, out var time, out var precision))
        {
            reason = $"Found the time '{stamp}', expected created_at or timestamp_ms. Export the record again with its time.";
            return null;
        }

        var id = IdRules.Exact(First(Word(tweet, "id_str"), Word(tweet, "tweet_id"), Word(tweet, "id")));
        var (at, exact, source) = IdRules.Decode(id, time, precision, TimeSource.Server);
        var text = First(
            Word(Child(tweet, "extended_tweet"), "full_text"),
            Word(tweet, "full_text"),
            Word(tweet, "text"),
            Word(tweet, "tweet_text")
        );
        var original = Child(tweet, "retweeted_status");
        var author = First(Word(Child(original, "user"), "id_str"), Word(Child(original, "user"), "screen_name"), RetweetText.Author(text));
        var repostOf = First(Word(original, "id_str"), Referenced(tweet, "retweeted"));
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
                    .Select(u => First(Word(u, "unwound_url"), Word(u, "expanded_url"), Word(u, "url")))
                    .Where(u => u.Length > 0 && !u.StartsWith("pic.twitter.com/", StringComparison.Ordinal)),
            ],
            Hashtags =
            [
                .. Items(entities, "hashtags")
                    .Concat(Items(tweet, "hashtags"))
                    .Select(h => First(Word(h, "text"), Word(h, "tag"), Word(h)))
                    .Where(h => h.Length > 0),
            ],
            Mentions =
            [
                .. Items(entities, "user_mentions")
                    .Concat(Items(entities, "mentions"))
                    .Select(m => First(Word(m, "screen_name"), Word(m, "username")))
                    .Where(m => m.Length > 0),
            ],
            IsRepost = repostOf.Length > 0 || author.Length > 0,
            RepostOf = IdRules.Exact(repostOf),
            RepostAuthor = author,
            RepostTimeMs = Times.TryParse(Word(original, "created_at"), out var began, out _) ? began : null,
            ReplyTo = IdRules.Exact(First(Word(tweet, "in_reply_to_status_id_str"), Referenced(tweet, "replied_to"))),
            ReplyAccount = First(
                Word(tweet, "in_reply_to_user_id_str"),
                Word(tweet, "in_reply_to_user_id"),
                Word(tweet, "in_reply_to_screen_name")
            ),
            QuoteOf = IdRules.Exact(First(Word(tweet, "quoted_status_id_str"), Referenced(tweet, "quoted"))),
            Client = Client(Word(tweet, "source")),
            Language = Word(tweet, "lang"),
            Profile = user.ValueKind == JsonValueKind.Object ? Profile(user) : null,
            Provenance = provenance,
        };
    }

    private static Profile Profile(JsonElement user) =>
        new()
        {
            DisplayName = Word(user, "name"),
            Biography = Word(user, "description"),
            Location = Word(user, "location"),
            Created = Word(user, "created_at"),
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
        Items(tweet, "referenced_tweets").Where(r => Word(r, "type") == type).Select(r => Word(r, "id")).FirstOrDefault("");
}
