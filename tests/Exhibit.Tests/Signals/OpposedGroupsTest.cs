using Exhibit.Benchmarks.Signals;
using Exhibit.Model;
using Exhibit.Signals;
using Exhibit.Signals.Inputs;
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

        var leaders = Leaders(world);
        var data = Split(world, leaders);
        var outcome = new OpposedGroups().Observe(data, default);
        foreach (var o in outcome.Observations)
        {
            output.WriteLine($"{o.About}: p = {o.P}; {o.Statement}");
        }

        var seen = Assert.Single(outcome.Observations, o => o.P <= .001);
        Assert.Equal(leaders.Order(), seen.Accounts);
    }

    [Fact]
    public void TwoSidesOfOneDeskSpeakInTheSameMinutesAndTwoFandomsDoNot()
    {
        using var world = SignalWorld.Of(
            new WorldOptions
            {
                Seed = 4,
                Accounts = 800,
                Posts = 20_000,
                MeanAudience = 1,
                Campaigns =
                [
                    new Exhibit.Simulator.Campaigns.OpposedGroups
                    {
                        Slips = 0,
                        Participation = 0,
                        MinutesBetween = .3,
                        Rounds = 30,
                    },
                ],
                Groups = [new NotificationFans(), new NotificationFans { Stars = 2 }, new WireSyndication(), new LiveViewers()],
            }
        );
        var leaders = Leaders(world);
        var outcome = new OpposedGroups().Observe(Split(world, leaders), default);
        foreach (var o in outcome.Observations)
        {
            output.WriteLine($"{o.About}: p = {o.P}; {o.Statement}");
        }

        var seen = Assert.Single(outcome.Observations, o => o.P <= .001);
        Assert.EndsWith(", minutes", seen.About, StringComparison.Ordinal);
        Assert.Equal(leaders.Order(), seen.Accounts);
    }

    [Fact]
    public void OperatorsAreTheAnalystsClaimAndMarkNobody()
    {
        var options = new WorldOptions
        {
            Accounts = 300,
            Posts = 5_000,
            Groups = [new NotificationFans(), new NotificationFans()],
        };
        using var first = SignalWorld.Of(options);
        var named = first.Data.Communities.Select(c => first.Data.Accounts[c.Accounts[0]].Id).ToArray();
        var list = Path.Combine(Directory.CreateTempSubdirectory().FullName, "operators.csv");
        File.WriteAllText(list, $"account,operator,source\n{named[0]},Sim Desk,a paper\n{named[1]},Sim Desk,a paper\nnobody,Sim Desk,\n");
        using var world = SignalWorld.Of(options, [new SideFile("operators", list)]);
        var seen = Assert.Single(
            new OpposedGroups().Observe(world.Data, default).Observations,
            o => o.About == "communities 1 and 2, operator 'Sim Desk'"
        );
        Assert.Contains("That is a claim, not a finding.", seen.Statement, StringComparison.Ordinal);
        Assert.Null(seen.P);
        Assert.False(seen.Observed);
        Assert.Equal(2, seen.Rows.Count);
    }

    // The label knows one campaign; its two sides are spoken for by the two members who say most.
    private static int[] Leaders(SignalWorld world) =>
        [
            .. world
                .Data.Communities[world.OfKind("opposed-groups").Single() - 1]
                .Accounts.OrderByDescending(a => world.Data.Timelines.Actions(a).Count(Timelines.OwnWords))
                .ThenBy(a => a)
                .Take(2),
        ];

    private static SignalData Split(SignalWorld world, int[] leaders)
    {
        var campaign = world.OfKind("opposed-groups").Single();
        var members = world.Data.Communities[campaign - 1].Accounts;
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

        return new SignalData(world.Data.Accounts, communities, [], world.Data.Store) { Cutoff = 1 };
    }
}
