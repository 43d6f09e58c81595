using Exhibit.Model;

namespace Exhibit.Readers.Tables;

/// <summary>DuckDB databases made by somebody else, opened read-only with external access and extensions off.</summary>
public sealed class DuckDbReader : TablePostReader
{
    /// <inheritdoc/>
    public override string Id => "duckdb";

    /// <inheritdoc/>
    public override string Title => "DuckDB database";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Millisecond,
            TimeSource.Unknown,
            AllTraces,
            ["tables with the columns of a known CSV format, or the column names of generic-csv"],
            [
                "Only tables are read, no views; the file cannot reach other files, the network or extensions.",
                "Records have row numbers and no byte ranges.",
                "The file does not say whose clock the times come from.",
            ]
        );

    /// <inheritdoc/>
    public override int Recognize(SourceSample sample) =>
        sample.Head.Length > 12 && sample.Head.Span.Slice(8, 4).SequenceEqual("DUCK"u8) ? 100 : 0;

    internal override TableFile Open(SourceInput input, string path) => new DuckDbFile(path);
}
