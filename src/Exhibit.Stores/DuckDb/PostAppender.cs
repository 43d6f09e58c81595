using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Exhibit.Stores.DuckDb;

/// <summary>
/// Writes the posts into the table post_rows, chunk by chunk, and at the end makes the view posts over it. A column is
/// made when the first post differs in it from those before; the view supplies the columns that were never made.
/// </summary>
internal sealed class PostAppender : IDisposable
{
    internal const string Table = "post_rows";

    private readonly DuckDBConnection connection;
    private readonly IReadOnlyList<PostColumn> columns = PostColumns.Make();
    private readonly List<PostColumn> open;
    private readonly List<PostColumn> made = [];
    private readonly List<ColumnBuffer> buffers = [];
    private readonly int capacity = (int)NativeMethods.Helpers.DuckDBVectorSize();
    private DuckDB.NET.Native.DuckDBAppender? appender;
    private DuckDBDataChunk? chunk;
    private int rows;
    private bool begun;

    /// <summary>Creates the table.</summary>
    internal PostAppender(DuckDBConnection connection)
    {
        this.connection = connection;
        made.AddRange(columns.Where(c => c.Always));
        open = [.. columns.Where(c => !c.Always)];
        Execute($"CREATE TABLE {Table} ({string.Join(", ", made.Select(c => $"{c.Name} {c.Type} NOT NULL"))})");
        Open();
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

        for (var i = 0; i < open.Count; i++)
        {
            if (!open[i].IsUsual(post))
            {
                MakeColumns(post);
                break;
            }
        }

        for (var i = 0; i < made.Count; i++)
        {
            made[i].Write(buffers[i], rows, post);
        }

        if (++rows == capacity)
        {
            Send();
        }
    }

    /// <summary>Ends appending and makes the view.</summary>
    internal void Finish()
    {
        Close();
        Execute(
            $"CREATE VIEW posts AS SELECT {string.Join(", ", columns.Select(c => open.Contains(c) ? $"CAST({c.Usual} AS {c.Type}) AS {c.Name}" : c.Name))} FROM {Table}"
        );
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        chunk?.Dispose();
        appender?.Dispose();
    }

    private void MakeColumns(in StoredPost post)
    {
        Close();
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

        Open();
    }

    private void Open()
    {
        Check(NativeMethods.Appender.DuckDBAppenderCreate(connection.NativeConnection, null!, Table, out appender));
        var types = made.Select((_, i) => NativeMethods.Appender.DuckDBAppenderColumnType(appender, (ulong)i)).ToArray();
        chunk = NativeMethods.DataChunks.DuckDBCreateDataChunk([.. types.Select(t => t.DangerousGetHandle())], (ulong)types.Length);
        foreach (var type in types)
        {
            type.Dispose();
        }

        buffers.Clear();
        for (var i = 0; i < made.Count; i++)
        {
            buffers.Add(new ColumnBuffer(chunk, i));
        }
    }

    private void Send()
    {
        NativeMethods.DataChunks.DuckDBDataChunkSetSize(chunk!, (ulong)rows);
        Check(NativeMethods.Appender.DuckDBAppendDataChunk(appender!, chunk!));
        rows = 0;
        NativeMethods.DataChunks.DuckDBDataChunkReset(chunk!);
        foreach (var buffer in buffers)
        {
            buffer.Reset();
        }
    }

    private void Close()
    {
        Send();
        Check(NativeMethods.Appender.DuckDBAppenderClose(appender!));
        Dispose();
        (appender, chunk) = (null, null);
    }

    private void Check(DuckDBState state)
    {
        if (state != DuckDBState.Success)
        {
            using var error = appender is null ? null : NativeMethods.Appender.DuckDBAppenderErrorData(appender);
            throw new IOException(
                $"The posts cannot be written into case.duckdb: {(error is null ? "no table" : NativeMethods.ErrorData.DuckDBErrorDataMessage(error))} Make room on the disk of the case and run again."
            );
        }
    }

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
