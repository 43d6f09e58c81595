using System.Text;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Exhibit.Stores.DuckDb;

/// <summary>Reads the answer to a query chunk by chunk, straight from DuckDB's memory: for answers of millions of rows without absent values.</summary>
internal sealed unsafe class ChunkReader : IDisposable
{
    // DuckDB's string_t: 4 bytes length, then up to 12 bytes in place, or 4 bytes and a pointer.
    private const int InPlace = 12;
    private const int StringBytes = 16;

    private readonly DuckDBPreparedStatement statement;
    private DuckDBResult result;
    private DuckDBDataChunk? chunk;
    private string last = "";
    private byte[] lastBytes = [];

    /// <summary>Asks.</summary>
    /// <exception cref="InvalidOperationException">DuckDB refuses the query.</exception>
    internal ChunkReader(DuckDBConnection connection, string sql)
    {
        if (
            NativeMethods.PreparedStatements.DuckDBPrepare(connection.NativeConnection, sql, out statement) != DuckDBState.Success
            || NativeMethods.PreparedStatements.DuckDBExecutePreparedStreaming(statement, out result) != DuckDBState.Success
        )
        {
            throw new InvalidOperationException($"DuckDB refused: {sql}");
        }
    }

    /// <summary>Moves to the next rows and says how many they are; 0 after the last.</summary>
    /// <exception cref="InvalidOperationException">DuckDB could not read on.</exception>
    internal int Next()
    {
        chunk?.Dispose();
        chunk = NativeMethods.Query.DuckDBFetchChunk(result);
        if (!chunk.IsInvalid)
        {
            return (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk);
        }

        var error = NativeMethods.Query.DuckDBResultError(ref result);
        return string.IsNullOrEmpty(error) ? 0 : throw new InvalidOperationException($"case.duckdb cannot be read: {error}");
    }

    /// <summary>The values of a column in the rows at hand.</summary>
    /// <typeparam name="T">long for BIGINT, int for INTEGER, bool for BOOLEAN.</typeparam>
    internal ReadOnlySpan<T> Values<T>(int column)
        where T : unmanaged => new(Data(column), (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk!));

    /// <summary>The text of a VARCHAR column in one of the rows at hand. The same text twice running is one string.</summary>
    internal string Text(int column, int row)
    {
        var bytes = Bytes(column, row);
        if (!bytes.SequenceEqual(lastBytes))
        {
            (last, lastBytes) = (Encoding.UTF8.GetString(bytes), bytes.ToArray());
        }

        return last;
    }

    /// <summary>The same text's bytes, UTF-8, until the next rows.</summary>
    internal ReadOnlySpan<byte> Bytes(int column, int row)
    {
        var cell = (byte*)Data(column) + (row * StringBytes);
        var length = *(int*)cell;
        return new ReadOnlySpan<byte>(length <= InPlace ? cell + sizeof(int) : *(byte**)(cell + sizeof(long)), length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        chunk?.Dispose();
        NativeMethods.Query.DuckDBDestroyResult(ref result);
        statement.Dispose();
    }

    private void* Data(int column) =>
        NativeMethods.Vectors.DuckDBVectorGetData(NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk!, column));
}
