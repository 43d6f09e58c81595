using System.Text.Json.Nodes;
using Exhibit.Cli;
using Exhibit.Evidence;
using Exhibit.Tests.Cli;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Dossiers;

/// <summary>A dossier is the same everywhere, checkable by public tools, and both verifiers agree on it.</summary>
public sealed class DossierTest : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-dossier-").FullName;

    [Fact]
    public void TheSameCaseAndKeyGiveTheSameBytes()
    {
        using var again = new TempCase(new AnalysisOptions { Threads = 1 }, SmallWorld.File());
        var (other, zip) = Sealing.Run(again.Path, SmallDossier.PseudonymKey(), "", [SmallDossier.Key], 1, null, default);
        using var left = new FolderPackage(SmallDossier.Folder);
        using var right = new FolderPackage(other);
        Assert.Equal(left.Files, right.Files);
        Assert.All(left.Files.Where(f => f != Bag.Seal), f => Assert.Equal(left.Read(f), right.Read(f)));
        Assert.Equal(left.Read(Bag.Seal).Length, right.Read(Bag.Seal).Length, tolerance: 8);
        Assert.True(File.Exists(zip));
    }

    [Fact]
    public void PublicToolsConfirmIt()
    {
        foreach (var manifest in new[] { Bag.PayloadManifest, Bag.TagManifest })
        {
            Assert.Equal(0, Outside.Run("sha256sum", SmallDossier.Folder, "--strict", "--quiet", "-c", manifest).Code);
        }

        // The commands of docs/dossier-format.md.
        var envelope = JsonNode.Parse(File.ReadAllText(Path.Combine(SmallDossier.Folder, Bag.Seal)))!;
        var payload = Convert.FromBase64String((string)envelope["payload"]!);
        File.WriteAllBytes(Path.Combine(folder, "pae"), new Envelope((string)envelope["payloadType"]!, payload).Signed());
        File.WriteAllBytes(Path.Combine(folder, "sig"), Convert.FromBase64String((string)envelope["signatures"]![0]!["sig"]!));
        File.WriteAllText(Path.Combine(folder, "trusted.pub"), SmallDossier.Key.Public.Pem);
        var (code, output, _) = Outside.Run("openssl", folder, "dgst", "-sha256", "-verify", "trusted.pub", "-signature", "sig", "pae");
        Assert.Equal((0, "Verified OK\n"), (code, output));
        File.AppendAllText(Path.Combine(folder, "pae"), "x");
        Assert.NotEqual(0, Outside.Run("openssl", folder, "dgst", "-sha256", "-verify", "trusted.pub", "-signature", "sig", "pae").Code);
    }

    [Fact]
    public void TheScriptInTheDossierRunsThereWithoutArguments()
    {
        var (code, output, error) = Outside.Run("python3", SmallDossier.Folder, "-I", "check.py");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("6 strong, 0 indicated; 7 findings. All as stated.", output, StringComparison.Ordinal);
        var id = JsonNode.Parse(File.ReadLines(Path.Combine(SmallDossier.Folder, "data", "findings.jsonl")).Last())!["id"]!;
        var (_, steps, _) = Outside.Run("python3", SmallDossier.Folder, "-I", "check.py", "--finding", (string)id!);
        Assert.Contains("edges.csv says the same.", steps, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(SmallDossier.Folder, "__pycache__")));
    }

    [Fact]
    public void SeveralSign()
    {
        var copy = SmallDossier.Copy(SmallDossier.Folder);
        Seals.Sign(copy, [SmallDossier.Other]);
        using var package = new FolderPackage(copy);
        Assert.Equal(2, Seals.Check(package, [SmallDossier.Other.Public]).Count);
        Assert.Equal(0, Outside.Run("python3", copy, "-I", "check.py").Code);
        Directory.Delete(Path.GetDirectoryName(copy)!, recursive: true);
    }

    [Fact]
    public void TheFullSourcesGiveTheSameDossier()
    {
        var (code, output, error) = Shell.Run(
            "verify",
            SmallDossier.Folder,
            "--sources",
            SmallWorld.File(),
            "--pseudonym-key",
            SmallDossier.PseudonymKey()
        );
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("From the full sources the same protocol gives the same dossier.", output, StringComparison.Ordinal);
        Assert.Equal(0, Shell.Run("verify", SmallDossier.Folder, "--sources", SmallWorld.File()).Code);
    }

    // A liar who leaves out a bystander's traces, and with them the crowd, is found only by the sources.
    [Fact]
    public void ALieThatIsConsistentIsFoundByTheSources()
    {
        var copy = SmallDossier.Copy(SmallDossier.Folder);
        Twins.Text(copy, "data/timing/candidates.csv", t => t + "60,3600,co-post,7,7,1\n");
        SmallDossier.Rewrite(copy);
        Assert.Equal(0, Shell.Run("verify", copy).Code);
        var (code, _, error) = Shell.Run("verify", copy, "--sources", SmallWorld.File());
        Assert.Equal((int)VerifyFailure.SourcesMismatch, code);
        Assert.Contains("SourcesMismatch: in data/timing/candidates.csv", error, StringComparison.Ordinal);
        var other = Path.Combine(folder, "posts.csv");
        File.WriteAllText(other, SmallWorld.Text() + "zz,zz,2020-01-01T00:00:00Z,one row more,\n");
        Assert.Contains(
            "SourcesMismatch: in data/materials/sources.csv",
            Shell.Run("verify", SmallDossier.Folder, "--sources", other).Error,
            StringComparison.Ordinal
        );
        Directory.Delete(Path.GetDirectoryName(copy)!, recursive: true);
    }

    // Damage is seen only while the bytes are read: the case keeps the sentence, and the public level does not name the file.
    [Fact]
    public void TheDamageOfASourceIsSealedToo()
    {
        var posts = Path.Combine(folder, "damaged.csv");
        File.WriteAllText(posts, SmallWorld.Text() + "n1,n1,2020-01-02T00:00:00Z,a lost \uFFFD character,\n");
        using var made = new TempCase(new AnalysisOptions { Threads = 2, Controls = false }, posts);
        var (named, _) = Sealing.Run(made.Path, SmallDossier.PseudonymKey(), "", [], 2, null, default);
        Assert.Contains(
            "damaged.csv: replacement-characters",
            File.ReadAllText(Path.Combine(named, "data", "dossier.json")),
            StringComparison.Ordinal
        );
        Assert.Equal((0, ""), Shell.Run("verify", named, "--sources", posts) is var r ? (r.Code, r.Error) : default);
        var (nobody, _) = Sealing.Run(made.Path, SmallDossier.PseudonymKey(), "", [], 2, null, default, new SealChoices { Public = true });
        var head = File.ReadAllText(Path.Combine(nobody, "data", "dossier.json"));
        Assert.Contains("source 0: replacement-characters", head, StringComparison.Ordinal);
        Assert.DoesNotContain("damaged.csv", head, StringComparison.Ordinal);
    }

    [Fact]
    public void TheDemoWorldSealsAndBothVerifiersAgree()
    {
        Exhibit.Simulator.DemoWorld.Write(folder);
        using var made = new TempCase(new AnalysisOptions { Threads = 2 }, Path.Combine(folder, "posts.csv"));
        Assert.Contains(made.Result.Edges, e => e.Tier == Exhibit.Model.Tier.Indicated);
        Agree(made);
    }

    [Fact]
    public void TheInternetResearchAgencySealsAndBothVerifiersAgree()
    {
        using var made = new TempCase(new AnalysisOptions { Threads = 2, Controls = false }, RealData.Data("ira_by_author"));
        Agree(made);
    }

    [Fact]
    public void NoBystanderIsNamedInATable()
    {
        var named = SmallCase
            .Run.Result.Edges.Where(e => e.Tier != Exhibit.Model.Tier.None)
            .SelectMany(e => new[] { e.A, e.B })
            .ToHashSet();
        var bystanders = SmallCase
            .Run.Result.Accounts.Where(a => !named.Contains(a.Index))
            .Select(a => a.Id)
            .ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(bystanders);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(SmallDossier.Folder, "data"), "*.csv", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain(File.ReadLines(file).SelectMany(l => l.Split(',')), cell => bystanders.Contains(cell));
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static void Agree(TempCase made)
    {
        var (sealedFolder, _) = Sealing.Run(made.Path, SmallDossier.PseudonymKey(), "", [], 2, null, default);
        Assert.Equal(0, Shell.Run("verify", sealedFolder).Code);
        var (code, output, error) = Outside.Run("python3", sealedFolder, "-I", "check.py");
        Assert.Equal((0, ""), (code, error));
        var edges = made.Result.Edges.Where(e => e.Tier != Exhibit.Model.Tier.None).ToArray();
        var strong = edges.Count(e => e.Tier == Exhibit.Model.Tier.Strong);
        Assert.Contains($"Recomputed: {edges.Length} pairs", output, StringComparison.Ordinal);
        Assert.Contains($"{strong} strong, {edges.Length - strong} indicated", output, StringComparison.Ordinal);
        Assert.Contains(
            $"; {made.Result.Communities.Count} communities;",
            Shell.Run("verify", sealedFolder).Output,
            StringComparison.Ordinal
        );
        Assert.Contains($"Rung 2: {made.Result.Findings.Count(f => f.Rung == 2)} observations", output, StringComparison.Ordinal);
    }
}
