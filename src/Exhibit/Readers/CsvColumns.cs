using Exhibit.Model;

namespace Exhibit.Readers;

/// <summary>Which column of a delimited or columnar file holds which field: by --map first, then by the usual names.</summary>
internal sealed class CsvColumns
{
    // Field, then the names it goes by, best first. Names are compared in lower case with blanks, dashes and dots as '_'.
    private static readonly (string Field, string[] Names)[] Hints =
    [
        (
            "account",
            [
                "account_id",
                "user_id",
                "userid",
                "author_id",
                "from_user_id",
                "authorid",
                "channel_id",
                "account",
                "author",
                "user",
                "from",
                "sender",
                "username",
                "user_name",
                "screen_name",
                "user_screen_name",
                "handle",
                "from_user",
                "from_user_name",
            ]
        ),
        (
            "handle",
            [
                "handle",
                "screen_name",
                "user_screen_name",
                "username",
                "user_name",
                "from_user_name",
                "author_handle",
                "author_username",
                "author",
            ]
        ),
        ("display", ["display_name", "user_display_name", "name", "author_fullname"]),
        ("object", ["object_id", "object"]),
        ("text", ["text", "full_text", "tweet_text", "content", "body", "message", "caption", "post_text"]),
        ("link", ["url", "urls", "link", "links", "expanded_url", "expanded_urls"]),
        ("post", ["post_id", "content_id", "tweet_id", "tweetid", "status_id", "id_str", "message_id", "id"]),
        (
            "time",
            [
                "timestamp",
                "timestamp_share",
                "epoch",
                "timestamp_ms",
                "created_at",
                "created_utc",
                "publish_date",
                "published_at",
                "post_time",
                "tweet_time",
                "datetime",
                "date_time",
                "date",
                "time",
            ]
        ),
        ("repost", ["repost_id", "retweet_id", "retweeted_id", "retweet_tweetid", "retweeted_status_id", "reposted_id"]),
        ("repost_author", ["repost_author", "retweet_userid", "retweeted_user", "retweeted_user_id", "retweet_author"]),
        ("repost_time", ["repost_created_at", "repost_time", "retweet_timestamp", "retweeted_created_at"]),
        ("is_repost", ["is_repost", "is_retweet", "retweeted", "retweet"]),
        ("reply", ["reply_id", "in_reply_to_id", "in_reply_to_tweetid", "in_reply_to_status_id", "reply_to"]),
        ("reply_account", ["reply_account", "in_reply_to_userid", "in_reply_to_user_id", "in_reply_to_screen_name"]),
        ("quote", ["quote_id", "quoted_id", "quoted_tweet_tweetid", "quoted_status_id"]),
        ("hashtags", ["hashtags", "tags"]),
        ("mentions", ["mentions", "user_mentions"]),
        ("media", ["media", "media_urls", "media_sha256", "image_hash"]),
        ("platform", ["platform", "media_provider", "source_platform"]),
        ("client", ["client", "tweet_client_name", "source", "source_client", "application"]),
        ("language", ["language", "lang", "tweet_language"]),
        ("location", ["location", "user_reported_location", "user_location"]),
        ("biography", ["description", "user_profile_description", "biography", "bio"]),
        ("created", ["account_creation_date", "account_created", "user_created_at"]),
        ("followers", ["followers", "follower_count", "followers_count"]),
        ("following", ["following", "following_count", "friends_count"]),
        ("category", ["account_category"]),
    ];

    private static readonly string[] ProfileFields = ["display", "biography", "location", "created", "followers", "following", "category"];

    /// <summary>The fields, in the order of the hints.</summary>
    internal static IReadOnlyList<string> Fields { get; } = [.. Hints.Select(h => h.Field)];

    private readonly Dictionary<string, int> index = new(StringComparer.Ordinal);

    /// <summary>Column names as in the file.</summary>
    internal IReadOnlyList<string> Names { get; }

    /// <summary>Maps the fields.</summary>
    /// <param name="source">Name of the source, for errors.</param>
    /// <param name="names">Column names as in the file.</param>
    /// <param name="map">From --map.</param>
    /// <exception cref="InputException">A mapped field or column does not exist.</exception>
    internal CsvColumns(string source, IReadOnlyList<string> names, IReadOnlyDictionary<string, string> map)
    {
        Names = names;
        var folded = names.Select(Fold).ToArray();
        foreach (var (field, hints) in Hints)
        {
            var at = hints.Select(hint => Array.IndexOf(folded, hint)).FirstOrDefault(i => i >= 0, -1);
            if (at >= 0)
            {
                index[field] = at;
            }
        }

        foreach (var (field, column) in map.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            if (!Hints.Any(h => h.Field == field))
            {
                throw new InputException(
                    $"--map names the field '{field}', which does not exist. Fields are {string.Join(", ", Hints.Select(h => h.Field))}."
                );
            }

            var at = names.ToList().FindIndex(name => name.Equals(column, StringComparison.Ordinal));
            at = at >= 0 ? at : Array.IndexOf(folded, Fold(column));
            if (at < 0)
            {
                throw new InputException(
                    $"{source}: --map says that '{field}' is in column '{column}', which is not there. Columns found: {string.Join(", ", names)}."
                );
            }

            index[field] = at;
        }

        // Asked for every record, so told once.
        HasProfile = ProfileFields.Any(index.ContainsKey);
        AccountIsHandle =
            this["account"] >= 0
            && Fold(Names[this["account"]])
                is "author"
                    or "username"
                    or "user_name"
                    or "screen_name"
                    or "user_screen_name"
                    or "handle"
                    or "from_user"
                    or "from_user_name";
    }

    /// <summary>Position of a field's column; -1 where there is none.</summary>
    internal int this[string field] => index.GetValueOrDefault(field, -1);

    /// <summary>True when the account's column holds handles rather than ids.</summary>
    internal bool AccountIsHandle { get; }

    /// <summary>True when a column says something of the account beside its name.</summary>
    internal bool HasProfile { get; }

    /// <summary>Whether the file can be read at all: an account, a time, and something shared.</summary>
    internal bool IsReadable =>
        this["account"] >= 0 && this["time"] >= 0 && (this["object"] >= 0 || this["text"] >= 0 || this["link"] >= 0 || this["repost"] >= 0);

    /// <summary>What is missing, for an error.</summary>
    internal string Missing =>
        this["account"] < 0 ? "a column for the account (account_id, user_id, author, username ...)"
        : this["time"] < 0 ? "a column for the time (timestamp, created_at, date ...)"
        : "a column for what is shared (object_id, text, url or repost_id)";

    internal static string Fold(string name) =>
        new([.. name.Trim().Trim('"').ToLowerInvariant().Select(c => c is ' ' or '-' or '.' or ':' ? '_' : c)]);
}
