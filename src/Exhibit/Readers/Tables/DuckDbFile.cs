using DuckDB.NET.Data;

namespace Exhibit.Readers.Tables;

/// <summary>A DuckDB file made by somebody else.</summary>
internal sealed class DuckDbFile : TableFile
{
    private readonly LocalCopy copy;
    private readonly DuckDBConnection connection;

    internal DuckDbFile(SourceInput input)
    {
        copy = new LocalCopy(input);
        connection = new DuckDBConnection($"Data Source={copy.Path};ACCESS_MODE=READ_ONLY");
        connection.Open();
        Execute(
            "SET autoinstall_known_extensions=false; SET autoload_known_extensions=false; SET enable_external_access=false; SET memory_limit='512MB'; SET threads=2; SET lock_configuration=true;"
        );

        Tables = [.. Names().Select(n => new Table(n.Table, Columns(n), () => Rows(n)))];
    }

    internal override IReadOnlyList<Table> Tables { get; }

    public override void Dispose()
    {
        connection.Dispose();
        copy.Dispose();
    }

    /// <summary>Runs a statement under the same guard; for the tests that try to break out.</summary>
    internal void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private List<(string Schema, string Table)> Names()
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT schema_name, table_name FROM duckdb_tables() WHERE NOT internal AND NOT temporary AND database_name = current_database() ORDER BY schema_name, table_name";
        using var reader = command.ExecuteReader();
        var names = new List<(string, string)>();
        while (reader.Read())
        {
            names.Add((reader.GetString(0), reader.GetString(1)));
        }

        return names;
    }

    private string[] Columns((string Schema, string Table) table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {Quoted(table.Schema)}.{Quoted(table.Table)} LIMIT 0";
        using var reader = command.ExecuteReader();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }

    private IEnumerable<object?[]> Rows((string Schema, string Table) table)
    {
        using var command = connection.CreateCommand();
        command.UseStreamingMode = true;
        command.CommandText = $"SELECT * FROM {Quoted(table.Schema)}.{Quoted(table.Table)}";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            }

            yield return row;
        }
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
