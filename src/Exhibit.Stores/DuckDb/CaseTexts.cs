using DuckDB.NET.Data;

namespace Exhibit.Stores.DuckDb;

/// <summary>
/// Every text that a database holds, read through DuckDB: its file keeps strings packed (dictionaries, FSST), so that a
/// search through its bytes would pass over them.
/// </summary>
public static class CaseTexts
{
    // Rows read at once: results are held in memory.
    private const long Rows = 100_000;

    /// <summary>Whether a database holds a text or bytes that a test accepts.</summary>
    /// <param name="path">The database.</param>
    /// <param name="text">The test of a text: a cell, a list as one text, the name of a table or column, the definition of a view.</param>
    /// <param name="bytes">The test of a BLOB.</param>
    /// <returns>Table and column, or the view, of the first; null where there is none.</returns>
    public static string? Find(string path, Func<string, bool> text, Func<byte[], bool> bytes)
    {
        using var connection = new DuckDBConnection($"Data Source={path};ACCESS_MODE=READ_ONLY");
        connection.Open();
        // A column with one value for all posts stands in the definition of the view alone.
        var views = Ask(connection, "SELECT view_name, sql FROM duckdb_views() WHERE NOT internal", r => (r.GetString(0), r.GetString(1)));
        if (views.FirstOrDefault(v => text(v.Item2)).Item1 is { } view)
        {
            return view;
        }

        return Ask(
                connection,
                "SELECT c.table_name, c.column_name, c.data_type FROM duckdb_columns() c JOIN duckdb_tables() t USING (table_oid) ORDER BY 1, 2",
                r => (Table: r.GetString(0), Column: r.GetString(1), Type: r.GetString(2))
            )
            .ToArray()
            .Where(c => text(c.Table) || text(c.Column) || Holds(connection, c, text, bytes))
            .Select(c => $"{c.Table}.{c.Column}")
            .FirstOrDefault();
    }

    private static bool Holds(
        DuckDBConnection connection,
        (string Table, string Column, string Type) column,
        Func<string, bool> text,
        Func<byte[], bool> bytes
    )
    {
        var blob = column.Type == "BLOB";
        // Numbers, truth values and times hold no names.
        if (
            !blob
            && !column.Type.Contains("VARCHAR", StringComparison.Ordinal)
            && !column.Type.StartsWith("ENUM", StringComparison.Ordinal)
        )
        {
            return false;
        }

        string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var last = Ask(connection, $"SELECT coalesce(max(rowid), -1) FROM {Name(column.Table)}", r => r.GetInt64(0)).Single();
        for (long at = 0; at <= last; at += Rows)
        {
            var sql = FormattableString.Invariant(
                $"SELECT {Name(column.Column)}{(blob ? "" : "::VARCHAR")} FROM {Name(column.Table)} WHERE rowid >= {at} AND rowid < {at + Rows} AND {Name(column.Column)} IS NOT NULL"
            );
            if (blob ? Ask(connection, sql, r => Bytes(r.GetStream(0))).Any(bytes) : Ask(connection, sql, r => r.GetString(0)).Any(text))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<T> Ask<T>(DuckDBConnection connection, string sql, Func<DuckDBDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return read(reader);
        }
    }

    private static byte[] Bytes(Stream stream)
    {
        using (stream)
        {
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        }
    }
}
