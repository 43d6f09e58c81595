using Exhibit.Model;

namespace Exhibit.Readers;

/// <summary>Any CSV or TSV with a header: columns are found by the usual names or by --map.</summary>
public sealed class GenericCsvReader : CsvPostReader
{
    /// <inheritdoc/>
    public override string Id => "generic-csv";

    /// <inheritdoc/>
    public override string Title => "CSV or TSV with a header";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Second,
            TimeSource.Unknown,
            ["co-post", "co-repost", "co-link", "co-hashtag", "co-reply", "co-mention", "object"],
            [
                "user_id, author_id, author, username, screen_name or handle",
                "timestamp, epoch, created_at, date",
                "object_id, text, url or repost_id",
            ],
            [
                "The file does not say whose clock the times come from.",
                "Times without seconds, and files in which every time ends in :00, are read as minute slots.",
            ]
        );

    internal override int Recognize(IReadOnlyList<string> names, SourceSample sample) =>
        new CsvColumns(sample.Name, names, new Dictionary<string, string>(StringComparer.Ordinal)).IsReadable ? 20 : 0;

    internal override ICsvMapper Prepare(SourceInput input, string[] names, ReaderOptions options)
    {
        var columns = new CsvColumns(input.Name, names, options.Map);
        return GenericCsvMapper.Of(input, columns, options);
    }
}
