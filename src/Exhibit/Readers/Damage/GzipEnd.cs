using System.Buffers.Binary;

namespace Exhibit.Readers.Damage;

/// <summary>Tells a whole .gz from one cut off: the framework's reader stops at the end of either without a word.</summary>
internal static class GzipEnd
{
    private const int LeastBytes = 18;

    /// <summary>Refuses a file whose last four bytes do not state the length that it unpacked to.</summary>
    /// <exception cref="InvalidDataException">They do not, and no second member explains it.</exception>
    internal static void Check(string path, long unpacked)
    {
        using var file = File.OpenRead(path);
        Span<byte> tail = stackalloc byte[4];
        if (file.Length >= LeastBytes)
        {
            file.Position = file.Length - 4;
            file.ReadExactly(tail);
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail) == (uint)unpacked || HasSecondMember(file))
            {
                return;
            }
        }

        throw new InvalidDataException("the file ends before its content does");
    }

    // Several .gz joined are one .gz; the last length is then that of the last member only.
    private static bool HasSecondMember(FileStream file)
    {
        var bytes = new byte[1 << 16];
        file.Position = 3;
        int read,
            kept = 0;
        while ((read = file.Read(bytes, kept, bytes.Length - kept)) > 0)
        {
            var filled = kept + read;
            if (bytes.AsSpan(0, filled).IndexOf((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08]) >= 0)
            {
                return true;
            }

            kept = Math.Min(2, filled);
            bytes.AsSpan(filled - kept, kept).CopyTo(bytes);
        }

        return false;
    }
}
