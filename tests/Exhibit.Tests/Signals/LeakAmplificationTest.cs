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
}
