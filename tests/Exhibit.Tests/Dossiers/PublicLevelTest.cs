using System.Text;
using Exhibit.Cli;
using Exhibit.Evidence;
using Exhibit.Tests.Cli;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Dossiers;

/// <summary>The public level: every number checked, nobody named.</summary>
public sealed class PublicLevelTest : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-public-").FullName;

    [Fact]
    public void BothVerifiersCheckEveryNumberAndNoIdentityIsLeft()
    {
        Exhibit.Simulator.DemoWorld.Write(folder);
        var posts = Path.Combine(folder, "posts.csv");
        File.WriteAllText(Path.Combine(folder, "capture.yaml"), "who: tester\nquery: everything\n");
        using var made = new TempCase(new AnalysisOptions { Threads = 2, Controls = false }, posts);
        var (dossier, zip) = Sealing.Run(
            made.Path,
            SmallDossier.PseudonymKey(),
            "",
            [SmallDossier.Key],
            2,
            null,
            default,
            new SealChoices { Public = true }
        );
        Assert.Equal((0, ""), Shell.Run("verify", zip) is var r ? (r.Code, r.Error) : default);
        var (code, output, error) = Outside.Run("python3", dossier, "-I", "check.py");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("nobody is named", output, StringComparison.Ordinal);
        Assert.Contains(
            $"Recomputed: {made.Result.Edges.Count(e => e.Tier != Exhibit.Model.Tier.None)} pairs",
            output,
            StringComparison.Ordinal
        );

        // Every identity of the world, and a line of every cited text, in every file of the dossier, in any case.
        var all = Directory
            .EnumerateFiles(dossier, "*", SearchOption.AllDirectories)
            .Select(f => Encoding.UTF8.GetString(File.ReadAllBytes(f)) + f[folder.Length..]);
        var text = string.Concat(all).ToUpperInvariant();
        var identities = made.Result.Accounts.SelectMany(a => new[] { a.Id, a.Handle }).Where(n => n.Length > 3).Distinct().ToArray();
        Assert.True(identities.Length > 100);
        Assert.DoesNotContain(identities, n => text.Contains(n.ToUpperInvariant(), StringComparison.Ordinal));
        Assert.DoesNotContain(
            made.Result.Objects.Where(o => o.Content.Length > 3),
            o => text.Contains(o.Content.ToUpperInvariant(), StringComparison.Ordinal)
        );
        Assert.DoesNotContain("POSTS.CSV", text, StringComparison.Ordinal);

        Assert.Contains("only with its key", Shell.Run("verify", dossier, "--sources", posts).Error, StringComparison.Ordinal);
        var (sources, _, fault) = Shell.Run("verify", dossier, "--sources", posts, "--pseudonym-key", SmallDossier.PseudonymKey());
        Assert.Equal((0, ""), (sources, fault));
    }

    [Fact]
    public void ACommitmentIsWhatThePageSays()
    {
        var (dossier, _) = Sealing.Run(
            SmallCase.Run.Copy(),
            SmallDossier.PseudonymKey(),
            "",
            [],
            2,
            null,
            default,
            new SealChoices { Public = true }
        );
        var key = Convert.FromHexString(string.Concat(Enumerable.Repeat("0123456789abcdef", 4)));
        var salt = System.Security.Cryptography.HMACSHA256.HashData(key, "record\u001F0"u8)[..16];
        var named = File.ReadLines(Path.Combine(SmallDossier.Folder, "data", "materials", "records.csv")).ElementAt(1).Split(',');
        var raw = File.ReadAllBytes(Path.Combine(SmallDossier.Folder, "data", "materials", "records.raw")).AsSpan(0, int.Parse(named[5]));
        var committed = File.ReadLines(Path.Combine(dossier, "data", "materials", "records.csv")).ElementAt(1).Split(',')[7];
        Assert.Equal(Digest.Of([.. salt, .. raw]), committed);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
