using Exhibit.Model;

namespace Exhibit.Readers;

/// <summary>The per-author copy of the FiveThirtyEight / Clemson corpus: one CSV an account, authors.csv beside them.</summary>
public sealed class IraByAuthorReader : CsvPostReader, ISideTableReader
{
    private static readonly string[] Columns =
    [
        "author_id",
        "content",
        "region",
        "language",
        "publish_date",
        "harvested_date",
        "following",
        "followers",
        "updates",
        "post_type",
        "retweet",
    ];

    /// <inheritdoc/>
    public override string Id => "ira-by-author";

    /// <inheritdoc/>
    public override string Title => "Internet Research Agency tweets, one CSV an author";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Minute,
            TimeSource.Server,
            ["co-post", "co-link", "co-hashtag", "co-mention"],
            Columns,
            [
                "Times are minutes; that they are UTC is assumed, the source does not say.",
                "No post ids: reposts are known, what they repost is not.",
            ]
        );

    internal override int Recognize(IReadOnlyList<string> names, SourceSample sample) =>
        Columns.All(names.Contains) && !names.Contains("author") ? 95 : 0;

    internal override ICsvMapper Prepare(SourceInput input, string[] names, ReaderOptions options) =>
        new ClemsonMapper(names, "author_id", AuthorsTable.Near(input.Folder));

    string? ISideTableReader.SideTable(SourceInput input) => AuthorsTable.Near(input.Folder)?.Path;
}
