using Exhibit.Benchmarks.Signals;
using Exhibit.Model;
using Exhibit.Signals;
using Exhibit.Simulator;
using Exhibit.Simulator.Innocent;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Signals;

public sealed class OpposedGroupsTest(ITestOutputHelper output)
{
    [Fact]
    public void TwoSidesWithOnesSlipsAreSeenAndTwoFandomsAreNot()
    {
        using var world = SignalWorld.Of(
            new WorldOptions
            {
                Seed = 4,
                Accounts = 800,
                Posts = 20_000,
                MeanAudience = 1,
                Campaigns = [new Exhibit.Simulator.Campaigns.OpposedGroups { Slips = .6, Participation = 0 }],
                Groups = [new NotificationFans(), new NotificationFans { Stars = 2 }, new WireSyndication(), new ProfileSprees()],
            }
        );

        // The label knows one campaign; its two sides are the two halves of its accounts.
        var campaign = world.OfKind("opposed-groups").Single();
        var members = world
            .Data.Communities[campaign - 1]
            .Accounts.OrderBy(a => world.Data.Accounts[a].Id, StringComparer.Ordinal)
            .ToArray();
        var links = world.Data.Store.Links().ToLookup(l => l.Account, l => l.Value);
        var leaders = members
            .OrderByDescending(a => links[a].Count(l => l.Contains("sim-site", StringComparison.Ordinal)))
            .Take(2)
            .ToArray();
        var communities = world.Data.Communities.Where(c => c.Number != campaign).ToList();
        foreach (var (leader, number) in leaders.Select((l, i) => (l, world.Data.Communities.Count + 1 + i)))
        {
            world.Data.Accounts[leader].Community = number;
            communities.Add(
                new Community
                {
                    Number = number,
                    Accounts = [leader],
                    Edges = 0,
                    Density = 0,
                    Tier = Tier.Indicated,
                    Component = number,
                    Stability = 1,
                    FirstSeen = 0,
                    LastSeen = 0,
                }
            );
        }

        foreach (var other in members.Except(leaders))
        {
            world.Data.Accounts[other].Community = 0;
        }

        var data = new SignalData(world.Data.Accounts, communities, [], world.Data.Store) { Cutoff = 1 };
        var outcome = new OpposedGroups().Observe(data, default);
        foreach (var o in outcome.Observations)
        {
            output.WriteLine($"{o.About}: p = {o.P}; {o.Statement}");
        }

        var seen = Assert.Single(outcome.Observations, o => o.P <= .05 / outcome.Tested);
        Assert.Equal(leaders.Order(), seen.Accounts);
    }
}
