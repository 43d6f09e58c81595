using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Exhibit.Stores.DuckDb;

/// <summary>Appends rows to a table chunk by chunk, straight into DuckDB's memory.</summary>
internal sealed class ChunkAppender : IDisposable
{
    private readonly DuckDB.NET.Native.DuckDBAppender appender;
    private readonly DuckDBDataChunk chunk;
    private readonly ColumnBuffer[] columns;
    private readonly int capacity = (int)NativeMethods.Helpers.DuckDBVectorSize();
    private int row;
    private int column;

    /// <summary>Opens a table; values are given in the order of its columns.</summary>
    internal ChunkAppender(DuckDBConnection connection, string table)
    {
        Check(NativeMethods.Appender.DuckDBAppenderCreate(connection.NativeConnection, null!, table, out appender));
        var count = (int)NativeMethods.Appender.DuckDBAppenderColumnCount(appender);
        var types = new DuckDBLogicalType[count];
        for (var i = 0; i < count; i++)
        {
            types[i] = NativeMethods.Appender.DuckDBAppenderColumnType(appender, (ulong)i);
        }

        chunk = NativeMethods.DataChunks.DuckDBCreateDataChunk([.. types.Select(t => t.DangerousGetHandle())], (ulong)count);
        columns = new ColumnBuffer[count];
        for (var i = 0; i < count; i++)
        {
            columns[i] = new ColumnBuffer(chunk, i, NativeMethods.LogicalType.DuckDBGetTypeId(types[i]));
            types[i].Dispose();
        }
    }

    internal ChunkAppender AppendValue(long? value)
    {
        columns[column++].Write(row, value);
        return this;
    }

    internal ChunkAppender AppendValue(long value) => AppendValue((long?)value);

    internal ChunkAppender AppendValue(bool value)
    {
        columns[column++].Write(row, (long?)(value ? 1 : 0));
        return this;
    }

    internal ChunkAppender AppendValue(double value)
    {
        columns[column++].Write(row, value);
        return this;
    }

    internal ChunkAppender AppendValue(string? value)
    {
        columns[column++].Write(row, value);
        return this;
    }

    internal ChunkAppender AppendValue(IReadOnlyList<string> values)
    {
        columns[column++].Write(row, values);
        return this;
    }

    /// <summary>Ends a row.</summary>
    /// <exception cref="IOException">DuckDB cannot take the rows; usually the disk is full.</exception>
    internal void EndRow()
    {
        column = 0;
        if (++row == capacity)
        {
            Send();
        }
    }

    /// <summary>Hands over the last rows.</summary>
    /// <exception cref="IOException">DuckDB cannot take them.</exception>
    internal void Close()
    {
        Send();
        Check(NativeMethods.Appender.DuckDBAppenderClose(appender));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        chunk.Dispose();
        appender.Dispose();
    }

    private void Send()
    {
        NativeMethods.DataChunks.DuckDBDataChunkSetSize(chunk, (ulong)row);
        Check(NativeMethods.Appender.DuckDBAppendDataChunk(appender, chunk));
        row = 0;
        NativeMethods.DataChunks.DuckDBDataChunkReset(chunk);
        foreach (var buffer in columns)
        {
            buffer.Reset();
        }
    }

    private void Check(DuckDBState state)
    {
        if (state != DuckDBState.Success)
        {
            using var error = NativeMethods.Appender.DuckDBAppenderErrorData(appender);
            throw new IOException(
                $"case.duckdb cannot be written: {NativeMethods.ErrorData.DuckDBErrorDataMessage(error)} Make room on the disk of the case and run again."
            );
        }
    }
}
