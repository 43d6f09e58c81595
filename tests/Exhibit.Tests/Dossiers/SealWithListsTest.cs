using System.Text.Json.Nodes;
using Exhibit.Dossiers.Observations;
using Exhibit.Evidence;
using Exhibit.Signals.Inputs;
using Exhibit.Tests.Cli;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Dossiers;

/// <summary>
/// A case whose signals read a file beside the posts: sealed with its signals if that file is given again, and without them,
/// saying so, if not. One ring has vanished from a later capture, so that an observation has a p by its integers.
/// </summary>
public sealed class SealWithListsTest : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-lists-").FullName;
    private readonly string posts;
    private readonly string capture;
    private readonly string key = SmallDossier.PseudonymKey();
    private readonly TempCase made;

    public SealWithListsTest()
    {
        (posts, capture) = (Path.Combine(folder, "posts.csv"), Path.Combine(folder, "later.csv"));
        var lines = TwoRings.Text().Split('\n')[..^1];
        File.WriteAllLines(posts, lines.Select((l, i) => i == 0 ? "post_id," + l : $"{70_000 + i},{l}"));
        var still = File.ReadLines(posts).Where(l => !l.Contains(",gangster_", StringComparison.Ordinal)).Select(l => l.Split(',')[0]);
        File.WriteAllLines(capture, still);
        made = new TempCase(
            new AnalysisOptions
            {
                Threads = 2,
                Controls = false,
                SideFiles = [new SideFile("capture", capture)],
            },
            posts
        );
    }

    [Fact]
    public void WithTheListTheSignalsAreSealedAndBothVerifiersRecomputeTheirP()
    {
        var dossier = Seal("dossier", "--list", "capture=" + capture);
        Assert.Equal(0, Outside.Run("sha256sum", dossier, "-c", "manifest-sha256.txt").Code);
        var gone = Deletion(dossier);
        Assert.Equal((4, 4), ((int)gone["statistic"]!["members"]!, (int)gone["statistic"]!["members_gone"]!));
        Assert.True((bool)gone["statistic"]!["observed"]!);
        var (code, told, _) = Outside.Run("python3", dossier, "-I", "check.py");
        Assert.Equal(0, code);
        Assert.Matches(
            "Rung 2: [0-9]+ observations of signals; threshold and verdict of each recomputed, p of [1-9][0-9]* from the figures beside it",
            told
        );
        Assert.Contains("later.csv", File.ReadAllText(Path.Combine(dossier, "data", "materials", "sources.csv")), StringComparison.Ordinal);
        var page = File.ReadAllText(Path.Combine(dossier, "index.html"));
        Assert.Contains("check.py and exhibit verify compute it again. The figures", page, StringComparison.Ordinal);

        Assert.Equal((0, ""), Verify(dossier, "--sources", posts, "--list", "capture=" + capture));
        Assert.Contains("Name them again with --list KIND=FILE", Verify(dossier, "--sources", posts).Error, StringComparison.Ordinal);
        var other = Path.Combine(folder, "other.csv");
        File.WriteAllText(other, File.ReadAllText(capture) + "1\n");
        var (lie, error) = Verify(dossier, "--sources", posts, "--list", "capture=" + other);
        Assert.Equal((int)VerifyFailure.SourcesMismatch, lie);
        Assert.Contains(
            "SourcesMismatch: in data/materials/sources.csv, expected 'later.csv' with SHA-256",
            error,
            StringComparison.Ordinal
        );

        Twin(dossier, s => s["p"] = (double)s["p"]! / 2, "expected p ");
        Twin(dossier, s => s["others_gone"] = 1, "expected p ");
        Twin(dossier, s => s["members_gone"] = 3, "as its figures give");
    }

    [Fact]
    public void WithoutItTheyAreLeftOutAndTheDossierSaysSo()
    {
        var (code, output, error) = Shell.Run("seal", made.Path, "--pseudonym-key", key);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains(
            "Signals are left out: give the files beside the posts that they read with --list (capture=later.csv) to seal them too.",
            output,
            StringComparison.Ordinal
        );
        var dossier = Path.Combine(made.Path, "dossier");
        Assert.Equal((0, ""), Verify(dossier));
        Assert.Contains(
            "\"signals_left_out\":true",
            File.ReadAllText(Path.Combine(dossier, "data", "dossier.json")),
            StringComparison.Ordinal
        );
        Assert.Equal("", File.ReadAllText(Path.Combine(dossier, SignalFiles.Findings)));
        Assert.Single(File.ReadLines(Path.Combine(dossier, SignalFiles.Signals)));
        Assert.DoesNotContain(
            "later.csv",
            File.ReadAllText(Path.Combine(dossier, "data", "materials", "sources.csv")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "(signals) are left out of this dossier",
            File.ReadAllText(Path.Combine(dossier, "index.html")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Rung 2 (signals) is left out of this dossier.",
            Outside.Run("python3", dossier, "-I", "check.py").Output,
            StringComparison.Ordinal
        );
        Assert.Equal((0, ""), Verify(dossier, "--sources", posts));
    }

    [Fact]
    public void AnotherFileIsRefused()
    {
        File.AppendAllText(capture, "1\n");
        var (code, _, error) = Shell.Run("seal", made.Path, "--list", "capture=" + capture);
        Assert.Equal(3, code);
        Assert.Contains("The files given with --list are not those of the case: capture=later.csv", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(made.Path, "dossier")));
    }

    // The search for communities goes by names, so the mixed and the public level cannot compute this level: they bound it.
    [Theory]
    [InlineData("dossier-mixed", "--name", "ringer-0", "ringer-1", "ringer-2", "ringer-3")]
    [InlineData("dossier-public")]
    public void TheLevelOfCommunitiesIsBoundedWhereTheyAreNotNamed(string name, params string[] named)
    {
        var dossier = Seal(name, ["--list", "capture=" + capture, "--public", .. named]);
        string[] full = ["--sources", posts, "--list", "capture=" + capture, "--pseudonym-key", key];
        Assert.Equal((0, ""), Verify(dossier, full));
        Assert.Equal("", (string)Deletion(dossier)["statement"]!);

        var raised = Level(dossier, _ => 0.05);
        foreach (var (code, error) in new[] { Verify(raised), Check(raised) })
        {
            Assert.Equal((int)VerifyFailure.NumberMismatch, code);
            Assert.Matches(
                "^(exhibit: )?NumberMismatch: in data/dossier.json, expected community_level at most 0.0[0-9]+.*, found 0.05",
                error
            );
        }

        // Lowered, it passes: that favours the accused, and the sources tell.
        var lowered = Level(dossier, l => l / 2);
        Assert.Equal((0, ""), Verify(lowered));
        Assert.Equal((0, ""), Check(lowered));
        var (found, said) = Verify(lowered, full);
        Assert.Equal((int)VerifyFailure.SourcesMismatch, found);
        Assert.Contains("SourcesMismatch: in data/dossier.json", said, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        made.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private string Seal(string name, params string[] options)
    {
        Assert.Equal((0, ""), Shell.Run(["seal", made.Path, "--pseudonym-key", key, .. options]) is var r ? (r.Code, r.Error) : default);
        var dossier = Path.Combine(made.Path, name);
        Assert.Equal((0, ""), Verify(dossier));
        Assert.Equal((0, ""), Check(dossier));
        return dossier;
    }

    private static JsonNode Deletion(string dossier) =>
        File.ReadLines(Path.Combine(dossier, SignalFiles.Findings))
            .Select(l => JsonNode.Parse(l)!)
            .Single(f => f["statistic"]!["members_gone"] is not null && f["statistic"]!["p"] is not null);

    // An observation of which something is changed, under a liar's new manifests.
    private static string Copy(string dossier, Action<JsonNode> change)
    {
        var copy = SmallDossier.Copy(dossier);
        Twins.Lines(
            copy,
            SignalFiles.Findings,
            lines =>
                [
                    .. lines.Select(l =>
                    {
                        var node = JsonNode.Parse(l)!;
                        if (node["statistic"]!["members_gone"] is null || node["statistic"]!["p"] is null)
                        {
                            return l;
                        }

                        change(node["statistic"]!);
                        return System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(node));
                    }),
                ]
        );
        SmallDossier.Rewrite(copy);
        return copy;
    }

    private static void Twin(string dossier, Action<JsonNode> change, string message)
    {
        var copy = Copy(dossier, change);
        foreach (var (code, error) in new[] { Verify(copy), Check(copy) })
        {
            Assert.Equal((int)VerifyFailure.NumberMismatch, code);
            Assert.Contains("NumberMismatch: in data/signals/findings.jsonl, line ", error, StringComparison.Ordinal);
            Assert.Contains(message, error, StringComparison.Ordinal);
        }

        Directory.Delete(Path.GetDirectoryName(copy)!, recursive: true);
    }

    private static string Level(string dossier, Func<double, double> change)
    {
        var (before, level) = (0.0, 0.0);
        var copy = Copy(
            dossier,
            s =>
            {
                before = (double)s["threshold"]!;
                s["threshold"] = level = change(before);
            }
        );
        Twins.Head(copy, h => h["community_level"] = level);
        // The page prints it, and a liar would print it too.
        Twins.Text(copy, "index.html", t => t.Replace(Shown(before), Shown(level), StringComparison.Ordinal));
        SmallDossier.Rewrite(copy);
        return copy;
    }

    private static string Shown(double level) => $"threshold {Exhibit.Export.Report.Html.Probability(level)}.";

    private static (int Code, string Error) Verify(string path, params string[] options)
    {
        var (code, _, error) = Shell.Run(["verify", path, .. options]);
        return (code, error);
    }

    private static (int Code, string Error) Check(string path)
    {
        var script = Path.Combine(RealData.Repository, "src", "Exhibit", "Dossiers", "check.py");
        var (code, _, error) = Outside.Run("python3", path, "-I", script, path);
        return (code, error);
    }
}
