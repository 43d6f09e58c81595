using static System.FormattableString;

namespace Exhibit.Evidence;

/// <summary>Opens packages and reads their small files.</summary>
public static class Packages
{
    /// <summary>Opens a folder or a zip.</summary>
    /// <exception cref="VerifyException">It is neither, or it is not what a dossier may be.</exception>
    public static IPackage Open(string path)
    {
        if (Directory.Exists(path))
        {
            return new FolderPackage(path);
        }

        return File.Exists(path)
            ? ZipPackage.Open(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read), Path.GetFileName(path))
            : throw new VerifyException(
                VerifyFailure.NotADossier,
                $"'{PackagePath.Shown(path)}'",
                "a dossier's folder or its zip",
                "nothing"
            );
    }

    /// <summary>Whether the package holds a file.</summary>
    public static bool Has(this IPackage package, string path) => package.Files.Contains(path, StringComparer.Ordinal);

    /// <summary>All bytes of a file of limited size.</summary>
    /// <exception cref="VerifyException">It is absent or too large.</exception>
    public static byte[] Read(this IPackage package, string path, long most = PackageLimits.DocumentBytes)
    {
        if (!package.Has(path))
        {
            throw new VerifyException(VerifyFailure.MissingFile, path, "a file of this name", "none");
        }

        if (package.Length(path) > most)
        {
            throw new VerifyException(
                VerifyFailure.Oversized,
                path,
                Invariant($"at most {most} bytes"),
                Invariant($"{package.Length(path)}")
            );
        }

        using var stream = package.Open(path);
        var bytes = new byte[package.Length(path)];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Refuses more files or bytes than the limits allow.</summary>
    internal static void RequireLimits(string where, int files, long largest, long all)
    {
        void Most(string what, long most, long found)
        {
            if (found > most)
            {
                throw new VerifyException(VerifyFailure.Oversized, where, Invariant($"at most {most} {what}"), Invariant($"{found}"));
            }
        }

        Most("files", PackageLimits.Files, files);
        Most("bytes in one file", PackageLimits.FileBytes, largest);
        Most("bytes in all", PackageLimits.AllBytes, all);
    }
}
