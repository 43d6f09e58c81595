using System.Buffers.Binary;
using System.Text;

namespace Exhibit.Evidence;

/// <summary>
/// The one zip that a set of files has: entries in ordinal order below "dossier/", stored, dated 1980-01-01, mode 0644, no
/// extra fields, no comments. Compression is left out because its bytes differ between libraries and their versions.
/// </summary>
public static class CanonicalZip
{
    /// <summary>Folder that every entry lies in.</summary>
    public const string Root = "dossier/";

    internal const uint LocalMark = 0x04034B50;
    internal const uint CentralMark = 0x02014B50;
    internal const uint EndMark = 0x06054B50;

    // Version 2.0; no flags; stored; 00:00:00; 1980-01-01.
    private const ushort Version = 20;
    private const ushort Date = 0x21;

    // Made by Unix, version 2.0; a plain file of mode 0644.
    private const ushort MadeBy = (3 << 8) | Version;
    private const uint Attributes = 0x81A40000;

    /// <summary>Writes every file of a package.</summary>
    /// <param name="package">The files.</param>
    /// <param name="output">Where to write.</param>
    /// <param name="root">Folder that every entry lies in, ending in '/'; a dossier's is <see cref="Root"/>.</param>
    public static void Write(IPackage package, Stream output, string root = Root)
    {
        var central = new MemoryStream();
        long at = 0;
        foreach (var path in package.Files)
        {
            uint crc;
            using (var stream = package.Open(path))
            {
                crc = Crc32.Of(stream);
            }

            var entry = new ZipEntry(path, package.Length(path), crc, at);
            var header = Local(entry, root);
            output.Write(header);
            using (var stream = package.Open(path))
            {
                stream.CopyTo(output);
            }

            central.Write(Central(entry, root));
            at += header.Length + entry.Length;
        }

        output.Write(central.GetBuffer().AsSpan(0, (int)central.Length));
        output.Write(End(package.Files.Count, (uint)central.Length, (uint)at));
    }

    internal static byte[] Local(ZipEntry entry, string root = Root)
    {
        var name = Encoding.ASCII.GetBytes(root + entry.Path);
        var bytes = new byte[30 + name.Length];
        U32(bytes, 0, LocalMark);
        U16(bytes, 4, Version);
        Common(bytes, 6, entry, name.Length);
        name.CopyTo(bytes, 30);
        return bytes;
    }

    internal static byte[] Central(ZipEntry entry, string root = Root)
    {
        var name = Encoding.ASCII.GetBytes(root + entry.Path);
        var bytes = new byte[46 + name.Length];
        U32(bytes, 0, CentralMark);
        U16(bytes, 4, MadeBy);
        U16(bytes, 6, Version);
        Common(bytes, 8, entry, name.Length);
        U32(bytes, 38, Attributes);
        U32(bytes, 42, (uint)entry.Offset);
        name.CopyTo(bytes, 46);
        return bytes;
    }

    internal static byte[] End(int entries, uint length, uint offset)
    {
        var bytes = new byte[22];
        U32(bytes, 0, EndMark);
        U16(bytes, 8, (ushort)entries);
        U16(bytes, 10, (ushort)entries);
        U32(bytes, 12, length);
        U32(bytes, 16, offset);
        return bytes;
    }

    // Flags, method, time, date, checksum, both sizes, lengths of name and extra field: alike in both headers.
    private static void Common(byte[] bytes, int at, ZipEntry entry, int name)
    {
        U16(bytes, at + 6, Date);
        U32(bytes, at + 8, entry.Crc);
        U32(bytes, at + 12, (uint)entry.Length);
        U32(bytes, at + 16, (uint)entry.Length);
        U16(bytes, at + 20, (ushort)name);
    }

    private static void U16(byte[] bytes, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), value);

    private static void U32(byte[] bytes, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), value);
}
