using Exhibit.Evidence;
using Exhibit.Tests.Cli;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Dossiers;

/// <summary>Both verifiers catch every tampered twin, each with its own failure and exit code.</summary>
public sealed class TwinTest
{
    private static readonly Twin[] All = [.. Twins.Sealed, .. Twins.Rewritten, .. Twins.Worded, .. GroupTwins.All];

    public static TheoryData<string> Folders() => [.. All.Select(t => t.Name)];

    [Fact]
    public void TheUntouchedDossierPassesBoth()
    {
        var trusted = TrustedKey();
        Assert.Equal((0, ""), Ours(SmallDossier.Folder, trusted));
        Assert.Equal((0, ""), Ours(SmallDossier.Zip, trusted));
        Assert.Equal((0, ""), Theirs(SmallDossier.Folder, trusted));
        Assert.Equal((0, ""), Theirs(SmallDossier.Zip, trusted));
        Assert.Equal((0, ""), Ours(GroupDossier.Zip, trusted));
        Assert.Equal((0, ""), Theirs(GroupDossier.Folder, trusted));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void IsCaught(string name)
    {
        var twin = All.Single(t => t.Name == name);
        var folder = SmallDossier.Copy(GroupTwins.All.Contains(twin) ? GroupDossier.Folder : SmallDossier.Folder);
        try
        {
            twin.Tamper(folder);
            if (!Twins.Sealed.Contains(twin))
            {
                SmallDossier.Rewrite(folder);
            }

            var trusted = twin.Trust ? TrustedKey() : null;
            Fails(twin.Ours ?? twin.Failure, Ours(folder, trusted));
            if (!Twins.Worded.Contains(twin))
            {
                Fails(twin.Failure, Theirs(folder, trusted));
            }
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
        }
    }

    public static TheoryData<string> Zips() => [.. ZipTwins.All.Select(z => z.Name)];

    [Theory]
    [MemberData(nameof(Zips))]
    public void AZipIsCaught(string name)
    {
        var (_, failure, make) = ZipTwins.All.Single(z => z.Name == name);
        var path = Path.Combine(Directory.CreateTempSubdirectory("exhibit-twin-").FullName, "dossier.zip");
        try
        {
            File.WriteAllBytes(path, make(File.ReadAllBytes(SmallDossier.Zip)));
            Fails(failure, Ours(path, null));
            Fails(failure, Theirs(path, null));
            Assert.Equal([path], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(path)!));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    private static void Fails(VerifyFailure failure, (int Code, string Error) found)
    {
        Assert.Contains($"{failure}: in ", found.Error, StringComparison.Ordinal);
        Assert.Equal((int)failure, found.Code);
        Assert.Contains(", expected ", found.Error, StringComparison.Ordinal);
        Assert.Contains(", found ", found.Error, StringComparison.Ordinal);
        Assert.Single(found.Error.Trim().Split('\n'));
    }

    private static string TrustedKey()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("exhibit-trust-").FullName, "trusted.pub");
        File.WriteAllText(path, SmallDossier.Key.Public.Pem);
        return path;
    }

    private static (int Code, string Error) Ours(string path, string? trusted)
    {
        var (code, _, error) = Shell.Run(trusted is null ? ["verify", path] : ["verify", path, "--trust", trusted]);
        return (code, error);
    }

    // The copy in the repository is run, not the one in the dossier: a liar would change that too.
    private static (int Code, string Error) Theirs(string path, string? trusted)
    {
        var script = Path.Combine(RealData.Repository, "src", "Exhibit", "Dossiers", "check.py");
        string[] arguments = ["-I", script, path];
        var (code, _, error) = Outside.Run(
            "python3",
            Path.GetDirectoryName(path)!,
            trusted is null ? arguments : [.. arguments, "--trust", trusted]
        );
        return (code, error);
    }
}
