using Exhibit.Benchmarks.Signals;
using Exhibit.Signals;
using Exhibit.Simulator;
using Exhibit.Simulator.Innocent;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Signals;

public sealed class StagedArgumentTest(ITestOutputHelper output)
{
    [Fact]
    public void OneHandIsToldFromFriendsWhoTalk()
    {
        using var world = SignalWorld.Of(
            new WorldOptions
            {
                Seed = 8,
                Accounts = 400,
                Posts = 12_000,
                Campaigns = [new Exhibit.Simulator.Campaigns.StagedArgument()],
                Groups = [new Conversations { Accounts = 3, Talks = 60 }, new Conversations { Accounts = 4, Talks = 60 }],
            }
        );
        var outcome = new StagedArgument().Observe(world.Data, default);
        var staged = outcome.Observations.Where(o => world.Kind(o.Community) == "staged-argument").ToArray();
        var friends = outcome.Observations.Where(o => world.Kind(o.Community) == "conversations").ToArray();
        foreach (var o in outcome.Observations)
        {
            output.WriteLine($"{world.Kind(o.Community)}: p = {o.P:0.0e+0}; {o.Statement}");
        }

        Assert.Equal(3, staged.Length);
        Assert.All(staged, o => Assert.True(o.P <= .05 / outcome.Tested));
        Assert.NotEmpty(friends);
        Assert.All(friends, o => Assert.True(o.P > .05 / outcome.Tested));
    }

    [Fact]
    public void WithoutAnswersItSaysSo()
    {
        using var world = SignalWorld.Read([SmallWorld.File()]);
        Assert.StartsWith("No answer names", new StagedArgument().Observe(world.Data, default).NotObservable, StringComparison.Ordinal);
    }
}
