using System.IO.Compression;
using System.Text;
using Exhibit.Evidence;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Dossiers;

/// <summary>Every tampered twin of a dossier's zip.</summary>
internal static class ZipTwins
{
    internal static readonly IReadOnlyList<(string Name, VerifyFailure Failure, Func<byte[], byte[]> Make)> All =
    [
        ("a name with ../", VerifyFailure.UnsafePath, b => Named(b, "../../../../x.txt")),
        ("an absolute name", VerifyFailure.UnsafePath, b => Named(b, "/tmp/xxxxxxxx.txt")),
        ("a name with a backslash", VerifyFailure.UnsafePath, b => Named(b, "dossier\\..\\xx.tx")),
        ("a name twice", VerifyFailure.DuplicateEntry, Twice),
        ("an oversized entry", VerifyFailure.Oversized, b => With(b, 22, [0xFF, 0xFF, 0xFF, 0x7F])),
        ("a link", VerifyFailure.Symlink, Link),
        ("bytes after the end", VerifyFailure.ArchiveNotCanonical, b => [.. b, 0]),
        ("bytes before the start", VerifyFailure.NotADossier, b => [0, .. b]),
        ("a comment", VerifyFailure.ArchiveNotCanonical, b => [.. b[..^2], 1, 0, (byte)'x']),
        ("another date", VerifyFailure.ArchiveNotCanonical, b => With(b, 12, [0x22])),
        // Within the page: a cut within a name would be found as a name that is none.
        ("cut off", VerifyFailure.ArchiveNotCanonical, b => b[..(b.AsSpan().IndexOf("<!doctype html>"u8) + 200)]),
        ("packed by another tool", VerifyFailure.ArchiveNotCanonical, _ => Packed()),
        ("no zip at all", VerifyFailure.NotADossier, _ => "%PDF-1.7 and so on, for a while"u8.ToArray()),
    ];

    private static byte[] With(byte[] zip, int at, byte[] bytes)
    {
        var result = (byte[])zip.Clone();
        bytes.CopyTo(result, at);
        return result;
    }

    // A zip of one entry of this name, of the same form as ours.
    private static byte[] Named(byte[] zip, string name)
    {
        var label = Encoding.ASCII.GetBytes(name);
        byte[] header = [.. zip.AsSpan(0, 14), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)label.Length, 0, 0, 0];
        return [.. header, .. label, .. new byte[22]];
    }

    private static byte[] Twice(byte[] zip)
    {
        var length = BitConverter.ToInt32(zip, 22) + BitConverter.ToUInt16(zip, 26) + 30;
        return [.. zip.AsSpan(0, length), .. zip];
    }

    // Mode of the first line of the directory: a symbolic link.
    private static byte[] Link(byte[] zip)
    {
        var directory = BitConverter.ToInt32(zip, zip.Length - 6);
        return With(zip, directory + 38, [0, 0, 0xFF, 0xA1]);
    }

    private static byte[] Packed()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var package = new FolderPackage(SmallDossier.Folder);
            foreach (var file in package.Files)
            {
                using var entry = zip.CreateEntry("dossier/" + file, CompressionLevel.NoCompression).Open();
                entry.Write(package.Read(file));
            }
        }

        return memory.ToArray();
    }
}
