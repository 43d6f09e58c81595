using Exhibit.Export;
using Exhibit.Model;

namespace Exhibit.Exchange;

/// <summary>The case's tables as CSV in one zip. Cells that a spreadsheet would run as a formula are quoted, never altered.</summary>
public sealed class CsvTables : IExchangeFormat
{
    /// <inheritdoc/>
    public string Id => "csv";

    /// <inheritdoc/>
    public string Title => "Accounts, edges, communities and findings as CSV files in a zip.";

    /// <inheritdoc/>
    public string Extension => "csv.zip";

    /// <inheritdoc/>
    public void Write(CaseResult result, ExchangeOptions options, Stream output)
    {
        using var zip = new TableZip();
        foreach (var table in ExchangeTables.Of(result))
        {
            using var bytes = new MemoryStream();
            using (var csv = new CsvOutput(bytes, [.. table.Columns.Select(c => c.Name)]))
            {
                foreach (var row in table.Rows)
                {
                    foreach (var cell in row)
                    {
                        Cell(csv, cell);
                    }

                    csv.EndRow();
                }
            }

            zip.Add(table.Name + ".csv", bytes.ToArray());
        }

        zip.Write(output);
    }

    private static void Cell(CsvOutput csv, object? cell) =>
        _ = cell switch
        {
            null => csv.Cell(""),
            string text => csv.Cell(text),
            long number => csv.Cell(number),
            double number => csv.Cell(number),
            DateTime time => csv.Time(new DateTimeOffset(time).ToUnixTimeMilliseconds()),
            _ => throw new NotSupportedException($"No CSV form for {cell.GetType().Name}."),
        };
}
