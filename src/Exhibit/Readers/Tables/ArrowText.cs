using Apache.Arrow;

namespace Exhibit.Readers.Tables;

/// <summary>
/// Reads texts of an Arrow file only where they lie within their buffer. The library takes the file's word for it and reads
/// whatever memory stands there, or ends the process.
/// </summary>
internal static class ArrowText
{
    internal static string Of(StringArray array, int index)
    {
        var offsets = array.ValueOffsets;
        Require(index + 1 < offsets.Length, array);
        Require(offsets[index], offsets[index + 1], array.ValueBuffer.Length, array);
        return array.GetString(index);
    }

    internal static string Of(LargeStringArray array, int index)
    {
        var offsets = array.ValueOffsets;
        Require(index + 1 < offsets.Length, array);
        Require(offsets[index], offsets[index + 1], array.ValueBuffer.Length, array);
        return array.GetString(index);
    }

    internal static string Of(StringViewArray array, int index)
    {
        var views = array.Views;
        Require(index < views.Length, array);
        var view = views[index];
        if (!view.IsInline)
        {
            // The first buffers are those of nulls and of views.
            Require(view.BufferIndex >= 0 && view.BufferIndex < array.DataBufferCount, array);
            Require(view.BufferOffset, (long)view.BufferOffset + view.Length, array.DataBuffer(view.BufferIndex).Length, array);
        }

        return array.GetString(index);
    }

    internal static byte[] Bytes(BinaryArray array, int index)
    {
        var offsets = array.ValueOffsets;
        Require(index + 1 < offsets.Length, array);
        Require(offsets[index], offsets[index + 1], array.ValueBuffer.Length, array);
        return array.GetBytes(index).ToArray();
    }

    private static void Require(long start, long end, int length, IArrowArray array) =>
        Require(start >= 0 && end >= start && end <= length, array);

    private static void Require(bool isWithin, IArrowArray array)
    {
        if (!isWithin)
        {
            throw new InvalidDataException($"a text of its column of {array.Length} rows lies outside the file's own bounds");
        }
    }
}
