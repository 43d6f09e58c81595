using Exhibit.Model;

namespace Exhibit.Readers;

/// <summary>FiveThirtyEight's release of the IRA tweets, columns in any order. Its ids are rounded floats, so accounts go by handle.</summary>
public sealed class FiveThirtyEightReader : CsvPostReader
{
    private static readonly string[] Columns =
    [
        "author",
        "content",
        "publish_date",
        "harvested_date",
        "account_category",
        "external_author_id",
        "post_type",
    ];

    /// <inheritdoc/>
    public override string Id => "fivethirtyeight-ira";

    /// <inheritdoc/>
    public override string Title => "FiveThirtyEight's IRA tweets";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Minute,
            TimeSource.Server,
            ["co-post", "co-link", "co-hashtag", "co-mention"],
            Columns,
            [
                "Times are minutes; that they are UTC is assumed, the source does not say.",
                "Author ids are rounded floats (9.06e+17) and are not used.",
            ]
        );

    internal override int Recognize(IReadOnlyList<string> names, SourceSample sample) => Columns.All(names.Contains) ? 95 : 0;

    internal override ICsvMapper Prepare(SourceInput input, string[] names, ReaderOptions options) =>
        new ClemsonMapper(names, "author", null);
}
