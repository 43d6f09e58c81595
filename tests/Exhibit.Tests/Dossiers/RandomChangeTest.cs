using Exhibit.Coordination;
using Exhibit.Evidence;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Dossiers;

/// <summary>No byte of a sealed dossier is free: every single change is detected, by the folder's form and by the zip's.</summary>
public sealed class RandomChangeTest(ITestOutputHelper output)
{
    private const int Changes = 10_000;

    [Fact]
    public void TenThousandChangesOfTheFolderAreAllDetected()
    {
        using var folder = new FolderPackage(GroupDossier.Folder);
        var files = folder.Files.ToDictionary(f => f, f => folder.Read(f), StringComparer.Ordinal);
        var total = files.Values.Sum(f => (long)f.Length);
        var random = new SplitMix64(1);
        var kinds = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Changes; i++)
        {
            var at = (long)(random.NextDouble() * total);
            var file = files.First(f => (at -= f.Value.Length) < 0);
            var position = (int)(at + file.Value.Length);
            Try(kinds, () => new BytesPackage(files), file.Value, position, (byte)(1 + random.Next(255)));
        }

        Report(kinds, "folder");
    }

    [Fact]
    public void EveryByteOfTheSealIsHeld()
    {
        using var folder = new FolderPackage(GroupDossier.Folder);
        var files = folder.Files.ToDictionary(f => f, f => folder.Read(f), StringComparer.Ordinal);
        var kinds = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var file in files.Where(f => f.Key == Bag.Seal || f.Key.StartsWith(Bag.Signers, StringComparison.Ordinal)))
        {
            for (var i = 0; i < file.Value.Length; i++)
            {
                foreach (var flip in (byte[])[1, 0x20, 0x80])
                {
                    Try(kinds, () => new BytesPackage(files), file.Value, i, flip);
                }
            }
        }

        Report(kinds, "seal");
    }

    [Fact]
    public void TenThousandChangesOfTheZipAreAllDetected()
    {
        var zip = File.ReadAllBytes(GroupDossier.Zip);
        var random = new SplitMix64(2);
        var kinds = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Changes; i++)
        {
            Try(kinds, () => ZipPackage.Open(new MemoryStream(zip), "x"), zip, random.Next(zip.Length), (byte)(1 + random.Next(255)));
        }

        Report(kinds, "zip");
    }

    // A liar's change fits the manifests. Where it still makes a dossier it may pass; where not, the failure has a name.
    [Fact]
    public void FourHundredChangesByALiarNeverEndWithoutAName()
    {
        using var folder = new FolderPackage(GroupDossier.Folder);
        var files = folder
            .Files.Where(f => f != Bag.Seal && !f.StartsWith(Bag.Signers, StringComparison.Ordinal))
            .ToDictionary(f => f, f => folder.Read(f), StringComparer.Ordinal);
        string[] targets =
        [
            .. files.Keys.Where(f => f.StartsWith("data/", StringComparison.Ordinal) && !f.EndsWith(".raw", StringComparison.Ordinal)),
        ];
        var random = new SplitMix64(3);
        var kinds = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < 400; i++)
        {
            var file = targets[random.Next(targets.Length)];
            var bytes = files[file];
            var at = random.Next(bytes.Length);
            var before = bytes[at];
            bytes[at] = (byte)"0123456789,-\n\"[{ax"[random.Next(18)];
            files[Bag.PayloadManifest] = Manifest
                .Of(new BytesPackage(files), files.Keys.Where(f => f.StartsWith("data/", StringComparison.Ordinal)))
                .Write();
            files[Bag.TagManifest] = Manifest
                .Of(
                    new BytesPackage(files),
                    files.Keys.Where(f => !f.StartsWith("data/", StringComparison.Ordinal) && f != Bag.TagManifest)
                )
                .Write();
            try
            {
                DossierCheck.Run(new BytesPackage(files), [], 1);
                kinds["(passed)"] = kinds.GetValueOrDefault("(passed)") + 1;
            }
            catch (VerifyException e)
            {
                kinds[e.Failure.ToString()] = kinds.GetValueOrDefault(e.Failure.ToString()) + 1;
            }

            bytes[at] = before;
        }

        output.WriteLine($"liar: {string.Join(", ", kinds.Select(k => $"{k.Key} {k.Value}"))}");
    }

    private static void Try(SortedDictionary<string, int> kinds, Func<IPackage> open, byte[] bytes, int at, byte flip)
    {
        bytes[at] ^= flip;
        try
        {
            using var package = open();
            DossierCheck.Run(package, [SmallDossier.Key.Public], 1);
            Assert.Fail($"byte {at} changed by {flip} was not detected");
        }
        catch (VerifyException e)
        {
            kinds[e.Failure.ToString()] = kinds.GetValueOrDefault(e.Failure.ToString()) + 1;
        }
        finally
        {
            bytes[at] ^= flip;
        }
    }

    private void Report(SortedDictionary<string, int> kinds, string what)
    {
        output.WriteLine(
            $"{what}: {kinds.Values.Sum()} changes, all detected: {string.Join(", ", kinds.Select(k => $"{k.Key} {k.Value}"))}"
        );
    }

    private sealed class BytesPackage(Dictionary<string, byte[]> files) : IPackage
    {
        public IReadOnlyList<string> Files { get; } = [.. files.Keys.Order(StringComparer.Ordinal)];

        public long Length(string path) => files[path].Length;

        public Stream Open(string path) => new MemoryStream(files[path], writable: false);

        public void Dispose() { }
    }
}
