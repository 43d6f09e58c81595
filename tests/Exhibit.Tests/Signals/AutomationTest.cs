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
        var seen = outcome.Observations.First(o => bots.Contains(o.Accounts[0]));
        output.WriteLine(seen.Statement);
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
