using Exhibit.Model;

namespace Exhibit.Readers.Tables;

/// <summary>SQLite databases, opened read-only and immutable.</summary>
public sealed class SqliteReader : TablePostReader
{
    /// <inheritdoc/>
    public override string Id => "sqlite";

    /// <inheritdoc/>
    public override string Title => "SQLite database";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Millisecond,
            TimeSource.Unknown,
            AllTraces,
            ["tables with the columns of a known CSV format, or the column names of generic-csv"],
            [
                "Only tables are read: no views, no virtual tables, nothing that runs code of the file.",
                "Records have row numbers and no byte ranges.",
                "The file does not say whose clock the times come from.",
            ]
        );

    /// <inheritdoc/>
    public override int Recognize(SourceSample sample) => sample.Head.Span.StartsWith("SQLite format 3\0"u8) ? 100 : 0;

    internal override TableFile Open(SourceInput input, string path) => new SqliteFile(input.Name, path);
}
