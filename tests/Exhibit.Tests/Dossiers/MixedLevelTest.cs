using System.Text;
using System.Text.Json.Nodes;
using Exhibit.Cli;
using Exhibit.Evidence;
using Exhibit.Tests.Cli;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Dossiers;

/// <summary>The mixed level: one ring is named, and nothing of the dossier leads to the other or to a bystander.</summary>
public sealed class MixedLevelTest : IDisposable
{
    private static readonly string[] Named = ["ringer-0", "ringer-1", "ringer-2", "ringer-3"];

    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-mixed-").FullName;
    private readonly string posts;

    public MixedLevelTest()
    {
        posts = Path.Combine(folder, "posts.csv");
        File.WriteAllText(posts, TwoRings.Text());
    }

    [Fact]
    public void BothVerifiersPassAndNoWithheldIdentityIsLeft()
    {
        using var made = new TempCase(new AnalysisOptions { Threads = 2, Controls = false }, posts);
        Assert.Equal(12, made.Result.Edges.Count(e => e.Tier == Exhibit.Model.Tier.Strong));
        var key = SmallDossier.PseudonymKey();
        var (code, output, error) = Shell.Run(
            "seal",
            made.Path,
            "--public",
            "--name",
            "ringer-0,ringer-1",
            "ringer-2",
            "ringer-3",
            "--pseudonym-key",
            key
        );
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("It names 4 accounts and withholds the others", output, StringComparison.Ordinal);
        var dossier = Path.Combine(made.Path, "dossier-mixed");
        Assert.Equal((0, ""), Shell.Run("verify", dossier + ".zip") is var r ? (r.Code, r.Error) : default);
        var (python, told, fault) = Outside.Run("python3", dossier, "-I", "check.py");
        Assert.Equal((0, ""), (python, fault));
        var pairs = made.Result.Edges.Count(e => e.Tier != Exhibit.Model.Tier.None);
        Assert.Contains($"Recomputed: {pairs} pairs", told, StringComparison.Ordinal);
        Assert.Contains("Mixed level:", told, StringComparison.Ordinal);

        var text = Everything(dossier);
        var withheld = made.Result.Accounts.Select(a => a.Id).Except(Named, StringComparer.Ordinal).ToArray();
        Assert.True(withheld.Length > 60);
        Assert.DoesNotContain(withheld, n => text.Contains(n.ToUpperInvariant(), StringComparison.Ordinal));
        Assert.All(Named, n => Assert.Contains(n.ToUpperInvariant(), text, StringComparison.Ordinal));
        foreach (var i in Enumerable.Range(0, TwoRings.Objects))
        {
            var shown = text.Contains(TwoRings.First(i).ToUpperInvariant(), StringComparison.Ordinal);
            Assert.Equal(!TwoRings.Telling.Contains(i), shown);
            Assert.DoesNotContain($"THE SECOND RING REPEATS SENTENCE {i}", text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("SEEN WITH", text, StringComparison.Ordinal);
        Assert.DoesNotContain("POSTS.CSV", text, StringComparison.Ordinal);
        Assert.Contains("only with its key", Shell.Run("verify", dossier, "--sources", posts).Error, StringComparison.Ordinal);
        Assert.Equal(
            (0, ""),
            Shell.Run("verify", dossier, "--sources", posts, "--pseudonym-key", key) is var s ? (s.Code, s.Error) : default
        );
        ATwinIsCaught(dossier);
    }

    // Somebody puts the words of a withheld account back, or names an account that answered nothing.
    private static void ATwinIsCaught(string dossier)
    {
        foreach (
            var tamper in new Action<string>[]
            {
                f =>
                {
                    var lines = File.ReadAllLines(Path.Combine(f, "data/materials/records.csv"));
                    var hidden = Array.FindLastIndex(
                        lines,
                        l =>
                            l.EndsWith(',')
                            && File.ReadLines(Path.Combine(f, "data/accounts.csv"))
                                .Any(a =>
                                    a.StartsWith(l.Split(',')[8] + ",", StringComparison.Ordinal)
                                    && a.EndsWith(",,,,0", StringComparison.Ordinal)
                                )
                    );
                    lines[hidden] += "its words";
                    File.WriteAllText(Path.Combine(f, "data/materials/records.csv"), string.Join('\n', lines) + "\n");
                },
                f => File.WriteAllText(Path.Combine(f, "data/answers.json"), """[{"account":99999,"date":"d","how":"h","text":"t"}]"""),
            }
        )
        {
            var copy = SmallDossier.Copy(dossier);
            tamper(copy);
            SmallDossier.Rewrite(copy);
            Assert.Equal((int)VerifyFailure.MalformedFile, Shell.Run("verify", copy).Code);
            Assert.Equal((int)VerifyFailure.MalformedFile, Outside.Run("python3", copy, "-I", "check.py").Code);
            Directory.Delete(Path.GetDirectoryName(copy)!, recursive: true);
        }
    }

    [Fact]
    public void ClaimsThatNameAWithheldAccountAreRefused()
    {
        using var made = new TempCase(new AnalysisOptions { Threads = 2, Controls = false }, posts);
        var claims = File.ReadAllText(Path.Combine(RealData.Repository, "samples", "claims-2018.yaml"));
        File.WriteAllText(Path.Combine(made.Path, "claims.yaml"), claims);
        Assert.Equal(0, Shell.Run("seal", made.Path, "--public").Code);
        File.WriteAllText(
            Path.Combine(made.Path, "claims.yaml"),
            """
            claims:
              - id: one
                rung: 3
                status: alleged
                by: A paper
                about: whoever runs gangster_2
                statement: They are staff.
                sources:
                  - title: A paper
                    date: 2020-01-01
                    sha256: 0000000000000000000000000000000000000000000000000000000000000000
            """
        );
        var (code, _, error) = Shell.Run("seal", made.Path, "--public");
        Assert.Equal(3, code);
        Assert.Contains("claim 'one' names an account that this dossier withholds", error, StringComparison.Ordinal);
        Assert.Equal(0, Shell.Run("seal", made.Path).Code);
    }

    [Fact]
    public void ErrorsNameWhatToDo()
    {
        using var made = new TempCase(new AnalysisOptions { Threads = 2, Controls = false }, posts);
        foreach (
            var (args, expected) in new (string[], string)[]
            {
                (["--name", "ringer-0"], "--name goes with --public"),
                (["--public", "--name", "person-7"], "--name 'person-7' is 0 of the accounts"),
                (["--public", "--all", "--sources", posts], "Choose one."),
                (["--all"], "--all needs --sources"),
                (["--sources", posts], "--sources goes with --all"),
                (["--date", "today"], "--date 'today' is no day"),
                (["--annex-to", posts], "--annex-to goes with --public"),
            }
        )
        {
            var (code, _, error) = Shell.Run(["seal", made.Path, .. args]);
            Assert.Equal(2, code);
            Assert.Contains(expected, error, StringComparison.Ordinal);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // Every byte and every file name, as text in capitals; percent-encoding and JSON's escapes are read too.
    private static string Everything(string dossier)
    {
        var all = Directory
            .EnumerateFiles(dossier, "*", SearchOption.AllDirectories)
            .Select(f => Encoding.UTF8.GetString(File.ReadAllBytes(f)) + Path.GetRelativePath(dossier, f));
        var text = string.Concat(all);
        return string.Join('\n', Exhibit.Model.Spelling.Of(text)).ToUpperInvariant();
    }
}
