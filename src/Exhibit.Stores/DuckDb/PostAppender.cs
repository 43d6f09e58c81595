using DuckDB.NET.Data;

namespace Exhibit.Stores.DuckDb;

/// <summary>
/// Writes the posts into the table post_rows and at the end makes the view posts over it. A column is made when the first
/// post differs in it from those before; the view supplies the columns that were never made.
/// </summary>
internal sealed class PostAppender : IDisposable
{
    private const string Table = "post_rows";

    private readonly DuckDBConnection connection;
    private readonly IReadOnlyList<PostColumn> columns = PostColumns.Make();
    private readonly List<PostColumn> open;
    private readonly List<PostColumn> made;
    private ChunkAppender rows;
    private bool begun;

    /// <summary>Creates the table.</summary>
    internal PostAppender(DuckDBConnection connection)
    {
        this.connection = connection;
        made = [.. columns.Where(c => c.Always)];
        open = [.. columns.Where(c => !c.Always)];
        Execute($"CREATE TABLE {Table} ({string.Join(", ", made.Select(c => $"{c.Name} {c.Type} NOT NULL"))})");
        rows = new ChunkAppender(connection, Table);
    }

    /// <summary>Adds one post.</summary>
    /// <exception cref="IOException">DuckDB cannot take it; usually the disk is full.</exception>
    internal void Append(in StoredPost post)
    {
        if (!begun)
        {
            begun = true;
            foreach (var column in open)
            {
                column.Begin(post);
            }
        }

        foreach (var column in open)
        {
            if (!column.IsUsual(post))
            {
                MakeColumns(post);
                break;
            }
        }

        foreach (var column in made)
        {
            column.Write(rows, post);
        }

        rows.EndRow();
    }

    /// <summary>Ends appending and makes the view.</summary>
    internal void Finish()
    {
        rows.Close();
        rows.Dispose();
        Execute(
            $"CREATE VIEW posts AS SELECT {string.Join(", ", columns.Select(c => open.Contains(c) ? $"CAST({c.Usual} AS {c.Type}) AS {c.Name}" : c.Name))} FROM {Table}"
        );
    }

    /// <inheritdoc/>
    public void Dispose() => rows.Dispose();

    private void MakeColumns(in StoredPost post)
    {
        rows.Close();
        rows.Dispose();
        for (var i = open.Count - 1; i >= 0; i--)
        {
            var column = open[i];
            if (!column.IsUsual(post))
            {
                Execute($"ALTER TABLE {Table} ADD COLUMN {column.Name} {column.Type} DEFAULT {column.Usual}");
                made.Add(column);
                open.RemoveAt(i);
            }
        }

        rows = new ChunkAppender(connection, Table);
    }

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
