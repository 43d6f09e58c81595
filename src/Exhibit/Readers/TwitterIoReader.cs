using System.Globalization;
using Exhibit.Model;

namespace Exhibit.Readers;

/// <summary>Twitter's Information Operations archive, both orders of the reply columns, with or without an index column.</summary>
public sealed class TwitterIoReader : CsvPostReader
{
    private static readonly string[] Columns =
    [
        "tweetid",
        "userid",
        "user_screen_name",
        "tweet_text",
        "tweet_time",
        "is_retweet",
        "retweet_userid",
        "retweet_tweetid",
    ];

    /// <inheritdoc/>
    public override string Id => "twitter-io";

    /// <inheritdoc/>
    public override string Title => "Twitter's Information Operations archive";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Millisecond,
            TimeSource.DecodedId,
            ["co-post", "co-repost", "co-link", "co-hashtag", "co-reply", "co-mention"],
            Columns,
            [
                "Stamps are minutes; the millisecond is decoded from the tweet's id where both agree.",
                "Ids of accounts with few followers are hashed; retweet ids that a spreadsheet rounded are not used.",
            ]
        );

    internal override int Recognize(IReadOnlyList<string> names, SourceSample sample) => Columns.All(names.Contains) ? 95 : 0;

    internal override ICsvMapper Prepare(SourceInput input, string[] names, ReaderOptions options) => new Mapper(input, names);

    private sealed class Mapper : ICsvMapper
    {
        private readonly TimeParser times = new();
        private readonly Dictionary<string, int> at;
        private readonly CsvColumns profile;

        internal Mapper(SourceInput input, string[] names)
        {
            at = names
                .Select((name, i) => (name, i))
                .GroupBy(x => x.name, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.First().i, StringComparer.Ordinal);
            profile = new CsvColumns(input.Name, names, new Dictionary<string, string>(StringComparer.Ordinal));
        }

        public Post? Map(IRecord record, Provenance provenance, out string reason)
        {
            reason = "";
            var (user, handle) = (Cell(record, "userid").Trim(), Cell(record, "user_screen_name").Trim());
            var lossy = IdRules.IsLossy(user);
            if ((user.Length == 0 || lossy) && (handle.Length == 0 || IdRules.IsLossy(handle)))
            {
                reason = $"Column userid: found '{user}' and no handle. Expected the account's id or its hash; export the ids as text.";
                return null;
            }

            if (!times.TryParse(Cell(record, "tweet_time"), out var stamp, out var precision))
            {
                reason =
                    $"Column tweet_time: found '{Cell(record, "tweet_time")}', expected a time such as 2014-08-21 08:29. Correct the cell.";
                return null;
            }

            var id = IdRules.Exact(Cell(record, "tweetid"));
            var (time, exact, source) = IdRules.Decode(id, stamp, precision, TimeSource.Server);
            var text = Cell(record, "tweet_text");
            var author = Cell(record, "retweet_userid").Trim();
            return new Post
            {
                Platform = "twitter",
                AccountId = user.Length == 0 || lossy ? handle : user,
                AccountIdIsHandle = user.Length == 0 || lossy,
                Handle = handle,
                PostId = id,
                TimeMs = time,
                Precision = exact,
                TimeSource = source,
                Text = text,
                Links = ListCell.Split(Cell(record, "urls")),
                Hashtags = ListCell.Split(Cell(record, "hashtags")),
                Mentions = ListCell.Split(Cell(record, "user_mentions")),
                IsRepost = Cell(record, "is_retweet") is "True" or "true" or "1" || RetweetText.Author(text).Length > 0,
                RepostOf = IdRules.Exact(Cell(record, "retweet_tweetid")),
                RepostAuthor = author.Length > 0 && !IdRules.IsLossy(author) ? author : RetweetText.Author(text),
                ReplyTo = IdRules.Exact(Cell(record, "in_reply_to_tweetid")),
                ReplyAccount = IdRules.Exact(Cell(record, "in_reply_to_userid")),
                QuoteOf = IdRules.Exact(Cell(record, "quoted_tweet_tweetid")),
                Client = Cell(record, "tweet_client_name"),
                Language = Cell(record, "tweet_language"),
                Profile = CsvProfile.Of(record, profile),
                Provenance = provenance,
            };
        }

        private string Cell(IRecord record, string name) => record.Text(at.GetValueOrDefault(name, -1));
    }
}
