using System.Text;

namespace Exhibit.Readers.Damage;

/// <summary>Finds the encoding of a text file and gives its bytes as UTF-8. Anything that is not surely text passes as it is.</summary>
internal static class TextEncodings
{
    private const int SampleBytes = 1 << 16;

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>The encoding, as a trap's id; empty for UTF-8 and for what is no text.</summary>
    internal static string Detect(ReadOnlySpan<byte> head)
    {
        if (
            (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) && (head.Length < 4 || head[2] != 0xFF))
            || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
            || IsWide(head, 0)
            || IsWide(head, 1)
        )
        {
            return "utf-16";
        }

        // A file is Windows-1252 when nothing in its head beyond ASCII is UTF-8: one letter of UTF-8 makes it a mixed file.
        if (head.IndexOf((byte)0) >= 0 || System.Text.Ascii.IsValid(head))
        {
            return "";
        }

        var (valid, invalid) = Count(head);
        return invalid == 0 ? ""
            : valid == 0 ? "windows-1252"
            : "mixed-encodings";
    }

    /// <summary>Opens the source as UTF-8.</summary>
    internal static Func<Stream> Utf8(Func<Stream> open) =>
        () =>
        {
            var stream = open();
            var head = new byte[SampleBytes];
            var read = stream.ReadAtLeast(head, SampleBytes, throwOnEndOfStream: false);
            var encoding = Of(head.AsSpan(0, read));
            if (stream.CanSeek)
            {
                stream.Position = 0;
            }
            else
            {
                stream.Dispose();
                stream = open();
            }

            return encoding is null
                ? stream
                : new Utf8Stream(
                    Encoding.CreateTranscodingStream(stream, encoding, new UTF8Encoding(false)),
                    encoding.CodePage == 1252 ? "windows-1252" : "utf-16"
                );
        };

    private static Encoding? Of(ReadOnlySpan<byte> head) =>
        Detect(head) switch
        {
            "windows-1252" => Windows1252,
            "utf-16" => head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || (head[0] == 0 && head[1] != 0)
                ? Encoding.BigEndianUnicode
                : Encoding.Unicode,
            _ => null,
        };

    // Every second byte of the first 64 is zero and the others are printable: ASCII written in two bytes a letter.
    private static bool IsWide(ReadOnlySpan<byte> head, int zeroAt)
    {
        var length = Math.Min(head.Length, 64) & ~1;
        for (var i = 0; i < length; i++)
        {
            var isZero = i % 2 == zeroAt;
            if (isZero ? head[i] != 0 : head[i] is not (>= 0x20 and < 0x7F or (byte)'\t' or (byte)'\n' or (byte)'\r'))
            {
                return false;
            }
        }

        return length >= 8;
    }

    private static (int Valid, int Invalid) Count(ReadOnlySpan<byte> bytes)
    {
        var (valid, invalid) = (0, 0);
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var rune, out var used);
            if (status == System.Buffers.OperationStatus.NeedMoreData)
            {
                break;
            }

            valid += status == System.Buffers.OperationStatus.Done && !rune.IsAscii ? 1 : 0;
            invalid += status == System.Buffers.OperationStatus.InvalidData ? 1 : 0;
            bytes = bytes[used..];
        }

        return (valid, invalid);
    }
}
