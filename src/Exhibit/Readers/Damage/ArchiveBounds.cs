using System.IO.Compression;

namespace Exhibit.Readers.Damage;

/// <summary>What a zip archive may claim: entries that overlap, or are too many, unpack without end although each looks harmless.</summary>
internal static class ArchiveBounds
{
    private const int MostEntries = 50_000;

    /// <summary>Refuses an archive by its own table of contents.</summary>
    /// <exception cref="InputException">It claims too many entries or too many bytes.</exception>
    internal static void Refuse(string path, ZipArchive archive, long size)
    {
        if (archive.Entries.Count > MostEntries)
        {
            throw new InputException(
                FormattableString.Invariant(
                    $"'{path}' holds {archive.Entries.Count} files, more than {MostEntries}. Unpack it yourself and read the folder."
                )
            );
        }

        var unpacked = archive.Entries.Aggregate(0.0, (sum, e) => sum + Math.Max(0, e.Length));
        var most = Math.Max(BoundedStream.FreeBytes, (double)size * BoundedStream.MostRatio);
        if (unpacked > most)
        {
            throw new InputException(
                FormattableString.Invariant(
                    $"'{path}' says that it unpacks to {unpacked / (1 << 20):0} MiB, more than {BoundedStream.MostRatio} times its size. If it is honest, unpack it yourself and read the folder."
                )
            );
        }
    }
}
