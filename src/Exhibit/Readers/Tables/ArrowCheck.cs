using System.Buffers.Binary;

namespace Exhibit.Readers.Tables;

/// <summary>
/// Reads the frame and the metadata of an Arrow file or stream from end to end before the library sees it: every message, its
/// body and each buffer must lie where the bytes are, and compressed buffers may claim no more than they can hold.
/// </summary>
internal sealed class ArrowCheck
{
    // A block of zstd holds at most 128 KiB and takes four bytes at least (RFC 8878, 3.1.1.2); LZ4 packs less than 256 to 1.
    private const long MostUnpacked = (128 << 10) / 4;

    // The magic and its padding, which a file begins with.
    private const int HeadLength = 8;

    // The length of the footer and the magic, which it ends with.
    private const int TailLength = 10;

    // Stands before the length of a message since version 0.15 of the format.
    private const int Continues = -1;

    private readonly Stream stream;
    private long walked;

    private ArrowCheck(Stream stream) => this.stream = stream;

    /// <summary>Throws <see cref="InvalidDataException"/> where something is not sound; the stream is left at its beginning.</summary>
    internal static void Require(Stream stream, bool isFile)
    {
        var check = new ArrowCheck(stream);
        if (isFile)
        {
            check.File();
        }
        else
        {
            check.Messages();
        }

        stream.Position = 0;
    }

    private void File()
    {
        FlatTable.Require(stream.Length >= HeadLength + TailLength, "it ends before its footer");
        var tail = Bytes(stream.Length - TailLength, TailLength);
        FlatTable.Require(tail.AsSpan(4).SequenceEqual("ARROW1"u8), "it does not end as Arrow files do");
        var length = BinaryPrimitives.ReadInt32LittleEndian(tail);
        FlatTable.Require(length > 0 && length <= stream.Length - TailLength - HeadLength, "its footer has no sound length");
        var bytes = Bytes(stream.Length - TailLength - length, length);
        var footer = FlatTable.Root(bytes);
        ArrowMetadata.Schema(footer.Table(1));
        Blocks(footer.Vector(2, 24), ArrowMetadata.IsDictionary);
        Blocks(footer.Vector(3, 24), ArrowMetadata.IsBatch);
    }

    // The library goes by a block's offset alone, and reads on where it meets another kind of message.
    private void Blocks(ReadOnlySpan<byte> blocks, int kind)
    {
        for (; blocks.Length > 0; blocks = blocks[24..])
        {
            var offset = BinaryPrimitives.ReadInt64LittleEndian(blocks);
            FlatTable.Require(offset >= HeadLength && offset <= stream.Length - TailLength, "a block lies outside of the file");
            FlatTable.Require(Message(ref offset) == kind, "a block of the footer leads to something else");
        }
    }

    private void Messages()
    {
        var offset = 0L;
        FlatTable.Require(Message(ref offset) == ArrowMetadata.IsSchema, "it does not begin with a schema");
        while (Message(ref offset) is not null) { }
    }

    // What the message at the offset is, which moves behind it; null at the end.
    private int? Message(ref long offset)
    {
        var length = Number(ref offset);
        if (length == Continues)
        {
            length = Number(ref offset);
        }

        if (length is null or 0)
        {
            return null;
        }

        var bytes = Bytes(offset, length.Value);
        var (kind, bodyLength) = ArrowMetadata.Message(bytes);
        offset += bytes.Length;
        FlatTable.Require(bodyLength <= stream.Length - offset, "a body is longer than what is left of the file");
        if (kind == ArrowMetadata.IsSchema)
        {
            FlatTable.Require(bodyLength == 0, "a schema has a body");
        }
        else
        {
            Body(bytes, offset, bodyLength);
        }

        offset += bodyLength;

        // A file that lists one block a million times would be read a million times.
        walked += bytes.Length + bodyLength;
        FlatTable.Require(walked <= stream.Length, "its blocks overlap");
        return kind;
    }

    private void Body(ReadOnlySpan<byte> message, long at, long length)
    {
        var (buffers, isCompressed) = ArrowMetadata.Batch(message, length);
        if (!isCompressed)
        {
            return;
        }

        var left = Math.Min(MostUnpacked * length, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        foreach (var buffer in buffers.Where(b => b.Length > 0))
        {
            FlatTable.Require(buffer.Length >= 8, "a compressed buffer ends before its length");
            var claim = BinaryPrimitives.ReadInt64LittleEndian(Bytes(at + buffer.Offset, 8));
            FlatTable.Require(
                claim is >= -1 and <= int.MaxValue && claim <= MostUnpacked * (buffer.Length - 8),
                "a compressed buffer claims more bytes than it can hold"
            );
            left -= Math.Max(claim, 0);
            FlatTable.Require(left >= 0, "compressed buffers claim more bytes than there can be");
        }
    }

    // The library takes fewer than four bytes for the end.
    private int? Number(ref long offset)
    {
        if (stream.Length - offset < 4)
        {
            return null;
        }

        var number = BinaryPrimitives.ReadInt32LittleEndian(Bytes(offset, 4));
        offset += 4;
        return number;
    }

    private byte[] Bytes(long offset, int length)
    {
        FlatTable.Require(length >= 0 && length <= stream.Length - offset, "it ends in the middle of a message");
        var bytes = new byte[length];
        stream.Position = offset;
        stream.ReadExactly(bytes);
        return bytes;
    }
}
