using System.Text;
using Exhibit.Forgetting;
using Exhibit.Readers;
using Exhibit.Stores;
using Exhibit.Stores.DuckDb;

namespace Exhibit.Cli;

/// <summary>
/// Looks for what an erasure left behind, in the bytes of every file and in every text of the database, and keeps what never
/// named the account.
/// </summary>
internal static class Leftovers
{
    private const int Chunk = 16 << 20;

    // Longer than any name or id that is looked for.
    private const int Overlap = 4096;

    /// <summary>Requires that no file of a folder names the account.</summary>
    /// <exception cref="CaseFolderException">One does, or its name does.</exception>
    internal static void Require(string folder, Erasure erasure, bool commonWord)
    {
        foreach (var file in commonWord ? [] : Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (Names(file, Path.GetRelativePath(folder, file), erasure))
            {
                throw new CaseFolderException(
                    $"{Path.GetFileName(file)} would still name the account. Nothing was changed. If another account bears the same name, forget that one first; if the name is also a common word or the platform's, which the case uses itself, say --common-word."
                );
            }
        }
    }

    /// <summary>Copies a file or folder that a run did not write, if it does not name the account.</summary>
    /// <exception cref="InputException">It does.</exception>
    internal static void Keep(string from, string to, Erasure erasure)
    {
        var folder = Directory.Exists(from);
        foreach (var file in folder ? Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories) : [from])
        {
            if (Names(file, Path.GetFileName(file), erasure))
            {
                throw new InputException(
                    $"'{from}' names the account and was not written by a run. Nothing was changed. Take the name out, or the file away, and forget again."
                );
            }

            var target = folder ? Path.Combine(to, Path.GetRelativePath(from, file)) : to;
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(target, File.GetUnixFileMode(file));
            }
        }
    }

    /// <summary>Copies the files of a folder that do not name the account.</summary>
    /// <returns>How the others are numbered; their names come from the sources and may name the account themselves.</returns>
    internal static IReadOnlyList<string> CopyUnnamed(string from, string to, Erasure erasure)
    {
        var left = new List<string>();
        foreach (var file in Directory.EnumerateFiles(from).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            // A file is named after its source, with a dash for whatever is no letter or digit.
            if (Names(file, name, erasure) || erasure.Names(name.Replace('-', '_')) || erasure.Names(name.Replace('-', '.')))
            {
                left.Add(name.Split('-')[0]);
                continue;
            }

            Directory.CreateDirectory(to);
            File.Copy(file, Path.Combine(to, name));
        }

        return left;
    }

    private static bool Names(string file, string name, Erasure erasure)
    {
        if (erasure.Names(name))
        {
            return true;
        }

        // Its strings lie packed; its bytes are searched too, below.
        if (
            Path.GetFileName(file) == CaseFolder.DatabaseName
            && CaseTexts.Find(file, erasure.Names, bytes => erasure.NamesRaw(bytes)) is not null
        )
        {
            return true;
        }

        using var stream = File.OpenRead(file);
        var buffer = new byte[Chunk];
        var held = 0;
        while (true)
        {
            var total = held + stream.ReadAtLeast(buffer.AsSpan(held), Chunk - held, throwOnEndOfStream: false);
            if (erasure.NamesRaw(buffer.AsSpan(0, total)))
            {
                return true;
            }

            if (total < Chunk)
            {
                return false;
            }

            buffer.AsSpan(Chunk - Overlap).CopyTo(buffer);
            held = Overlap;
        }
    }
}
