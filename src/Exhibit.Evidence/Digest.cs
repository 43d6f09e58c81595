using System.Security.Cryptography;

namespace Exhibit.Evidence;

/// <summary>SHA-256 in the form used everywhere: 64 lower-case hexadecimal digits.</summary>
public static class Digest
{
    /// <summary>Digest of bytes.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Digest of a stream to its end.</summary>
    public static string Of(Stream stream) => Convert.ToHexStringLower(SHA256.HashData(stream));

    /// <summary>Whether a text is a digest in this form.</summary>
    public static bool IsOne(string text) => text.Length == 64 && text.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));
}
