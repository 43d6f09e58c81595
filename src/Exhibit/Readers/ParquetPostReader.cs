using Exhibit.Model;
using Exhibit.Readers.Tables;

namespace Exhibit.Readers;

/// <summary>Parquet files; columns are found by a known format's names, by the usual names or by --map, as in CSV.</summary>
public sealed class ParquetPostReader : TablePostReader
{
    /// <inheritdoc/>
    public override string Id => "parquet";

    /// <inheritdoc/>
    public override string Title => "Parquet";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Millisecond,
            TimeSource.Unknown,
            AllTraces,
            ["the columns of a known CSV format, or the column names of generic-csv"],
            [
                "Read by DuckDB, which can reach no other file, no network and no extension.",
                "Records have row numbers and no byte ranges.",
                "The file does not say whose clock the times come from.",
            ]
        );

    /// <inheritdoc/>
    public override int Recognize(SourceSample sample) => sample.Head.Span.StartsWith("PAR1"u8) ? 100 : 0;

    // What DuckDB takes for a pattern.
    internal override string NotInPaths => "*?[";

    internal override TableFile Open(SourceInput input, string path) => new ParquetFile(input.Name, path);
}
