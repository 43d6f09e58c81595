using Microsoft.Data.Sqlite;

namespace Exhibit.Readers.Tables;

/// <summary>
/// A SQLite file made by somebody else: opened read-only and immutable (nothing beside it is created), its schema untrusted,
/// its cells checked, and only its ordinary tables read.
/// </summary>
internal sealed class SqliteFile : TableFile
{
    private const int MostCellBytes = 64 << 20;

    private readonly SqliteConnection connection;

    internal SqliteFile(string name, string path)
    {
        var wal = new FileInfo(path + "-wal");
        if (wal.Exists && wal.Length > 0)
        {
            throw new InputException(
                $"{name} has changes that are not in it yet ({wal.Name} lies beside it). Close the program that writes it, then read it again."
            );
        }

        connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = $"file:{Uri.EscapeDataString(path)}?immutable=1",
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            }.ToString()
        );
        try
        {
            connection.Open();

            // No cell and no row beyond 64 MiB, whatever an expression in the schema would make.
            SQLitePCL.raw.sqlite3_limit(connection.Handle, SQLitePCL.raw.SQLITE_LIMIT_LENGTH, MostCellBytes);
            using (var guard = connection.CreateCommand())
            {
                guard.CommandText = "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA query_only=ON;";
                guard.ExecuteNonQuery();
            }

            Tables = [.. Names().Select(n => new Table(n, Columns(n), () => Rows(n)))];
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    internal override IReadOnlyList<Table> Tables { get; }

    public override void Dispose() => connection.Dispose();

    private List<string> Names()
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name";
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private string[] Columns(string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {Quoted(table)} LIMIT 0";
        using var reader = command.ExecuteReader();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }

    private IEnumerable<object?[]> Rows(string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {Quoted(table)}";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            reader.GetValues(row!);
            yield return row;
        }
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
