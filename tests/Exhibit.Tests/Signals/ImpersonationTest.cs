using Exhibit.Benchmarks.Signals;
using Exhibit.Signals;
using Exhibit.Signals.Inputs;
using Exhibit.Simulator;
using Exhibit.Simulator.Campaigns;
using Exhibit.Simulator.Innocent;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Signals;

public sealed class ImpersonationTest(ITestOutputHelper output)
{
    [Theory]
    [InlineData("Harbourtimes", false, false)]
    [InlineData("HarbourTirnes", true, true)]
    [InlineData("HarbourTimesOfficial", true, true)]
    [InlineData("HarbourTimess", true, false)]
    [InlineData("gardener", false, false)]
    public void HandlesAreHeldAgainstTheList(string handle, bool seen, bool observed)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var (posts, list) = (Path.Combine(folder, "posts.csv"), Path.Combine(folder, "bodies.csv"));
        File.WriteAllText(posts, $"user_id,handle,created_at,text\n1,{handle},2020-01-01T00:00:00Z,hello\n");
        File.WriteAllText(list, "name,handle\nHarbour Times,@HarbourTimes\n");
        using var world = SignalWorld.Read([posts], new SideFile("entities", list));
        var outcome = new Impersonation().Observe(world.Data, default);
        output.WriteLine(string.Join(' ', outcome.Observations.Select(o => o.Statement)));
        Assert.Equal(seen ? 1 : 0, outcome.Observations.Count);
        Assert.Equal(observed, outcome.Observations.Any(o => o.Observed));
    }

    [Fact]
    public void ImpersonatorsAreCalledAndNamesakesWhoSaySoAreNot()
    {
        using var world = SignalWorld.Of(
            new WorldOptions
            {
                Seed = 8,
                Accounts = 300,
                Posts = 3_000,
                Campaigns = [new Impersonators { Accounts = 40 }],
                Groups = [new Namesakes { Accounts = 60, Own = 0 }],
            },
            ("entities", "entities.csv"),
            ("profiles", "profiles.csv")
        );
        var outcome = new Impersonation().Observe(world.Data, default);
        var called = outcome.Observations.Where(o => o.Observed).SelectMany(o => o.Accounts).Distinct().ToArray();
        var kinds = called.CountBy(a => world.Data.Accounts[a].Community is > 0 and var c ? world.Kind(c) : "ordinary").ToDictionary();
        output.WriteLine($"called: {string.Join(", ", kinds.Select(k => $"{k.Value} {k.Key}"))}");
        Assert.InRange(kinds["impersonators"], 28, 40);
        Assert.DoesNotContain("ordinary", kinds.Keys);
        Assert.True(kinds.GetValueOrDefault("namesakes") <= 1);

        // They are described all the same: the reader sees the disclaimer.
        Assert.Contains(outcome.Observations, o => !o.Observed && o.Statement.Contains("'parody'", StringComparison.Ordinal));
    }

    [Fact]
    public void PublicFiguresAndPeopleDoNotBearTheNamesOfTheNewsList()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var list = Path.Combine(folder, "bodies.csv");
        File.WriteAllLines(
            list,
            File.ReadLines(RealData.Data("domains/news_domains.csv"))
                .Skip(1)
                .Select(l => l.Split(',')[0].Split('.')[0])
                .Prepend("name,handle")
                .Select((h, i) => i == 0 ? h : $"{h},{h}")
        );
        using var world = SignalWorld.Read([RealData.Data("organic_conversations")], new SideFile("entities", list));
        var outcome = new Impersonation().Observe(world.Data, default);
        output.WriteLine(
            $"organic_conversations against 553 outlets: {outcome.Observations.Count(o => o.Observed)} of {world.Data.Accounts.Count} accounts"
        );
        Assert.True(outcome.Observations.Count(o => o.Observed) <= world.Data.Accounts.Count / 100);
    }

    [Fact]
    public void WithoutAListItSaysSo()
    {
        using var world = SignalWorld.Read([SmallWorld.File()]);
        Assert.Contains("entities=FILE", new Impersonation().Observe(world.Data, default).NotObservable, StringComparison.Ordinal);
    }
}
