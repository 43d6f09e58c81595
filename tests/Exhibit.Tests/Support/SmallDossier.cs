using Exhibit.Cli;
using Exhibit.Evidence;

namespace Exhibit.Tests.Support;

/// <summary>The dossier of <see cref="SmallCase"/>, signed, made once a test run; and copies of it to be tampered with.</summary>
internal static class SmallDossier
{
    internal static readonly SigningKey Key = SigningKey.New();
    internal static readonly SigningKey Other = SigningKey.New();

    private static readonly Lazy<(string Folder, string Zip)> Made = new(() =>
        Sealing.Run(SmallCase.Run.Copy(), PseudonymKey(), "", [Key], 2, null, default)
    );

    internal static string Folder => Made.Value.Folder;

    internal static string Zip => Made.Value.Zip;

    /// <summary>A file with a fixed pseudonym key.</summary>
    internal static string PseudonymKey()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("exhibit-key-").FullName, "pseudonym.key");
        File.WriteAllText(path, string.Concat(Enumerable.Repeat("0123456789abcdef", 4)) + "\n");
        return path;
    }

    /// <summary>A copy to tamper with.</summary>
    internal static string Copy(string from)
    {
        var to = Path.Combine(Directory.CreateTempSubdirectory("exhibit-twin-").FullName, "dossier");
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return to;
    }

    /// <summary>What a liar does after a change: removes the seal and makes the manifests fit.</summary>
    internal static void Rewrite(string folder)
    {
        File.Delete(Path.Combine(folder, Bag.Seal));
        if (Directory.Exists(Path.Combine(folder, "signers")))
        {
            Directory.Delete(Path.Combine(folder, "signers"), recursive: true);
        }

        Bag.Complete(folder, []);
    }
}
