using Exhibit.Model;

namespace Exhibit.Readers.Csv;

/// <summary>4CAT's CSV of X: collected by its API module or by Zeeschuimer.</summary>
public sealed class FourCatXReader : NamedCsvReader
{
    /// <inheritdoc/>
    public override string Id => "4cat-x";

    /// <inheritdoc/>
    public override string Title => "4CAT CSV of X";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Millisecond,
            TimeSource.DecodedId,
            ["co-post", "co-link", "co-hashtag", "co-reply", "co-mention"],
            ["id; thread_id; unix_timestamp; body; author; author_id; is_retweet; retweeted_user"],
            [
                "Whom a repost reposts is known, which post is not.",
                "thread_id is the conversation, not the post answered: co-reply means the same conversation.",
                "Stamps are seconds; the millisecond is decoded from the tweet's id where both agree.",
            ]
        );

    internal override IReadOnlyList<string> Needed { get; } =
    ["id", "thread_id", "unix_timestamp", "body", "author", "author_id", "is_retweet", "retweeted_user"];

    internal override Post? Map(CsvCells cells, Provenance provenance, out string reason)
    {
        if (
            !cells.Account("author_id", "author", out var account, out var isHandle, out reason)
            || !cells.Time(out var stamp, out var precision, out reason, "unix_timestamp", "timestamp")
        )
        {
            return null;
        }

        var id = IdRules.Exact(cells["id"]);
        var (time, exact, source) = IdRules.Decode(id, stamp, precision, TimeSource.Server);
        var reposted = cells["is_retweet"] == "yes";
        return new Post
        {
            Platform = "twitter",
            AccountId = account,
            AccountIdIsHandle = isHandle,
            Handle = cells["author"].TrimStart('@'),
            PostId = id,
            TimeMs = time,
            Precision = exact,
            TimeSource = source,
            Text = cells["body"],
            Links = cells.Addresses("urls"),
            Hashtags = cells.Commas("hashtags"),
            Mentions = cells.Commas("mentions"),
            Media = [.. cells.Addresses("images"), .. cells.Addresses("videos")],
            IsRepost = reposted,
            RepostAuthor = reposted ? cells["retweeted_user"] : "",
            ReplyTo = cells["is_reply"] == "yes" ? IdRules.Exact(cells["thread_id"]) : "",
            ReplyAccount = cells.Has("replied_author") ? cells["replied_author"] : cells["replied_user"],
            QuoteOf = IdRules.Exact(cells["quote_tweet_id"]),
            Client = cells["source"],
            Language = cells["language_guess"],
            Profile = new Profile { DisplayName = cells["author_fullname"], Followers = cells.Number("author_followers") },
            Provenance = provenance,
        };
    }
}
