using Exhibit.Model;

namespace Exhibit.Readers.Tables;

/// <summary>Arrow IPC files (Feather version 2) and streams.</summary>
public sealed class ArrowReader : TablePostReader
{
    /// <inheritdoc/>
    public override string Id => "arrow";

    /// <inheritdoc/>
    public override string Title => "Arrow IPC (Feather)";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Millisecond,
            TimeSource.Unknown,
            AllTraces,
            ["the columns of a known CSV format, or the column names of generic-csv"],
            [
                "A batch is held in memory whole.",
                "Records have row numbers and no byte ranges.",
                "The file does not say whose clock the times come from.",
            ]
        );

    /// <inheritdoc/>
    public override int Recognize(SourceSample sample) =>
        sample.Head.Span.StartsWith("ARROW1"u8) ? 100
        : sample.Head.Span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFF, 0xFF, 0xFF]) && sample.Head.Length > 16 ? 60
        : 0;

    internal override TableFile Open(SourceInput input, string path) => new ArrowFile(path);
}
