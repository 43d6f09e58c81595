using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Exhibit.Model;

namespace Exhibit;

/// <summary>By what two records are known to be one: every field that says what was posted, by whom and when.</summary>
internal sealed class RecordDigest : IDisposable
{
    // No UTF-8 text holds this byte, so no two records have one series of bytes.
    private const byte End = 0xFF;

    private readonly IncrementalHash sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] buffer = new byte[4096];
    private int length;

    /// <summary>The first 128 bits of SHA-256: nobody can make a record that passes for another.</summary>
    internal UInt128 Of(Post post)
    {
        BinaryPrimitives.WriteInt64LittleEndian(buffer, post.TimeMs);
        length = sizeof(long);
        Add(post.Platform);
        Add(post.AccountId);
        Add(post.PostId);
        Add(post.ObjectId);
        Add(post.Text);
        Add(post.RepostOf);
        Add(post.ReplyTo);
        Add(post.QuoteOf);
        Add(post.Client);
        Add(post.Links);
        Add(post.Hashtags);
        Add(post.Media);
        Span<byte> result = stackalloc byte[SHA256.HashSizeInBytes];
        sha256.AppendData(buffer, 0, length);
        sha256.GetHashAndReset(result);
        return MemoryMarshal.Read<UInt128>(result);
    }

    /// <inheritdoc/>
    public void Dispose() => sha256.Dispose();

    private void Add(IReadOnlyList<string> fields)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            Add(fields[i]);
        }
    }

    private void Add(string field)
    {
        var needed = length + Encoding.UTF8.GetMaxByteCount(field.Length) + 1;
        if (needed > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(needed, 2 * buffer.Length));
        }

        length += field.Length == 0 ? 0 : Encoding.UTF8.GetBytes(field, buffer.AsSpan(length));
        buffer[length++] = End;
    }
}
