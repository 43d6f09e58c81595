using Exhibit.Benchmarks.Signals;
using Exhibit.Signals;
using Exhibit.Signals.Inputs;
using Exhibit.Simulator;
using Exhibit.Simulator.Campaigns;
using Exhibit.Simulator.Innocent;
using Exhibit.Simulator.Scoring;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Signals;

public sealed class DeletionsTest(ITestOutputHelper output)
{
    private static readonly WorldOptions Options = new()
    {
        Accounts = 400,
        Posts = 12_000,
        Campaigns = [new RepostRing { Accounts = 12 }],
        Groups = [new NotificationFans { Accounts = 12 }],
    };

    [Fact]
    public void ARingThatVanishesIsSeenAndOrdinaryLossIsNot()
    {
        // Of everybody one account in ten goes, of the ring nine in ten.
        using var world = Captured((account, ring) => Lost(account, ring ? 9 : 1));
        var outcome = new Deletions().Observe(world.Data, default);
        foreach (var o in outcome.Observations)
        {
            output.WriteLine($"{o.About}: p = {o.P}; {o.Statement}");
        }

        var seen = Assert.Single(outcome.Observations, o => o.P <= 1e-3);
        Assert.Equal("repost-ring", world.Kind(seen.Community));
    }

    [Fact]
    public void ACaptureOfAnotherScopeIsNotCompared()
    {
        using var world = Captured((_, _) => true);
        Assert.Contains("another scope", new Deletions().Observe(world.Data, default).NotObservable, StringComparison.Ordinal);
    }

    private static bool Lost(string account, int tenths) =>
        System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(account))[0] % 10 < tenths;

    private static SignalWorld Captured(Func<string, bool, bool> lost)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        World.Write(folder, Options);
        var truth = Truth.Read(Path.Combine(folder, World.LabelsFile));
        var capture = Path.Combine(folder, "later.csv");
        File.WriteAllLines(
            capture,
            File.ReadLines(Path.Combine(folder, World.PostsFile))
                .Skip(1)
                .Select(l => l.Split(','))
                .Where(c =>
                    c.Length > 4 && c[3].StartsWith("sim-", StringComparison.Ordinal) && !lost(c[1], truth.Kind(c[1]) == "repost-ring")
                )
                .Select(c => c[3])
                .Prepend("post_id")
                .Append("none")
        );
        return SignalWorld.Of(Options, [new SideFile("capture", capture)]);
    }
}
