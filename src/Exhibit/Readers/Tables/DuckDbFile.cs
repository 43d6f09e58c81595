using DuckDB.NET.Data;

namespace Exhibit.Readers.Tables;

/// <summary>A DuckDB file made by somebody else.</summary>
internal sealed class DuckDbFile : TableFile
{
    private readonly DuckDBConnection connection;

    internal DuckDbFile(string path)
    {
        connection = new DuckDBConnection($"Data Source={path};ACCESS_MODE=READ_ONLY");
        try
        {
            connection.Open();
            DuckDbRows.Lock(connection);
            Tables =
            [
                .. Names()
                    .Select(n => new Table(n.Table, DuckDbRows.Columns(connection, Quoted(n)), () => DuckDbRows.Of(connection, Quoted(n)))),
            ];
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    internal override IReadOnlyList<Table> Tables { get; }

    public override void Dispose() => connection.Dispose();

    /// <summary>Runs a statement under the same guard; for the tests that try to break out.</summary>
    internal void Execute(string sql) => DuckDbRows.Execute(connection, sql);

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

    private static string Quoted((string Schema, string Table) table) => $"{Quoted(table.Schema)}.{Quoted(table.Table)}";

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
