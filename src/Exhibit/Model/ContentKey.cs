using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Exhibit.Model;

/// <summary>
/// 128 bits by which a text is known, however long it is. Texts of at most 15 UTF-8 bytes and numbers of at most 30 digits
/// are their own key; all others go by the first 127 bits of their SHA-256: nobody can make two texts with one key.
/// </summary>
public static class ContentKey
{
    // The last byte tells the forms apart: a length up to 15, a length with the digit mark, or the top bit.
    private const int InPlace = 15;
    private const int MostDigits = 2 * InPlace;
    private const byte DigitMark = 0x40;
    private const byte DigestMark = 0x80;

    /// <summary>The key of a text.</summary>
    public static UInt128 Of(ReadOnlySpan<char> text)
    {
        Span<byte> key = stackalloc byte[SHA256.HashSizeInBytes];
        if (text.Length <= InPlace && Encoding.UTF8.TryGetBytes(text, key[..InPlace], out var written))
        {
            key[InPlace] = (byte)written;
        }
        else if (text.Length <= MostDigits && !text.ContainsAnyExceptInRange('0', '9'))
        {
            key.Clear();
            for (var i = 0; i < text.Length; i++)
            {
                key[i >> 1] |= (byte)((text[i] - '0') << ((i & 1) * 4));
            }

            key[InPlace] = (byte)(DigitMark | text.Length);
        }
        else
        {
            Digest(text, key);
            key[InPlace] |= DigestMark;
        }

        return MemoryMarshal.Read<UInt128>(key);
    }

    private static void Digest(ReadOnlySpan<char> text, Span<byte> digest)
    {
        var needed = Encoding.UTF8.GetMaxByteCount(text.Length);
        byte[]? rented = needed > 1024 ? ArrayPool<byte>.Shared.Rent(needed) : null;
        var bytes = rented ?? stackalloc byte[1024];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(text, bytes)], digest);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
