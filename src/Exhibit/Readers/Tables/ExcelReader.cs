using Exhibit.Model;

namespace Exhibit.Readers.Tables;

/// <summary>Excel workbooks (.xlsx): every sheet whose first row names columns.</summary>
public sealed class ExcelReader : TablePostReader
{
    /// <inheritdoc/>
    public override string Id => "excel";

    /// <inheritdoc/>
    public override string Title => "Excel workbook (.xlsx)";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Second,
            TimeSource.Unknown,
            AllTraces,
            ["sheets with the columns of a known CSV format, or the column names of generic-csv"],
            [
                "Excel keeps fifteen digits of a number: longer ids that were not stored as text are lost and are not used.",
                "Dates of Excel have no zone: give it with --zone.",
                "Formulas are not run: the value that Excel stored beside them is read.",
                "Records have row numbers and no byte ranges.",
            ]
        );

    /// <inheritdoc/>
    public override int Recognize(SourceSample sample) =>
        sample.Head.Span.StartsWith("PK\u0003\u0004"u8)
        && (
            sample.Head.Span.IndexOf("[Content_Types].xml"u8) >= 0
            || sample.Head.Span.IndexOf("xl/"u8) >= 0
            || sample.Name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)
        )
            ? 100
            : 0;

    internal override TableFile Open(SourceInput input, string path) => new ExcelFile(input.Name, path);
}
