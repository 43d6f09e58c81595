using Exhibit.Model;
using Parquet;
using Parquet.Schema;
using Parquet.Serialization;

namespace Exhibit.Exchange;

/// <summary>The case's tables as Parquet in one zip: typed columns, times in UTC to the millisecond.</summary>
public sealed class ParquetTables : IExchangeFormat
{
    /// <inheritdoc/>
    public string Id => "parquet";

    /// <inheritdoc/>
    public string Title => "Accounts, edges, communities and findings as Parquet files in a zip.";

    /// <inheritdoc/>
    public string Extension => "parquet.zip";

    /// <inheritdoc/>
    public void Write(CaseResult result, ExchangeOptions options, Stream output)
    {
        using var zip = new TableZip();
        foreach (var table in ExchangeTables.Of(result))
        {
            zip.Add(table.Name + ".parquet", Bytes(table));
        }

        zip.Write(output);
    }

    private static byte[] Bytes(ExchangeTable table)
    {
        var schema = new ParquetSchema([.. table.Columns.Select(c => Field(c.Name, c.Type))]);
        var rows = table
            .Rows.Select(row =>
                (IDictionary<string, object?>)table.Columns.Zip(row).ToDictionary(x => x.First.Name, x => x.Second, StringComparer.Ordinal)
            )
            .ToArray();
        using var bytes = new MemoryStream();
        ParquetSerializer.SerializeUntypedAsync(rows, schema, bytes).GetAwaiter().GetResult();
        return bytes.ToArray();
    }

    private static Field Field(string name, Type type) =>
        type == typeof(DateTime)
            ? new DateTimeDataField(name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, unit: DateTimeTimeUnit.Millis, isNullable: true)
            : new DataField(name, type, isNullable: true);
}
