using System.Globalization;
using System.Text;

namespace Exhibit.Evidence;

/// <summary>
/// The layout of a dossier: a BagIt bag (RFC 8493) whose payload lies in data/. Two manifests list everything but
/// themselves and the seal: <c>sha256sum -c</c> with either needs no tool of ours.
/// </summary>
public static class Bag
{
    /// <summary>Lists data/.</summary>
    public const string PayloadManifest = "manifest-sha256.txt";

    /// <summary>Lists the files beside data/, the payload manifest among them.</summary>
    public const string TagManifest = "tagmanifest-sha256.txt";

    /// <summary>The signed statement.</summary>
    public const string Seal = "seal.dsse.json";

    /// <summary>The time token.</summary>
    public const string Token = "seal.tsr";

    /// <summary>Folder of the signers' public keys.</summary>
    public const string Signers = "signers/";

    private const string Declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

    /// <summary>Completes a folder that holds data/ and the tag files: bagit.txt, bag-info.txt, both manifests.</summary>
    /// <param name="folder">Root of the dossier.</param>
    /// <param name="info">Lines of bag-info.txt, in order, without the payload's size.</param>
    public static void Complete(string folder, IEnumerable<KeyValuePair<string, string>> info)
    {
        using (var draft = new FolderPackage(folder))
        {
            var payload = draft.Files.Where(IsPayload).ToArray();
            var size = string.Create(CultureInfo.InvariantCulture, $"{payload.Sum(draft.Length)}.{payload.Length}");
            var lines = info.Append(new("Payload-Oxum", size)).Select(l => $"{l.Key}: {l.Value}\n");
            File.WriteAllText(Path.Combine(folder, "bagit.txt"), Declaration);
            File.WriteAllText(Path.Combine(folder, "bag-info.txt"), string.Concat(lines));
            File.WriteAllBytes(Path.Combine(folder, PayloadManifest), Manifest.Of(draft, payload).Write());
        }

        using var bag = new FolderPackage(folder);
        File.WriteAllBytes(Path.Combine(folder, TagManifest), Manifest.Of(bag, bag.Files.Where(IsTag)).Write());
    }

    /// <summary>Requires that the bag is whole: every file listed, every listed file there, every digest right.</summary>
    /// <exception cref="VerifyException">It is not.</exception>
    public static void Check(IPackage package)
    {
        foreach (var file in new[] { "bagit.txt", PayloadManifest, TagManifest })
        {
            if (!package.Has(file))
            {
                throw new VerifyException(VerifyFailure.NotADossier, "the dossier's root", $"'{file}'", "no such file");
            }
        }

        var tags = Manifest.Read(package.Read(TagManifest), TagManifest);
        var payload = Manifest.Read(package.Read(PayloadManifest), PayloadManifest);
        foreach (var file in package.Files.Where(f => !IsSeal(f) && f != TagManifest))
        {
            if (!(IsPayload(file) ? payload : tags).Digests.ContainsKey(file))
            {
                throw new VerifyException(
                    VerifyFailure.UnlistedFile,
                    IsPayload(file) ? PayloadManifest : TagManifest,
                    "every file of the dossier",
                    $"'{file}' in the dossier and not in the list"
                );
            }
        }

        tags.Check(package, TagManifest);
        payload.Check(package, PayloadManifest);
        if (!package.Read("bagit.txt").AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(Declaration)))
        {
            throw new VerifyException(VerifyFailure.MalformedFile, "bagit.txt", "the declaration of BagIt 1.0", "another");
        }
    }

    private static bool IsPayload(string path) => path.StartsWith("data/", StringComparison.Ordinal);

    private static bool IsSeal(string path) => path is Seal or Token || path.StartsWith(Signers, StringComparison.Ordinal);

    private static bool IsTag(string path) => !IsPayload(path) && !IsSeal(path) && path != TagManifest;
}
