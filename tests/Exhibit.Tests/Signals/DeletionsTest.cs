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

    [Fact]
    public void OfSeveralCapturesTheOneAfterWhichMostWentIsNamed()
    {
        // Of sixty others 48 go, twelve in each of four intervals; the eight members go in the third, or two in each.
        var apart = Look(member => member % 4);
        output.WriteLine(apart.Statement);
        var together = Look(_ => 2);
        output.WriteLine(together.Statement);
        Assert.Contains("8 of the 8 went between capture 3 and the one after it", together.Statement, StringComparison.Ordinal);
        Assert.Contains("of the others that went, 12 of 48.", together.Statement, StringComparison.Ordinal);
        Assert.True(together.P <= 1e-3, $"p = {together.P}");
        Assert.True(apart.P > .05, $"p = {apart.P}");

        static Exhibit.Model.Observation Look(Func<int, int> interval)
        {
            var folder = Directory.CreateTempSubdirectory().FullName;
            var accounts = Enumerable
                .Range(0, 8)
                .Select(i => (Id: $"m{i}", Went: interval(i)))
                .Concat(Enumerable.Range(0, 60).Select(i => (Id: $"o{i}", Went: i < 48 ? i / 12 : 9)))
                .ToArray();
            var posts = accounts.SelectMany(a => Enumerable.Range(0, 3).Select(i => (a.Id, Post: $"{a.Id}-{i}", a.Went))).ToArray();
            var file = Path.Combine(folder, "posts.csv");
            File.WriteAllLines(
                file,
                posts.Select(p => $"{p.Id},{p.Post},2020-01-01T00:00:00Z,words").Prepend("user_id,post_id,created_at,text")
            );
            SideFile Capture(int number)
            {
                var path = Path.Combine(folder, $"capture{number}.csv");
                File.WriteAllLines(path, posts.Where(p => p.Went >= number).Select(p => p.Post).Prepend("post_id"));
                return new SideFile("capture", path);
            }

            using var world = SignalWorld.Read([file], Capture(1), Capture(2), Capture(3), Capture(4));
            var data = Identity.Lots.With(world.Data, [.. world.Data.Accounts.Where(a => a.Id[0] == 'm').Select(a => a.Index)]);
            return new Deletions().Observe(data, default).Observations.Single(o => o.Community == 1);
        }
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
