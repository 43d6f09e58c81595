using System.Text.Json.Nodes;
using Exhibit.Cli;
using Exhibit.Dossiers;
using Exhibit.Dossiers.Groups;
using Exhibit.Evidence;
using Exhibit.Model;
using Exhibit.Stores;
using Exhibit.Stores.DuckDb;
using Exhibit.Tests.Cli;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Dossiers;

/// <summary>
/// Clauses of the rule that decide few pairs. A liar cites a pair that one clause alone keeps out of every tier: both
/// verifiers refuse it, and a check.py without the clause would not. And a pair that is in a tier by one clause alone passes,
/// which a check.py without that clause would refuse.
/// </summary>
public sealed class ClauseTest : IDisposable
{
    private const string Chosen = """crowd + ["routine", "source"] + ([] if main and suspect else ["reaction"])""";

    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-clause-").FullName;

    [Theory]
    [InlineData("source", """crowd + ["routine"] + ([] if main and suspect else ["reaction"])""")]
    [InlineData("react", """crowd + ["routine", "source"] + ([] if main else ["reaction"])""")]
    public void APairThatOneClauseKeepsOutIsRefused(string pair, string without)
    {
        var dossier = Cite(pair);
        var (code, _, error) = Shell.Run("verify", dossier);
        Assert.Equal((int)VerifyFailure.TierMismatch, code);
        Assert.Contains("pairs that the rule puts in a tier", error, StringComparison.Ordinal);
        var (theirs, said) = Check(dossier, Chosen);
        Assert.Equal((int)VerifyFailure.TierMismatch, theirs);
        Assert.Contains("a pair that the rule puts in a tier", said, StringComparison.Ordinal);
        Assert.Equal((int)VerifyFailure.NumberMismatch, Check(dossier, without).Code);
    }

    [Fact]
    public void AReactionToASuspectIsNoExcuse()
    {
        using var made = new TempCase(new AnalysisOptions { Threads = 2, Controls = false }, World());
        var ring = made.Result.Accounts.Where(a => a.Id is "ring-a" or "ring-b").Select(a => a.Index).ToHashSet();
        Assert.Contains(made.Result.Edges, e => e.Tier == Tier.Indicated && e.Trace == "co-repost" && ring.SetEquals([e.A, e.B]));
        var (dossier, _) = Sealing.Run(made.Path, SmallDossier.PseudonymKey(), "", [], 2, null, default);
        Assert.Equal((0, ""), Check(dossier, Chosen));
        Assert.Equal((int)VerifyFailure.TierMismatch, Check(dossier, """crowd + ["routine", "source", "reaction"]""").Code);
    }

    [Fact]
    public void StrongAsksForHalfOfTheWindow()
    {
        const string Half = "max(1, w // 2)";
        var path = Path.Combine(folder, "halves.csv");
        File.WriteAllText(path, Halves());
        using var made = new TempCase(new AnalysisOptions { Threads = 2, Controls = false }, path);
        var edges = made.Result.Edges.ToDictionary(e => made.Result.Accounts[e.A].Id, StringComparer.Ordinal);
        Assert.Equal((Tier.Strong, "", 30), (edges["near-a"].Tier, edges["near-a"].ExplainedBy, edges["near-a"].WindowSeconds));
        Assert.Equal(
            (Tier.Indicated, "wide-window", 60),
            (edges["wide-a"].Tier, edges["wide-a"].ExplainedBy, edges["wide-a"].WindowSeconds)
        );
        var (dossier, _) = Sealing.Run(made.Path, SmallDossier.PseudonymKey(), "", [], 2, null, default);
        Assert.Equal((0, ""), Check(dossier, Half, Half));
        Assert.Equal((int)VerifyFailure.NumberMismatch, Check(dossier, "w", Half).Code);
    }

    // Two pairs with fourteen items each; within ten seconds the one, within a minute but not within half of it the other.
    private static string Halves()
    {
        var text = new System.Text.StringBuilder("user_id,object_id,created_at\n");
        foreach (var (pair, lag) in new[] { ("near", 10), ("wide", 45) })
        {
            for (var i = 0; i < 14; i++)
            {
                foreach (var (account, late) in new[] { ("-a", i % 2 == 0), ("-b", i % 2 != 0) })
                {
                    var at = DateTime.UnixEpoch.AddSeconds(1_580_000_000 + (i * 50_000) + (late ? lag : 0));
                    text.Append(
                        System.Globalization.CultureInfo.InvariantCulture,
                        $"{pair}{account},{pair}{i},{at:yyyy-MM-dd'T'HH:mm:ss'Z'}\n"
                    );
                }
            }
        }

        return text.ToString();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string World()
    {
        var path = Path.Combine(folder, "posts.csv");
        File.WriteAllText(path, ClauseWorld.Text());
        return path;
    }

    // A dossier of one pair that the rule puts in no tier, with all the data that its numbers follow from.
    private string Cite(string pair)
    {
        using var store = new DuckDbPostStore(Path.Combine(folder, "posts.duckdb"));
        var analysis = new Analysis(new AnalysisOptions { Threads = 1, Controls = false }, store, new Quiet(), TimeProvider.System);
        var result = analysis.Run([World()], default);
        var edge = result.Edges.Single(e => e.Trace == "co-repost" && Names(result, e).SetEquals([pair + "-a", pair + "-b"]));
        Assert.Equal(Tier.None, edge.Tier);
        var (data, raw) = new DossierBuilder(
            SignalsLeftOut(result with { Edges = [edge with { Tier = Tier.Indicated }] }),
            analysis.Traces,
            store,
            new Dictionary<long, byte[]>()
        ).Build(new Pseudonyms(new byte[Pseudonyms.KeyBytes]), [], 1, default);
        var dossier = Path.Combine(folder, "dossier");
        DossierSeal.WriteBase(dossier, data, raw);
        var cited = data.Cited.Single();
        Write(
            dossier,
            DossierFiles.Edges,
            Twins.Header(SmallDossier.Folder, DossierFiles.Edges)
                + $"0,pair-0,{cited.Kind},{cited.A},{cited.B},"
                + "0,0,0,0,0,0,0,0,0.5,0.5,0.5,indicated,source,0,0\n"
        );
        foreach (var empty in new[] { DossierFiles.Trials, GroupFiles.Tests, GroupFiles.Edges, GroupFiles.Trials })
        {
            Write(dossier, empty, Twins.Header(SmallDossier.Folder, empty));
        }

        var protocol = Protocol.Of(data.Head.Options);
        File.WriteAllBytes(Path.Combine(dossier, DossierFiles.Protocol), protocol);
        CustodyLog.Append(Path.Combine(dossier, "data"), "freeze", "", "", new JsonObject { ["protocol_sha256"] = Digest.Of(protocol) });
        foreach (var file in new[] { DossierFiles.Findings, DossierFiles.Index, DossierFiles.Check, DossierFiles.Format })
        {
            Write(dossier, file, "");
        }

        Bag.Complete(dossier, []);
        return dossier;
    }

    private static CaseResult SignalsLeftOut(CaseResult result) => Exhibit.Dossiers.Observations.SignalPart.LeaveOut(result);

    private static HashSet<string> Names(CaseResult result, Edge edge) => [result.Accounts[edge.A].Id, result.Accounts[edge.B].Id];

    private static void Write(string dossier, string file, string text) => File.WriteAllText(Path.Combine(dossier, file), text);

    private (int Code, string Error) Check(string dossier, string clause, string instead = Chosen)
    {
        var script = File.ReadAllText(Path.Combine(RealData.Repository, "src", "Exhibit", "Dossiers", "check.py"));
        Assert.Contains(instead, script, StringComparison.Ordinal);
        var path = Path.Combine(folder, "other.py");
        File.WriteAllText(path, script.Replace(instead, clause, StringComparison.Ordinal));
        var (code, _, error) = Outside.Run("python3", folder, "-I", path, dossier);
        return (code, error);
    }

    private sealed class Quiet : IRejectionSink
    {
        public void Reject(Rejection rejection) { }
    }
}
