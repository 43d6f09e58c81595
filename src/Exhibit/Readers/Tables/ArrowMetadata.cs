using System.Buffers.Binary;

namespace Exhibit.Readers.Tables;

/// <summary>
/// Walks the metadata of Arrow (format/Schema.fbs and Message.fbs of Apache Arrow name the slots) before the library does,
/// which follows fields into fields until the stack ends, and takes as much memory as a number says.
/// </summary>
internal static class ArrowMetadata
{
    internal const int IsSchema = 1;
    internal const int IsDictionary = 2;
    internal const int IsBatch = 3;

    // Apache Arrow's own C++ reader ends at this depth too (IpcReadOptions).
    private const int MostDepth = 64;

    // Columns may share their children and texts, so that few bytes say much. The library makes all of it anew each time.
    private const long MostSaid = 64 << 20;
    private const int TimestampType = 10;
    private const int UnionType = 14;

    /// <summary>Walks a schema.</summary>
    internal static void Schema(FlatTable schema)
    {
        var said = 0L;
        Fields(schema, 1, 0, ref said);
        KeyValues(schema, 2, ref said);
    }

    /// <summary>Walks a message; what it is, and the length of its body in bytes.</summary>
    internal static (int Kind, long BodyLength) Message(ReadOnlySpan<byte> bytes)
    {
        var message = FlatTable.Root(bytes);
        var (kind, length) = (message.Byte(1), message.Long(3));
        FlatTable.Require(kind is IsSchema or IsDictionary or IsBatch, "a message is neither schema nor batch nor dictionary");
        FlatTable.Require(length >= 0, "a body has a length below nothing");
        var said = 0L;
        KeyValues(message, 4, ref said);
        if (kind == IsSchema)
        {
            Schema(message.Table(2));
        }

        return (kind, length);
    }

    /// <summary>
    /// Walks the batch or dictionary that a message holds; the places of its buffers in the body, and whether they are compressed.
    /// </summary>
    internal static (List<(long Offset, long Length)> Buffers, bool IsCompressed) Batch(ReadOnlySpan<byte> bytes, long bodyLength)
    {
        var message = FlatTable.Root(bytes);
        var batch = message.Byte(1) == IsDictionary ? message.Table(2).Table(1) : message.Table(2);
        Lengths(batch.Vector(1, 16));
        FlatTable.Require(batch.Long(0) is >= 0 and <= int.MaxValue, "a batch claims more rows than can be counted");
        var isCompressed = batch.Has(3);
        if (isCompressed)
        {
            var compression = batch.Table(3);
            _ = (compression.Byte(0), compression.Byte(1));
        }

        List<(long, long)> buffers = [];
        for (var rest = batch.Vector(2, 16); rest.Length > 0; rest = rest[16..])
        {
            var (offset, length) = (BinaryPrimitives.ReadInt64LittleEndian(rest), BinaryPrimitives.ReadInt64LittleEndian(rest[8..]));
            FlatTable.Require(
                offset >= 0 && length >= 0 && offset <= bodyLength && length <= bodyLength - offset,
                "a buffer lies outside of its body"
            );
            buffers.Add((offset, length));
        }

        for (var rest = batch.Vector(4, 8); rest.Length > 0; rest = rest[8..])
        {
            var count = BinaryPrimitives.ReadInt64LittleEndian(rest);
            FlatTable.Require(count >= 0 && count <= buffers.Count, "a column claims more buffers than there are");
        }

        return (buffers, isCompressed);
    }

    private static void Lengths(ReadOnlySpan<byte> nodes)
    {
        for (; nodes.Length > 0; nodes = nodes[8..])
        {
            FlatTable.Require(
                BinaryPrimitives.ReadInt64LittleEndian(nodes) is >= 0 and <= int.MaxValue,
                "a column claims more values than can be counted"
            );
        }
    }

    private static void Fields(FlatTable parent, int slot, int depth, ref long said)
    {
        FlatTable.Require(depth <= MostDepth, "columns lie in columns too deep");
        var count = parent.Count(slot);
        for (var i = 0; i < count; i++)
        {
            var field = parent.Item(slot, i);
            Say(field.Vector(0, 1), ref said);
            Type(field, ref said);
            if (field.Has(4) && field.Table(4) is var dictionary && dictionary.Has(1))
            {
                _ = dictionary.Table(1);
            }

            KeyValues(field, 6, ref said);
            Fields(field, 5, depth + 1, ref said);
        }
    }

    private static void Type(FlatTable field, ref long said)
    {
        var type = field.Table(3);
        if (field.Byte(2) == TimestampType)
        {
            Say(type.Vector(1, 1), ref said);
        }
        else if (field.Byte(2) == UnionType)
        {
            Say(type.Vector(1, 4), ref said);
        }
    }

    private static void KeyValues(FlatTable parent, int slot, ref long said)
    {
        var count = parent.Count(slot);
        for (var i = 0; i < count; i++)
        {
            var pair = parent.Item(slot, i);
            FlatTable.Require(pair.Has(0), "metadata has no name");
            Say(pair.Vector(0, 1), ref said);
            Say(pair.Vector(1, 1), ref said);
        }
    }

    private static void Say(ReadOnlySpan<byte> text, ref long said)
    {
        said += text.Length + 1;
        FlatTable.Require(said <= MostSaid, "its columns say more than 64 MiB about themselves");
    }
}
