using Exhibit.Benchmarks.Signals;
using Exhibit.Model;
using Exhibit.Signals;
using Exhibit.Simulator;
using Exhibit.Simulator.Campaigns;
using Exhibit.Simulator.Innocent;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Signals;

public sealed class IdentityReuseTest(ITestOutputHelper output)
{
    [Fact]
    public void ThievesAreToldFromTheirVictims()
    {
        using var world = SignalWorld.Of(
            new WorldOptions
            {
                Seed = 2,
                Accounts = 500,
                Posts = 30_000,
                Campaigns = [new PersonaTheft()],
                Groups = [new NotificationFans(), new WireSyndication()],
            }
        );
        var outcome = new IdentityReuse().Observe(world.Data, default);
        var thieves = world.Data.Communities[world.OfKind("persona-theft").Single() - 1].Accounts;
        var called = outcome.Observations.Where(o => o.Subject == SubjectKind.Account && o.P <= .05 / outcome.Tested).ToArray();
        output.WriteLine(
            $"{called.Length} of {outcome.Tested} tested pairs; {string.Join(" | ", called.Select(o => o.Statement).Take(2))}"
        );
        Assert.NotEmpty(called);
        Assert.All(called, o => Assert.Contains(o.Accounts[0], thieves));
        var renamed = Assert.Single(outcome.Observations, o => o.Subject == SubjectKind.Community);
        output.WriteLine($"p = {renamed.P:0.0e+0}; {renamed.Statement}");
        Assert.Equal("persona-theft", world.Kind(renamed.Community));
        Assert.True(renamed.P <= 1e-3);
    }

    [Fact]
    public void NoHandleOfTwittersOwnReleaseStandsOnTwoIds()
    {
        using var world = SignalWorld.Read([RealData.Data("twitter_io_hashtags")]);
        var outcome = new IdentityReuse().Observe(world.Data, default);
        output.WriteLine($"twitter_io_hashtags: {outcome.Observations.Count} observations of {world.Data.Accounts.Count} accounts");
        Assert.Empty(outcome.Observations);
    }
}
