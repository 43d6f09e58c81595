using System.Text;
using DuckDB.NET.Native;

namespace Exhibit.Stores.DuckDb;

/// <summary>
/// One column of a chunk in DuckDB's own memory. Values are written where DuckDB reads them: no object, call or copy for a
/// value between the reader and the database, but for texts longer than DuckDB keeps in place.
/// </summary>
internal sealed unsafe class ColumnBuffer
{
    // DuckDB's string_t: 4 bytes length, then up to 12 bytes in place.
    private const int InPlace = 12;
    private const int StringBytes = 16;

    private readonly DuckDBDataChunk chunk;
    private readonly int index;
    private readonly DuckDBType type;
    private byte[] encoded = new byte[1024];
    private IntPtr vector;
    private byte* data;
    private ulong* validity;
    private ulong items;

    internal ColumnBuffer(DuckDBDataChunk chunk, int index, DuckDBType type)
    {
        (this.chunk, this.index, this.type) = (chunk, index, type);
        Reset();
    }

    /// <summary>Makes ready for the rows of an emptied chunk.</summary>
    internal void Reset()
    {
        vector = NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, index);
        data = (byte*)NativeMethods.Vectors.DuckDBVectorGetData(vector);
        validity = null;
        items = 0;
    }

    /// <summary>An integer, a truth (0 or 1), a time in ms since 1970, or none, in whatever width the column has.</summary>
    internal void Write(int row, long? value)
    {
        if (value is not { } number)
        {
            WriteNull(row);
        }
        else if (type == DuckDBType.Integer)
        {
            ((int*)data)[row] = checked((int)number);
        }
        else if (type == DuckDBType.Boolean)
        {
            data[row] = (byte)number;
        }
        else
        {
            ((long*)data)[row] = number;
        }
    }

    internal void Write(int row, double value) => ((double*)data)[row] = value;

    internal void Write(int row, string? value)
    {
        if (value is null)
        {
            WriteNull(row);
        }
        else
        {
            Write(vector, data, (ulong)row, value);
        }
    }

    internal void Write(int row, IReadOnlyList<string> values)
    {
        var entry = (ulong*)data + (2 * row);
        (entry[0], entry[1]) = (items, (ulong)values.Count);
        if (values.Count == 0)
        {
            return;
        }

        NativeMethods.Vectors.DuckDBListVectorReserve(vector, items + (ulong)values.Count);
        var child = NativeMethods.Vectors.DuckDBListVectorGetChild(vector);
        var childData = (byte*)NativeMethods.Vectors.DuckDBVectorGetData(child);
        for (var i = 0; i < values.Count; i++)
        {
            Write(child, childData, items++, values[i]);
        }

        NativeMethods.Vectors.DuckDBListVectorSetSize(vector, items);
    }

    private void WriteNull(int row)
    {
        if (validity is null)
        {
            NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(vector);
            validity = NativeMethods.Vectors.DuckDBVectorGetValidity(vector);
        }

        validity[row >> 6] &= ~(1UL << (row & 63));
    }

    private void Write(IntPtr to, byte* at, ulong row, string value)
    {
        if (value.Length <= InPlace && Ascii.IsValid(value))
        {
            var cell = new Span<byte>(at + (row * StringBytes), StringBytes);
            cell.Clear();
            cell[0] = (byte)value.Length;
            Ascii.FromUtf16(value, cell[sizeof(int)..], out _);
            return;
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (encoded.Length < most)
        {
            encoded = new byte[most];
        }

        var length = Encoding.UTF8.GetBytes(value, encoded);
        fixed (byte* bytes = encoded)
        {
            NativeMethods.Vectors.DuckDBVectorAssignStringElementLength(to, row, bytes, length);
        }
    }
}
