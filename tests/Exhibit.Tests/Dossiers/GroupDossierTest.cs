using Exhibit.Coordination;
using Exhibit.Coordination.Groups;
using Exhibit.Dossiers;
using Exhibit.Dossiers.Groups;
using Exhibit.Dossiers.Observations;
using Exhibit.Evidence;
using Exhibit.Model;
using Exhibit.Tests.Cli;
using Exhibit.Tests.Support;
using Exhibit.Traces;

namespace Exhibit.Tests.Dossiers;

/// <summary>Common origin, common company and signals in a dossier: carried, recomputed by both verifiers, held against the sources.</summary>
public sealed class GroupDossierTest
{
    [Fact]
    public void TheWorldHoldsWhatTheTwinsNeed()
    {
        var edges = GroupDossier.Case.Result.Edges.Where(e => e.Tier != Tier.None).ToArray();
        // The ring of the small world publishes its own words too.
        Assert.Equal(6, edges.Count(e => e.Evidence == EvidenceKind.Timing));
        Assert.Equal(6 + 10, edges.Count(e => e.Evidence == EvidenceKind.CommonOrigin));
        Assert.Equal(10, edges.Count(e => e.Evidence == EvidenceKind.CommonCompany));
        Assert.Contains(GroupDossier.Case.Result.Findings, f => f.Rung == 2);
    }

    [Fact]
    public void CheckPyRecomputesAllOfItAndExplainsAPair()
    {
        var (code, output, error) = Outside.Run("python3", GroupDossier.Folder, "-I", "check.py");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("Recomputed: 32 pairs", output, StringComparison.Ordinal);
        Assert.Contains("Common origin: threshold", output, StringComparison.Ordinal);
        Assert.Contains("Common company: threshold", output, StringComparison.Ordinal);
        Assert.Matches("Rung 2: [1-9][0-9]* observations of signals", output);
        var last = File.ReadLines(Path.Combine(GroupDossier.Folder, GroupFiles.Edges)).Last().Split(',')[1];
        var (_, steps, _) = Outside.Run("python3", GroupDossier.Folder, "-I", "check.py", "--finding", last);
        Assert.Contains("sittings meet the group; to expect at that rate", steps, StringComparison.Ordinal);
        Assert.Contains("edges.csv says the same.", steps, StringComparison.Ordinal);
    }

    // The part gives every test of a cited account bit for bit as the whole did, those beyond the weaker account's too.
    [Fact]
    public void TheTestsAreThoseOfTheWholeData()
    {
        var folder = Directory.CreateTempSubdirectory("exhibit-tests-").FullName;
        using var store = new Exhibit.Stores.DuckDb.DuckDbPostStore(Path.Combine(folder, "posts.duckdb"));
        var analysis = new Analysis(new AnalysisOptions { Threads = 1, Controls = false }, store, new Quiet(), TimeProvider.System);
        var result = analysis.Run([GroupWorld.File()], default);
        var (data, _) = new DossierBuilder(result, analysis.Traces, store, new Dictionary<long, byte[]>()).Build(
            new Pseudonyms(new byte[Pseudonyms.KeyBytes]),
            [],
            1,
            default
        );
        var options = new CoordinationOptions(60_000, 3_600_000, 600_000, 21_600_000, 0.05, 1);
        foreach (var group in data.Groups)
        {
            var whole = analysis.Traces.Single(t => t.Kind == group.Facts.Kind);
            IGroupRule rule = whole.Evidence == EvidenceKind.CommonOrigin ? new OriginRule() : new CompanyRule();
            var part = new GroupRebuild(group, options).Tests;
            Assert.NotEmpty(part);
            Assert.NotEmpty(group.Others);
            for (var found = 0; found < 2; found++)
            {
                var all = rule.Tests(whole, found, 1, default).ToDictionary(t => result.Accounts[t.Account].Id);
                foreach (var test in part.Where(t => t.Found == found))
                {
                    var id = data.Accounts[test.Test.Account].Id;
                    Assert.Equal(all[id] with { Account = test.Test.Account }, test.Test);
                }
            }
        }

        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void TheSourcesCheckWhatTheTablesCannot()
    {
        Assert.Equal((0, ""), Verify(GroupDossier.Folder));
        Lie(
            GroupFiles.Families,
            lines =>
            {
                var cells = lines[1].Split(',');
                cells[^1] = "77";
                return [lines[0], string.Join(',', cells), .. lines[2..]];
            }
        );
        Lie(
            SignalFiles.Findings,
            lines => [.. lines.Select(l => l.Replace("\"disarm\":[", "\"disarm\":[\"T0000\",", StringComparison.Ordinal))]
        );
    }

    // Outsiders are looked at until they have 50,000 objects: at thirty thousand each the second is the last.
    [Fact]
    public void BothVerifiersStopAtTheSameOutsider()
    {
        var (column, number) = BothExpect(f => GroupTwins.OthersOf(f, "passed-on", c => c[1] = c[2] = "30000"));
        Assert.Equal("outsider_objects", column);
        // Of other outsiders the tables hold every object: a few.
        Assert.InRange(number, 60_000, 61_000);
    }

    // Of an item that one of two published themselves, the two did not meet on it: it is no trial of theirs.
    [Fact]
    public void NeitherVerifierCountsAnAuthorAndWhoRepeatsThem()
    {
        var (column, number) = BothExpect(f => Publish(f, first: true));
        Assert.Equal(("objects_shared", 23.0), (column, number));
        // With every item of one half theirs, the circle hangs on one source: no pair of it is left.
        var (ours, theirs) = Both(f => Publish(f, first: false));
        foreach (var error in new[] { ours, theirs })
        {
            Assert.Contains(
                "TierMismatch: in data/groups/edges.csv, expected pairs that the rule puts in a tier",
                error,
                StringComparison.Ordinal
            );
        }
    }

    // Makes the first account of the last pair, which is one of company, the source of one or of all items of one half.
    private static void Publish(string folder, bool first)
    {
        var account = GroupTwins.Rows(folder, GroupFiles.Edges)[^1][3];
        var own = GroupTwins.Rows(folder, GroupFiles.Traces("passed-on")).Where(t => t[1] == account).Select(t => t[0]).ToHashSet();
        var done = false;
        Twins.Lines(
            folder,
            GroupFiles.Objects("passed-on"),
            lines =>
                [
                    .. lines.Select(l =>
                    {
                        var cells = l.Split(',');
                        if (!own.Contains(cells[0]) || cells[1] != "0" || (first && done))
                        {
                            return l;
                        }

                        done = true;
                        return $"{cells[0]},{cells[1]},{account}";
                    }),
                ]
        );
    }

    // The figure that both verifiers expect instead: they follow one rule, and do not only both fail.
    private static (string Column, double Number) BothExpect(Action<string> tamper)
    {
        var (ours, theirs) = Both(tamper);
        Assert.Contains("NumberMismatch: in ", ours, StringComparison.Ordinal);
        var (left, right) = (Expected(ours), Expected(theirs));
        Assert.Equal(left, right);
        return left;
    }

    private static (string Ours, string Theirs) Both(Action<string> tamper)
    {
        var copy = SmallDossier.Copy(GroupDossier.Folder);
        tamper(copy);
        SmallDossier.Rewrite(copy);
        var (ours, theirs) = (Shell.Run("verify", copy), Outside.Run("python3", copy, "-I", "check.py"));
        Directory.Delete(Path.GetDirectoryName(copy)!, recursive: true);
        Assert.Equal(ours.Code, theirs.Code);
        return (ours.Error, theirs.Error);
    }

    private static (string Column, double Number) Expected(string error)
    {
        var match = System.Text.RegularExpressions.Regex.Match(error, @"expected (\w+) '?([0-9.eE+-]+)'?, as the data give");
        Assert.True(match.Success, error);
        return (match.Groups[1].Value, double.Parse(match.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void CheckPyStaysWithinItsMemory()
    {
        const string limit = "MEMORY = 4 << 30";
        var script = File.ReadAllText(Path.Combine(GroupDossier.Folder, "check.py"));
        Assert.Contains(limit, script, StringComparison.Ordinal);
        var folder = Directory.CreateTempSubdirectory("exhibit-memory-").FullName;
        File.WriteAllText(Path.Combine(folder, "small.py"), script.Replace(limit, "MEMORY = 1 << 20", StringComparison.Ordinal));
        var (code, _, error) = Outside.Run("python3", folder, "-I", "small.py", GroupDossier.Folder);
        Assert.StartsWith("Oversized: in the dossier", error, StringComparison.Ordinal);
        Assert.Equal((int)VerifyFailure.Oversized, code);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void ThePublicLevelKeepsTheNumbersAndNamesNobody()
    {
        var (folder, _) = Exhibit.Cli.Sealing.Run(
            GroupDossier.Case.Copy(),
            SmallDossier.PseudonymKey(),
            "",
            [],
            2,
            null,
            default,
            new Exhibit.Cli.SealChoices { Public = true }
        );
        Assert.Equal((0, ""), Outside.Run("python3", folder, "-I", "check.py") is var r ? (r.Code, r.Error) : default);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            Assert.DoesNotContain("origin0", text, StringComparison.Ordinal);
            Assert.DoesNotContain("circle0", text, StringComparison.Ordinal);
            Assert.DoesNotContain("@clock", text, StringComparison.Ordinal);
            Assert.DoesNotContain("small.example", text, StringComparison.Ordinal);
        }
    }

    // A liar whose dossier passes by itself.
    private static void Lie(string file, Func<string[], string[]> change)
    {
        var copy = SmallDossier.Copy(GroupDossier.Folder);
        Twins.Lines(copy, file, change);
        SmallDossier.Rewrite(copy);
        Assert.Equal(0, Shell.Run("verify", copy).Code);
        Assert.Equal(0, Outside.Run("python3", copy, "-I", "check.py").Code);
        var (code, error) = Verify(copy);
        Assert.Equal((int)VerifyFailure.SourcesMismatch, code);
        Assert.Contains($"SourcesMismatch: in {file}", error, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(copy)!, recursive: true);
    }

    private static (int Code, string Error) Verify(string folder)
    {
        var (code, _, error) = Shell.Run("verify", folder, "--sources", GroupWorld.File());
        return (code, error);
    }

    private sealed class Quiet : IRejectionSink
    {
        public void Reject(Rejection rejection) { }
    }
}
