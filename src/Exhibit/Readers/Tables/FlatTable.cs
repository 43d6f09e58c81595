using System.Buffers.Binary;

namespace Exhibit.Readers.Tables;

/// <summary>
/// A table of FlatBuffers (https://flatbuffers.dev/internals), no step of which leaves its bytes. Offsets to other tables,
/// texts and vectors only lead forward, as the format has them: what they lead to can never lead back.
/// </summary>
internal readonly ref struct FlatTable
{
    private readonly ReadOnlySpan<byte> bytes;
    private readonly int start;
    private readonly ReadOnlySpan<byte> slots;

    private FlatTable(ReadOnlySpan<byte> bytes, int start)
    {
        this.bytes = bytes;
        this.start = start;
        var at = start - (long)BinaryPrimitives.ReadInt32LittleEndian(Within(bytes, start, 4));
        var length = BinaryPrimitives.ReadUInt16LittleEndian(Within(bytes, at, 2));
        Require(length >= 4 && length % 2 == 0, "a list of slots has no sound length");
        slots = Within(bytes, at, length)[4..];
    }

    /// <summary>The table that the bytes begin with.</summary>
    internal static FlatTable Root(ReadOnlySpan<byte> bytes) => new(bytes, Follow(bytes, 0));

    /// <summary>Throws what the reader reports as damage, unless it holds.</summary>
    internal static void Require(bool holds, string fault)
    {
        if (!holds)
        {
            throw new InvalidDataException(fault);
        }
    }

    /// <summary>The number in a slot of one byte; 0 where it is not set.</summary>
    internal int Byte(int slot) => Place(slot, 1) is var at and > 0 ? bytes[at] : 0;

    /// <summary>The number in a slot of eight bytes; 0 where it is not set.</summary>
    internal long Long(int slot) => Place(slot, 8) is var at and > 0 ? BinaryPrimitives.ReadInt64LittleEndian(bytes[at..]) : 0;

    /// <summary>Whether the slot is set.</summary>
    internal bool Has(int slot) => Place(slot, 1) > 0;

    /// <summary>The table that a slot leads to, which must be set.</summary>
    internal FlatTable Table(int slot)
    {
        var at = Place(slot, 4);
        Require(at > 0, "a table that must be there is missing");
        return new(bytes, Follow(bytes, at));
    }

    /// <summary>The items of a vector of structs or numbers of <paramref name="size"/> bytes; none where it is not set.</summary>
    internal ReadOnlySpan<byte> Vector(int slot, int size) => Place(slot, 4) is var at and > 0 ? Items(bytes, Follow(bytes, at), size) : [];

    /// <summary>How many tables a vector of tables lists.</summary>
    internal int Count(int slot) => Vector(slot, 4).Length / 4;

    /// <summary>One table of a vector of tables.</summary>
    internal FlatTable Item(int slot, int index) => new(bytes, Follow(bytes, Follow(bytes, Place(slot, 4)) + 4 + (4 * index)));

    private static ReadOnlySpan<byte> Items(ReadOnlySpan<byte> bytes, int at, int size)
    {
        var count = BinaryPrimitives.ReadUInt32LittleEndian(Within(bytes, at, 4));
        return Within(bytes, at + 4L, count * (long)size);
    }

    private static int Follow(ReadOnlySpan<byte> bytes, int at)
    {
        var by = BinaryPrimitives.ReadUInt32LittleEndian(Within(bytes, at, 4));
        Require(by > 0 && by < bytes.Length - at, "an offset leads out of the metadata");
        return at + (int)by;
    }

    private static ReadOnlySpan<byte> Within(ReadOnlySpan<byte> bytes, long at, long length)
    {
        Require(at >= 0 && length <= bytes.Length - at, "something lies outside of the metadata");
        return bytes.Slice((int)at, (int)length);
    }

    // 0 where the slot is not set: a table never begins at its own end.
    private int Place(int slot, int size)
    {
        var by = (2 * slot) + 2 <= slots.Length ? BinaryPrimitives.ReadUInt16LittleEndian(slots[(2 * slot)..]) : 0;
        if (by == 0)
        {
            return 0;
        }

        // The library takes the offset for a signed number.
        Require(by is >= 4 and <= short.MaxValue, "a slot lies outside of its table");
        _ = Within(bytes, start + (long)by, size);
        return start + by;
    }
}
