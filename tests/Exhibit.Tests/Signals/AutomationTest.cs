using Exhibit.Benchmarks.Signals;
using Exhibit.Model;
using Exhibit.Signals;
using Exhibit.Signals.Clock;
using Exhibit.Simulator;
using Exhibit.Simulator.Innocent;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Signals;

public sealed class AutomationTest(ITestOutputHelper output)
{
    [Fact]
    public void ToolsAreSeenAndPeopleAreNot()
    {
        using var world = SignalWorld.Of(
            new WorldOptions
            {
                Seed = 3,
                Accounts = 1_000,
                Posts = 60_000,
                Groups =
                [
                    new DeclaredBots { Feeds = 10 },
                    new ProfileSprees(),
                    new NotificationFans(),
                    new LiveViewers(),
                    new Conversations(),
                ],
            }
        );
        var outcome = new Automation().Observe(world.Data, default);
        var threshold = .05 / outcome.Tested;
        var called = outcome
            .Observations.Where(o => o.Subject == SubjectKind.Account && o.P <= threshold)
            .Select(o => o.Accounts[0])
            .ToHashSet();
        var bots = world.OfKind("declared-bots-many-feeds").SelectMany(c => world.Data.Communities[c - 1].Accounts).ToArray();
        output.WriteLine(
            $"bots called {bots.Count(called.Contains)} of {bots.Length}; others {called.Except(bots).Count()} of {outcome.Tested}"
        );
        Assert.True(bots.Count(called.Contains) >= 7);

        // The world has ordinary sources that publish by the clock; whoever else is called keeps one too.
        Assert.True(called.Except(bots).Count() <= outcome.Tested / 200);
        Assert.All(
            outcome.Observations.Where(o => o.P <= threshold && !bots.Contains(o.Accounts[0]) && o.Subject == SubjectKind.Account),
            o => Assert.Equal("clock", o.Statistic.Single(s => s.Key == "pattern").Value)
        );
        var seen = outcome.Observations.First(o => bots.Contains(o.Accounts[0]) && o.Subject == SubjectKind.Account);
        output.WriteLine(seen.Statement);
        Assert.True((double)seen.Statistic.Single(s => s.Key == "client_rate_outside").Value < .1);

        // The bots' client is nobody else's; fans and friends use what everybody uses.
        foreach (var client in outcome.Observations.Where(o => o.About.EndsWith(", client", StringComparison.Ordinal)))
        {
            output.WriteLine($"{world.Kind(client.Community)}: p = {client.P:0.0e+0}; {client.Statement}");
            Assert.Equal(world.Kind(client.Community) == "declared-bots-many-feeds", client.P <= .001);
        }

        Assert.Contains(outcome.Observations, o => o.About.EndsWith(", client", StringComparison.Ordinal) && o.P <= .001);
        Assert.Contains("sim-bot", seen.Statement, StringComparison.Ordinal);
    }

    [Fact]
    public void OrdinaryPeopleOfARealTopicAreRarelyCalled()
    {
        using var world = SignalWorld.Read([RealData.Data("organic_conversations")]);
        var outcome = new Automation().Observe(world.Data, default);
        var called = outcome.Observations.Count(o => o.P <= .05 / outcome.Tested);
        output.WriteLine(
            $"organic_conversations: {called} of {outcome.Tested} testable accounts post as a tool does; {outcome.NotObservable}"
        );
        Assert.True(called <= 1 + (outcome.Tested / 20));
    }

    [Fact]
    public void PublicFiguresUseToolsToo()
    {
        // Sampled tweets: the signal says who posts by tool, and does not tell trolls from people whose office posts for them.
        var (figures, trolls) = (Called("real_test.csv"), Called("fake_test.csv"));
        output.WriteLine(
            $"troll_vs_real, automation: public figures {figures.Called} of {figures.Tested} testable, trolls {trolls.Called} of {trolls.Tested}"
        );
        Assert.True(figures.Called > trolls.Called);

        (int Called, int Tested) Called(string file)
        {
            using var world = SignalWorld.Read(
                RealData.Data($"troll_vs_real/{file}"),
                new Exhibit.Readers.ReaderOptions
                {
                    Map = new Dictionary<string, string>
                    {
                        ["account"] = "user_screen_name",
                        ["time"] = "tweet_time",
                        ["text"] = "tweet_text",
                    },
                }
            );
            var outcome = new Automation().Observe(world.Data, default);
            return (outcome.Observations.Count(o => o.P <= .05 / outcome.Tested), outcome.Tested);
        }
    }

    [Fact]
    public void AClockIsToldFromChance()
    {
        var random = new Exhibit.Coordination.SplitMix64(1);
        var free = Enumerable.Range(0, 200).Select(_ => (long)random.Next(int.MaxValue)).Order().ToArray();
        var (p, _, _) = Machine.Periodicity(free);
        Assert.True(p > .001);
        var clock = Enumerable.Range(0, 40).Select(i => (i * 900_000L * 3) + random.Next(20_000)).ToArray();
        var (tiny, period, length) = Machine.Periodicity(clock);
        Assert.True(tiny < 1e-12 && length > .99);
        Assert.Equal(0, period % 300_000);
    }

    [Fact]
    public void EvenPausesAreToldFromExcitementAndHabit()
    {
        const long Minute = 60_000;
        var random = new Exhibit.Coordination.SplitMix64(2);

        // Every forty minutes, give or take ten, from seven to eleven at night: no clock, and even.
        var tool = new List<long>();
        for (var day = 0; day < 30; day++)
        {
            for (var at = 7 * 60L; at < 23 * 60; at += 30 + random.Next(21))
            {
                tool.Add((((day * 1_440) + at) * Minute) + random.Next(60_000));
            }
        }

        Assert.True(Machine.Periodicity(tool.ToArray()).P > .01);
        var seen = Spacing.Test(tool.ToArray(), 20 * Minute, .5, 1);
        output.WriteLine($"tool: {seen}");
        Assert.True(seen.P < 1e-6, $"{seen}");
        Assert.True(seen.EvenHawkes < seen.Even && seen.EvenShuffled < seen.Even);

        // Somebody who looks in once a day at eight, give or take an hour, is even by habit; the shuffled hours say so.
        var daily = Enumerable.Range(0, 90).Select(d => (((d * 1_440L) + 480) * Minute) + random.Next(3_600_000)).ToArray();
        Assert.True(Spacing.Test(daily, 20 * Minute, .5, 1).P > .05);

        // Self-exciting people: at most a few of fifty at .05.
        var low = Enumerable
            .Range(0, 50)
            .Count(i => Spacing.Test(new Hawkes(.6, 10 * Minute, .4 / (60 * Minute)).Draw(300, random), 20 * Minute, 0, (ulong)i).P <= .05);
        output.WriteLine($"self-exciting: {low} of 50 at .05");
        Assert.True(low <= 5, $"{low}");
    }

    [Fact]
    public void TheFitFindsTheExcitementThatWasDrawn()
    {
        var random = new Exhibit.Coordination.SplitMix64(7);
        var fit = Hawkes.Fit(new Hawkes(.6, 300_000, .4 / 3_600_000).Draw(2_000, random));
        Assert.Equal((.6, 300_000), (fit.Branching, fit.MemoryMs));
        Assert.Equal(0, Hawkes.Fit(new Hawkes(0, 60_000, 1.0 / 3_600_000).Draw(2_000, random)).Branching);
    }

    [Fact]
    public void ARoutineRepeatsItselfBeyondItsRuns()
    {
        var random = new Exhibit.Coordination.SplitMix64(5);
        byte[] routine = [1, 1, 1, 0, 1, 1, 2, 0];
        var tool = Enumerable.Range(0, 400).Select(i => routine[i % routine.Length]).ToArray();
        var runs = new byte[400];
        for (var i = 1; i < runs.Length; i++)
        {
            runs[i] = random.NextDouble() < .8 ? runs[i - 1] : (byte)random.Next(3);
        }

        output.WriteLine($"routine {Patterns.Ratio(tool, 1):0.00}, runs {Patterns.Ratio(runs, 1):0.00}");
        Assert.True(Patterns.Ratio(tool, 1) < .85);
        Assert.InRange(Patterns.Ratio(runs, 1), .9, 1.1);
        Assert.Equal(1, Patterns.Ratio(new byte[200], 1));
    }

    [Fact]
    public void ACommunityWithOneRoutineIsHeldAgainstTheOthers()
    {
        using var world = SignalWorld.Of(
            new WorldOptions
            {
                Seed = 12,
                Accounts = 600,
                Posts = 90_000,
                Groups = [new NotificationFans { Accounts = 15 }, new HubFans()],
            }
        );

        // The traits of a routine among the world's own accounts: the stage that counts members is what is tested here.
        var outcome = new Automation().Observe(world.Data, default);
        Assert.DoesNotContain(outcome.Observations, o => o.About.EndsWith(", order of actions", StringComparison.Ordinal) && o.P <= .001);
        var others = world.Data.Accounts.Where(a => a.Community == 0).Take(300);
        AutomationTraits[] traits =
        [
            .. others.Select((a, i) => new AutomationTraits(a.Index, i == 0, .9 + (i * .0005), 0)),
            .. world.Data.Communities[0].Accounts.Select(a => new AutomationTraits(a, null, .5, 0)),
        ];
        var groups = new AutomationGroups(world.Data, traits);
        var routine = groups.All().Single(o => o.About.EndsWith(", order of actions", StringComparison.Ordinal));
        Assert.True(routine.P < 1e-9, $"{routine.P}");
        Assert.Equal(1.0 / 301, groups.RatioRate(.5)!.Value, 9);
        Assert.All(groups.All().Where(o => o.About.EndsWith(", client", StringComparison.Ordinal)), o => Assert.True(o.P > .05));
    }

    [Fact]
    public void SomebodyWhoSleepsIsNotSleepless()
    {
        var awake = Enumerable.Range(0, 300).Select(i => (i / 5 * 86_400_000L) + ((8 + (i % 5 * 3)) * 3_600_000L)).ToArray();
        Assert.Equal(1, Machine.Sleepless(awake, .15).P);
        var always = Enumerable.Range(0, 300).Select(i => i * 7 * 3_600_000L).ToArray();
        Assert.True(Machine.Sleepless(always, .15).P < 1e-3);
    }

    [Fact]
    public void QuotasScatterLessThanChanceAndOnePostADayIsNoQuota()
    {
        var quota = Enumerable.Range(0, 400).Select(i => (i / 10 * 86_400_000L) + (i % 10 * 3_000_000L)).ToArray();
        Assert.True(Machine.Quota(quota).P < 1e-10);
        var daily = Enumerable.Range(0, 60).Select(i => i * 86_400_000L).ToArray();
        Assert.Equal(1, Machine.Quota(daily).P);
        Assert.Equal(.5, ChiSquare.Lower(9.34182, 10), 4);
        Assert.Equal(.05, ChiSquare.Lower(3.9403, 10), 4);
    }
}
