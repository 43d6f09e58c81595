using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Exhibit.Model;

namespace Exhibit;

/// <summary>By what two records are known to be one: every field that says what was posted, by whom and when.</summary>
internal sealed class RecordDigest
{
    // No UTF-8 text holds this byte, so no two records have one series of bytes.
    private const byte End = 0xFF;

    private readonly SipHash hash = WithNewKey();
    private byte[] buffer = new byte[4096];
    private int length;

    /// <summary>
    /// 128 bits under a key that is drawn anew in every run: whoever writes the data cannot make a record that passes for
    /// another. Digests are only compared with each other, so no result depends on the key.
    /// </summary>
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
        return hash.Of(buffer.AsSpan(0, length));
    }

    private static SipHash WithNewKey()
    {
        Span<byte> key = stackalloc byte[2 * sizeof(ulong)];
        RandomNumberGenerator.Fill(key);
        return new SipHash(BinaryPrimitives.ReadUInt64LittleEndian(key), BinaryPrimitives.ReadUInt64LittleEndian(key[sizeof(ulong)..]));
    }

    private void Add(IReadOnlyList<string> fields)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            Add(fields[i]);
        }
    }

    private void Add(string field)
    {
        if (field.Length == 0 && length < buffer.Length)
        {
            buffer[length++] = End;
            return;
        }

        var needed = length + Encoding.UTF8.GetMaxByteCount(field.Length) + 1;
        if (needed > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(needed, 2 * buffer.Length));
        }

        length += Encoding.UTF8.GetBytes(field, buffer.AsSpan(length));
        buffer[length++] = End;
    }
}
