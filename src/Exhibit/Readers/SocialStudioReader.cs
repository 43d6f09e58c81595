using Exhibit.Model;

namespace Exhibit.Readers;

/// <summary>Salesforce Social Studio exports: US dates to the minute, ids rounded by a spreadsheet, the true id in ARTICLE_URL.</summary>
public sealed class SocialStudioReader : CsvPostReader
{
    private static readonly string[] Columns =
    [
        "ARTICLE_ID",
        "EXTERNAL_ID",
        "AUTHOR",
        "CONTENT",
        "ARTICLE_URL",
        "MEDIA_PROVIDER",
        "PUBLISH_DATE",
        "POST_TYPE",
    ];

    /// <inheritdoc/>
    public override string Id => "social-studio";

    /// <inheritdoc/>
    public override string Title => "Social Studio export";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Minute,
            TimeSource.Server,
            ["co-post", "co-link", "co-hashtag", "co-mention"],
            Columns,
            [
                "Times are US dates to the minute; that they are UTC is assumed, the source does not say.",
                "Ids are rounded (7.96E+17); the post's id is taken from ARTICLE_URL, accounts go by handle.",
                "Reposts are marked, what they repost is not.",
            ]
        );

    internal override int Recognize(IReadOnlyList<string> names, SourceSample sample) => Columns.All(names.Contains) ? 95 : 0;

    internal override ICsvMapper Prepare(SourceInput input, string[] names, ReaderOptions options) => new Mapper(names, options);

    private sealed class Mapper(string[] names, ReaderOptions options) : ICsvMapper
    {
        private readonly TimeParser times = new(options.Zone);
        private readonly CsvColumns columns = new("", names, new Dictionary<string, string>(StringComparer.Ordinal));

        public Post? Map(IRecord record, Provenance provenance, out string reason)
        {
            reason = "";
            var author = Cell(record, "AUTHOR").Trim();
            if (author.Length == 0)
            {
                reason = "Column AUTHOR is empty. Expected the handle that posted; fill the cell or leave the row out.";
                return null;
            }

            var date = Cell(record, "PUBLISH_DATE");
            if (!times.TryParse(date, out var time, out _))
            {
                reason = $"Column PUBLISH_DATE: found '{date}', expected a US date such as 11/8/2016 21:30. Correct the cell.";
                return null;
            }

            var text = Cell(record, "CONTENT");
            var reposted = RetweetText.Author(text);
            return new Post
            {
                Platform = Cell(record, "MEDIA_PROVIDER").Trim().ToLowerInvariant(),
                AccountId = author,
                AccountIdIsHandle = true,
                Handle = author,
                PostId = StatusId(Cell(record, "ARTICLE_URL")),
                TimeMs = time,
                Precision = TimePrecision.Minute,
                TimeSource = TimeSource.Server,
                Text = text,
                IsRepost = Cell(record, "POST_TYPE") == "RETWEET" || reposted.Length > 0,
                RepostAuthor = reposted,
                Language = Cell(record, "LANGUAGE"),
                Profile = CsvProfile.Of(record, columns),
                Provenance = provenance,
            };
        }

        private string Cell(IRecord record, string name) => record.Text(Array.IndexOf(names, name));

        private static string StatusId(string url)
        {
            var at = url.LastIndexOf("/statuses/", StringComparison.Ordinal);
            var id = at < 0 ? "" : url[(at + 10)..];
            return id.All(char.IsAsciiDigit) ? id : "";
        }
    }
}
