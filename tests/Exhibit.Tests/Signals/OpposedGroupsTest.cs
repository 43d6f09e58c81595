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
        using var world = World(
            new Exhibit.Simulator.Campaigns.OpposedGroups { Slips = .6, Participation = 0 },
            new NotificationFans(),
            new NotificationFans { Stars = 2 },
            new WireSyndication(),
            new ProfileSprees()
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
        using var world = World(
            new Exhibit.Simulator.Campaigns.OpposedGroups
            {
                Slips = 0,
                Participation = 0,
                MinutesBetween = .3,
                Rounds = 30,
            },
            new NotificationFans(),
            new NotificationFans { Stars = 2 },
            new WireSyndication(),
            new LiveViewers()
        );
        var leaders = Leaders(world);
        var outcome = new OpposedGroups().Observe(Split(world, leaders), default);
        foreach (var o in outcome.Observations)
        {
            output.WriteLine($"{o.About}: p = {o.P}; {o.Statement}");
        }

        Observation[] seen = [.. outcome.Observations.Where(o => o.P <= .001)];
        Assert.Equal(
            [", hours", ", minutes"],
            seen.Select(o => o.About[o.About.IndexOf(',', StringComparison.Ordinal)..]).Order(StringComparer.Ordinal)
        );
        Assert.All(seen, o => Assert.Equal(leaders.Order(), o.Accounts));
    }

    [Fact]
    public void ADeskThatTellsItsSidesTwentyMinutesApartIsSeenByTheHour()
    {
        using var world = World(
            new Exhibit.Simulator.Campaigns.OpposedGroups
            {
                Slips = 0,
                Participation = 0,
                Rounds = 30,
            },
            new NotificationFans(),
            new LiveViewers(),
            new LiveViewers()
        );
        var leaders = Leaders(world);
        var outcome = new OpposedGroups().Observe(Split(world, leaders), default);
        var seen = Assert.Single(outcome.Observations, o => o.P <= .001);
        output.WriteLine($"{seen.About}: p = {seen.P}; {seen.Statement}");
        Assert.EndsWith(", hours", seen.About, StringComparison.Ordinal);
        Assert.Equal(leaders.Order(), seen.Accounts);
        Assert.All(outcome.Observations.Where(o => o != seen), o => Assert.True(o.P > .05, $"{o.About}: {o.P}"));
    }

    [Fact]
    public void FansOfStarsInCommonAreNotJoinedByThePagesThatTheStarsPost()
    {
        // Thirty fandoms of thirty stars: many have one in common and press its share button within seconds.
        using var world = SignalWorld.Of(
            new WorldOptions
            {
                Seed = 11,
                Accounts = 800,
                Posts = 30_000,
                Groups = [.. SignalsRun.Times(30, () => new NotificationFans())],
            }
        );
        var outcome = new OpposedGroups().Observe(world.Data, default);
        var pairs = world.Data.Communities.Count * (world.Data.Communities.Count - 1) / 2;

        // P is times three tests and 29 others: below one by a calibrated p for one in 87 of three tests of each pair, or fewer.
        var some = outcome.Observations.Count(o => o.P < 1);
        output.WriteLine($"{pairs} pairs, {outcome.Observations.Count} observations, {some} with p below one");
        Assert.InRange(some, 0, pairs * 3 / 87);
        Assert.DoesNotContain(outcome.Observations, o => o.P <= .05);
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void WhatAThirdAccountPostedBeforeBothHadItJoinsNobody(int third, bool joins)
    {
        // Two pages of one small site: A posts at minute 0, B at 2, somebody else before, between or after.
        var posts = Path.Combine(Directory.CreateTempSubdirectory().FullName, "posts.csv");
        var minute = third switch
        {
            3 => -1,
            2 => 1,
            _ => 3,
        };
        string Row(string account, int page, int at) =>
            FormattableString.Invariant(
                $"{account},{new DateTime(2020, 1, 1 + page, 12, 0, 0, DateTimeKind.Utc).AddMinutes(at):yyyy-MM-ddTHH:mm:ssZ},words,https://rare.example/{page}"
            );
        var pages = Enumerable.Range(0, 3);
        File.WriteAllLines(
            posts,
            pages
                .SelectMany(p => new[] { Row("a", p, 0), Row("b", p, 2), Row("c", p, minute) })
                .Concat(Enumerable.Range(0, 60).Select(i => $"o{i},2020-01-01T00:00:00Z,words,https://big.example/{i}"))
                .Prepend("user_id,created_at,text,url")
        );
        using var world = SignalWorld.Read([posts]);
        var number = world.Data.Accounts.ToDictionary(a => a.Id, a => a.Index);
        var data = Identity.Lots.With(world.Data, [number["a"]], [number["b"]]);
        var seen = new OpposedGroups().Observe(data, default).Observations.Where(o => o.About == "communities 1 and 2");
        Assert.Equal(joins ? 1 : 0, seen.Count(o => o.P <= .001));
        Assert.Equal(joins, seen.Any());
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

    private static SignalWorld World(Exhibit.Simulator.Campaigns.OpposedGroups campaign, params IInnocentGroup[] groups) =>
        SignalWorld.Of(
            new WorldOptions
            {
                Seed = 4,
                Accounts = 800,
                Posts = 20_000,
                MeanAudience = 1,
                Campaigns = [campaign],
                Groups = groups,
            }
        );

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
