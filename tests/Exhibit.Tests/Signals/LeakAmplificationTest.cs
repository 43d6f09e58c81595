using Exhibit.Benchmarks.Signals;
using Exhibit.Signals;
using Exhibit.Simulator;
using Exhibit.Simulator.Innocent;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Signals;

public sealed class LeakAmplificationTest(ITestOutputHelper output)
{
    [Fact]
    public void AmplifiersAreFirstAndReadersAreNot()
    {
        using var world = SignalWorld.Of(
            new WorldOptions
            {
                Seed = 6,
                Accounts = 800,
                Posts = 30_000,
                Campaigns = [new Exhibit.Simulator.Campaigns.LeakAmplification()],
                Groups = [new ShareButtonReaders(), new Conversations(), new ProfileSprees()],
            }
        );
        var outcome = new LeakAmplification().Observe(world.Data, default);
        output.WriteLine(outcome.NotObservable);
        foreach (var o in outcome.Observations.OrderBy(o => o.P).Take(6))
        {
            output.WriteLine($"{world.Kind(o.Community)}: p = {o.P:0.0e+0}; {o.Statement}");
        }

        Assert.Contains(outcome.Observations, o => world.Kind(o.Community) == "leak-amplification" && o.P <= .001);
        Assert.DoesNotContain(outcome.Observations, o => world.Kind(o.Community) != "leak-amplification" && o.P <= .001);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WhoeverIsFirstWithEverythingIsFirstWithTheLeakToo(bool everything)
    {
        // Six addresses of a leak and six of another site, 20 sharers each, four of whom are members: first with the leak, and
        // with the other site too or not.
        var rows = new List<string> { "user_id,created_at,text,url" };
        foreach (var (site, first) in new[] { ("leak.example", true), ("other.example", everything) })
        {
            for (var page = 0; page < 6; page++)
            {
                for (var i = 0; i < 20; i++)
                {
                    var member = first ? i < 4 : i >= 16;
                    rows.Add(
                        FormattableString.Invariant(
                            $"{(member ? "m" : "o")}{i + (member ? 0 : 20 * page)},2020-01-{1 + page:00}T{i:00}:00:00Z,words,https://{site}/{page}"
                        )
                    );
                }
            }
        }

        var posts = Path.Combine(Directory.CreateTempSubdirectory().FullName, "posts.csv");
        File.WriteAllLines(posts, rows);
        using var world = SignalWorld.Read([posts]);
        var data = Identity.Lots.With(world.Data, [.. world.Data.Accounts.Where(a => a.Id[0] == 'm').Select(a => a.Index)]);
        var seen = new LeakAmplification()
            .Observe(data, default)
            .Observations.Single(o => o.About.EndsWith("leak.example", StringComparison.Ordinal));
        output.WriteLine($"p = {seen.P}; {seen.Statement}");
        Assert.Equal(everything, seen.P > .05);
    }
}
