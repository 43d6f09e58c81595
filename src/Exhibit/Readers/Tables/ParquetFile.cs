using DuckDB.NET.Data;

namespace Exhibit.Readers.Tables;

/// <summary>A Parquet file, read by DuckDB in a database without anything in it, which can reach this one file only.</summary>
internal sealed class ParquetFile : TableFile
{
    // Values of one row group and of all: so many whatever the size, so many a byte; and never more in one group.
    private const double FreeValues = 2 << 20;
    private const double ValuesPerByte = 50;
    private const double MostValues = 64 << 20;

    private readonly string path;
    private readonly DuckDBConnection connection;

    internal ParquetFile(string name, string path)
    {
        this.path = path;
        connection = new DuckDBConnection("Data Source=:memory:");
        try
        {
            connection.Open();
            DuckDbRows.Lock(connection, path);
            Refuse(name);
            Tables = [new Table("", DuckDbRows.Columns(connection, Posts), () => DuckDbRows.Of(connection, Posts))];
        }
        catch (DuckDBException e)
        {
            connection.Dispose();
            throw new InputException($"{name} is no readable Parquet file ({e.Message.Split('\n')[0].TrimEnd('.')}). Export it again.", e);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    internal override IReadOnlyList<Table> Tables { get; }

    // No columns from the names of folders.
    private string Posts => $"read_parquet({Quoted}, hive_partitioning = false)";

    private string Quoted => $"'{path.Replace("'", "''", StringComparison.Ordinal)}'";

    public override void Dispose() => connection.Dispose();

    /// <summary>Runs a statement under the same guard; for the tests that try to break out.</summary>
    internal void Execute(string sql) => DuckDbRows.Execute(connection, sql);

    // A column of one value takes a few bytes, however often it says to repeat it.
    private void Refuse(string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            $"SELECT CAST(min(row_group_num_rows) AS BIGINT), CAST(count(*) AS BIGINT), CAST(sum(CAST(greatest(row_group_num_rows, num_values) AS DOUBLE)) AS DOUBLE) FROM parquet_metadata({Quoted}) GROUP BY row_group_id ORDER BY row_group_id";
        using var reader = command.ExecuteReader();
        var bytes = new FileInfo(path).Length;
        var honest = Math.Max(FreeValues, bytes * ValuesPerByte);
        var all = 0.0;
        while (reader.Read())
        {
            var (rows, columns, values) = (reader.GetInt64(0), reader.GetInt64(1), reader.GetDouble(2));
            all += values;
            if (rows < 0 || values > Math.Min(MostValues, honest) || all > honest)
            {
                throw new InputException(
                    FormattableString.Invariant(
                        $"{name} claims {rows} rows in one row group of {columns} columns, more than {bytes} bytes can honestly hold ({honest:0} values in all) or than one group may ({MostValues:0}). Write it again with row groups of at most 100,000 rows."
                    )
                );
            }
        }
    }
}
