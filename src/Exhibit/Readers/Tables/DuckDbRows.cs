using DuckDB.NET.Data;

namespace Exhibit.Readers.Tables;

/// <summary>Tables read through DuckDB, where nothing but what is read can be reached.</summary>
internal static class DuckDbRows
{
    private const string Moment = "TimestampTz";

    /// <summary>
    /// Locks a connection: no file or address beyond <paramref name="allowed"/>, no extension, no spilling to disk, 512 MB of memory,
    /// and no statement changes that again.
    /// </summary>
    internal static void Lock(DuckDBConnection connection, string? allowed = null)
    {
        if (allowed is not null)
        {
            Execute(connection, $"SET allowed_paths=['{allowed.Replace("'", "''", StringComparison.Ordinal)}']");
        }

        Execute(
            connection,
            "SET autoinstall_known_extensions=false; SET autoload_known_extensions=false; SET enable_external_access=false; SET memory_limit='512MB'; SET threads=2; SET lock_configuration=true;"
        );
    }

    /// <summary>Runs a statement.</summary>
    internal static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Names of the columns of a table or table function, in order.</summary>
    internal static string[] Columns(DuckDBConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table} LIMIT 0";
        using var reader = command.ExecuteReader();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }

    /// <summary>Rows of a table or table function, in order, a batch of them in memory at a time.</summary>
    internal static IEnumerable<object?[]> Of(DuckDBConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.UseStreamingMode = true;
        command.CommandText = $"SELECT * FROM {table}";
        using var reader = command.ExecuteReader();

        // A moment comes without its zone, which is that of UTC; other times are local to whatever wrote them.
        var moments = Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetDataTypeName(i) == Moment).ToArray();
        while (reader.Read())
        {
            var row = new object?[moments.Length];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.GetValue(i) switch
                {
                    Stream bytes => All(bytes),
                    DateTime time when moments[i] => DateTime.SpecifyKind(time, DateTimeKind.Utc),
                    var value => value,
                };
            }

            yield return row;
        }
    }

    private static byte[] All(Stream bytes)
    {
        using (bytes)
        {
            using var copy = new MemoryStream();
            bytes.CopyTo(copy);
            return copy.ToArray();
        }
    }
}
