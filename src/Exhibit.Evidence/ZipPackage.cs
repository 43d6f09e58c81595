using System.Buffers.Binary;
using System.Text;
using static System.FormattableString;

namespace Exhibit.Evidence;

/// <summary>
/// A dossier in its zip, read strictly: headers one after another from the first byte, each equal to the canonical header of
/// what it says, then the directory, then nothing. Whatever else a zip may hold is refused, not skipped.
/// </summary>
public sealed class ZipPackage : IPackage
{
    private readonly Stream stream;
    private readonly string name;
    private readonly SortedDictionary<string, (ZipEntry Entry, long Data)> entries = new(StringComparer.Ordinal);

    private ZipPackage(Stream stream, string name) => (this.stream, this.name) = (stream, name);

    /// <inheritdoc/>
    public IReadOnlyList<string> Files { get; private set; } = [];

    /// <summary>Reads the headers. The package owns the stream, which must seek.</summary>
    /// <param name="stream">The zip.</param>
    /// <param name="name">Its name for messages.</param>
    /// <exception cref="VerifyException">It is no canonical zip of safe names within the limits.</exception>
    public static ZipPackage Open(Stream stream, string name)
    {
        var package = new ZipPackage(stream, PackagePath.Shown(name));
        try
        {
            package.ReadHeaders();
            return package;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public long Length(string path) => entries[path].Entry.Length;

    /// <inheritdoc/>
    public Stream Open(string path) =>
        entries.TryGetValue(path, out var found)
            ? new SliceStream(stream, found.Data, found.Entry.Length)
            : throw new VerifyException(VerifyFailure.MissingFile, path, "a file of this name", "none");

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private void ReadHeaders()
    {
        var order = new List<ZipEntry>();
        long at = 0,
            all = 0;
        while (Mark(at) == CanonicalZip.LocalMark)
        {
            var entry = Entry(at);
            var header = CanonicalZip.Local(entry);
            var data = at + header.Length;
            if (!entries.TryAdd(entry.Path, (entry, data)))
            {
                throw new VerifyException(VerifyFailure.DuplicateEntry, name, "every name once", $"'{entry.Path}' twice");
            }

            all += entry.Length;
            Packages.RequireLimits($"{name}, '{entry.Path}'", entries.Count, entry.Length, all);
            Same(at, header, $"the header of '{entry.Path}'");
            if (data + entry.Length > stream.Length)
            {
                throw Wrong(Invariant($"{entry.Length} bytes of '{entry.Path}'"), "the end of the file");
            }

            if (order.Count > 0 && string.CompareOrdinal(order[^1].Path, entry.Path) > 0)
            {
                throw Wrong("entries in ordinal order", $"'{entry.Path}' after '{order[^1].Path}'");
            }

            order.Add(entry);
            at = data + entry.Length;
        }

        if (order.Count == 0)
        {
            throw new VerifyException(VerifyFailure.NotADossier, name, "a zip of a dossier", "another kind of file");
        }

        Directory(order, at);
        Files = [.. entries.Keys];
        foreach (var (path, (entry, data)) in entries)
        {
            using var content = new SliceStream(stream, data, entry.Length);
            if (Crc32.Of(content) != entry.Crc)
            {
                throw new VerifyException(VerifyFailure.DigestMismatch, $"{name}, '{path}'", "the checksum in its header", "another");
            }
        }
    }

    private void Directory(List<ZipEntry> order, long at)
    {
        var start = at;
        foreach (var entry in order)
        {
            var header = CanonicalZip.Central(entry);
            RequireNoLink(entry, at);
            Same(at, header, $"the directory's line of '{entry.Path}'");
            at += header.Length;
        }

        var end = CanonicalZip.End(order.Count, (uint)(at - start), (uint)start);
        Same(at, end, "the end of the directory");
        if (at + end.Length != stream.Length)
        {
            throw Wrong("nothing after the directory", Invariant($"{stream.Length - at - end.Length} bytes"));
        }
    }

    private void RequireNoLink(ZipEntry entry, long at)
    {
        const int link = 0xA;
        if (at + 46 <= stream.Length && Bytes(at, 46)[41] >> 4 == link)
        {
            throw new VerifyException(VerifyFailure.Symlink, name, $"'{entry.Path}' to be a plain file", "a link");
        }
    }

    private ZipEntry Entry(long at)
    {
        var header = Bytes(at, 30);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(22));
        var crc = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(14));
        var full = Encoding.Latin1.GetString(Bytes(at + 30, BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(26))));
        PackagePath.Require(full, name);
        return full.StartsWith(CanonicalZip.Root, StringComparison.Ordinal) && full.Length > CanonicalZip.Root.Length
            ? new ZipEntry(full[CanonicalZip.Root.Length..], length, crc, at)
            : throw new VerifyException(
                VerifyFailure.UnsafePath,
                name,
                $"a path below '{CanonicalZip.Root}'",
                $"'{PackagePath.Shown(full)}'"
            );
    }

    private uint Mark(long at) => at + 4 <= stream.Length ? BinaryPrimitives.ReadUInt32LittleEndian(Bytes(at, 4)) : 0;

    private void Same(long at, byte[] canonical, string what)
    {
        if (at + canonical.Length > stream.Length || !Bytes(at, canonical.Length).AsSpan().SequenceEqual(canonical))
        {
            throw Wrong($"{what} in canonical form", "other bytes");
        }
    }

    private byte[] Bytes(long at, int length)
    {
        if (at + length > stream.Length)
        {
            throw Wrong(Invariant($"{length} bytes at {at}"), "the end of the file");
        }

        var bytes = new byte[length];
        stream.Position = at;
        stream.ReadExactly(bytes);
        return bytes;
    }

    private VerifyException Wrong(string expected, string found) => new(VerifyFailure.ArchiveNotCanonical, name, expected, found);
}
