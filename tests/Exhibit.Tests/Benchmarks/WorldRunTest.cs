using Exhibit.Benchmarks.Accuracy;
using Exhibit.Cli;
using Exhibit.Simulator;
using Exhibit.Simulator.Campaigns;
using Exhibit.Simulator.Innocent;
using Exhibit.Simulator.Scoring;

namespace Exhibit.Tests.Benchmarks;

/// <summary>The benchmark measures what a user gets, and its floor can break.</summary>
public sealed class WorldRunTest
{
    private static readonly WorldOptions Small = new()
    {
        Accounts = 150,
        Posts = 5_000,
        Days = 14,
        Topics = 3,
        Groups = [new NotificationFans { Stars = 1 }],
        Campaigns = [new RepostRing { Accounts = 6 }],
    };

    [Fact]
    public void WithoutDatabaseAndFilesTheScoreIsThatOfACaseFolder()
    {
        var folder = Directory.CreateTempSubdirectory("exhibit-run-").FullName;
        try
        {
            World.Write(folder, Small);
            var path = Path.Combine(folder, "case");
            Investigation.Run([Path.Combine(folder, World.PostsFile)], path, new AnalysisOptions { Controls = false }, null, default);
            var written = Score.Of(path, Truth.Read(Path.Combine(folder, World.LabelsFile)));
            var direct = WorldRun.Of(WorldJob.Of("small", Small), threads: 1).Score;
            Assert.True(written.Pairs["any"].Found > 0);
            Assert.Equal(written.Pairs, direct.Pairs);
            Assert.Equal(written.Accounts, direct.Accounts);
            Assert.Equal(written.Communities, direct.Communities);
            Assert.Equal(written.FalsePairs, direct.FalsePairs);
            Assert.Equal(written.ByKind, direct.ByKind);
            Assert.Equal(written.Explanations, direct.Explanations);
            Assert.Equal(written.Calibration, direct.Calibration);
            Assert.Equal(written.CampaignsByTrace, direct.CampaignsByTrace);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("none", 0, "The floor holds.")]
    [InlineData("strong", 1, "1 false pairs in tier strong")]
    [InlineData("indicated", 1, "1 of 1 worlds have a false indicated pair")]
    public void AFalsePairBreaksTheFloor(string tier, int code, string says)
    {
        var folder = Directory.CreateTempSubdirectory("exhibit-floor-").FullName;
        try
        {
            var labels = Path.Combine(folder, "labels.csv");
            File.WriteAllText(labels, "account_id,role,group,kind,innocent,explanations\na,ordinary,,,true,\nb,ordinary,,,true,\n");
            var view = new CaseView(
                [new ScoredAccount("a", tier, ""), new ScoredAccount("b", tier, "")],
                [new ScoredEdge("a", "b", "co-post", tier, .5, "")],
                10
            );
            var run = new WorldRun(
                new WorldJob("cell", 1, _ => { }),
                Score.Of(view, Truth.Read(labels)),
                new Dictionary<string, PeerScore>(),
                0,
                0
            );
            var log = new StringWriter();
            Assert.Equal(code, Floor.Check([run], log));
            Assert.Contains(says, log.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
