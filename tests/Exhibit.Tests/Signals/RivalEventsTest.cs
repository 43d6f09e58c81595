using Exhibit.Benchmarks.Signals;
using Exhibit.Model;
using Exhibit.Signals;
using Exhibit.Signals.Inputs;
using Exhibit.Simulator;
using Exhibit.Simulator.Campaigns;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Signals;

public sealed class RivalEventsTest(ITestOutputHelper output)
{
    [Fact]
    public void OrganisersWhoMeetAgainAndAgainAreSeenAndChanceMeetingsAreNot()
    {
        using var world = SignalWorld.Of(
            new WorldOptions
            {
                Accounts = 400,
                Posts = 8_000,
                Campaigns = [new RivalRallies()],
            },
            ("events", "events.csv")
        );
        var outcome = new RivalEvents().Observe(world.Data, default);
        var called = outcome.Observations.Where(o => o.P <= .05 / outcome.Tested).ToArray();
        output.WriteLine($"{called.Length} of {outcome.Observations.Count} coincidences, {outcome.Tested} pairs of organisers");
        var rivals = Assert.Single(called);
        output.WriteLine(rivals.Statement);
        var members = world.Data.Communities[world.OfKind("rival-rallies").Single() - 1].Accounts;
        Assert.All(rivals.Accounts, a => Assert.Contains(a, members));
        Assert.Equal(8, rivals.Rows.Count);
        Assert.True(outcome.Observations.Count > 1, "the world holds chance meetings too");
    }

    [Fact]
    public void TwoRalliesInNewYorkOnOneDayAreAmongTheAdvertisements()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var list = Path.Combine(folder, "opposed.csv");
        File.WriteAllText(list, "side_a,side_b\nSupport Trump,Trump is NOT my President\n");
        using var world = SignalWorld.Read(
            [RealData.Data("ira_tweets_json")],
            new SideFile("ads", RealData.Data("ira_facebook_ads/ads.csv")),
            new SideFile("opposed", list)
        );
        var outcome = new RivalEvents().Observe(world.Data, default);
        var all = outcome.Observations.Single(o => o.About == "events behind advertisements");
        output.WriteLine(all.Statement);
        Assert.StartsWith("207 advertisements lead to events", all.Statement, StringComparison.Ordinal);
        var pairs = all.Statistic.Where(s => s.Key.StartsWith("pair_", StringComparison.Ordinal)).Select(s => (string)s.Value).ToArray();
        foreach (var listed in pairs)
        {
            output.WriteLine(listed);
        }

        Assert.Equal(7, pairs.Length);
        Assert.Contains(
            pairs,
            p => p.Contains("2016-11-12 05:00Z", StringComparison.Ordinal) && p.EndsWith("newyork", StringComparison.Ordinal)
        );
        var pair = outcome.Observations.Single(o => o.About.StartsWith("advertised events", StringComparison.Ordinal));
        output.WriteLine(pair.Statement);
        Assert.Contains("(newyork) until 2016-11-12 05:00Z and 2016-11-12 21:37Z", pair.Statement, StringComparison.Ordinal);
        Assert.All(outcome.Observations, o => Assert.Null(o.P));
    }

    [Fact]
    public void TwoEventsOfThePublicRecordAreListedWithoutAVerdict()
    {
        // The record names city, day and cause; the hours are made up for the test.
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "events.csv");
        File.WriteAllText(
            path,
            "organiser,title,place,latitude,longitude,starts_at,side\n"
                + "page-a,Show your support for the president-elect,\"A square, New York\",40.7359,-73.9911,2016-11-12T11:00:00-05:00,for\n"
                + "page-b,Not my president,Union Square NYC,40.7362,-73.9905,2016-11-12T14:00:00-05:00,against\n"
                + "page-c,Another,Far away,41.9,-87.6,2016-11-12T14:00:00-05:00,against\n"
        );
        using var world = SignalWorld.Read([SmallWorld.File()], new SideFile("events", path));
        var seen = Assert.Single(new RivalEvents().Observe(world.Data, default).Observations);
        Assert.Equal("organisers page-a and page-b", seen.About);
        Assert.Contains("as opposed", seen.Statement, StringComparison.Ordinal);
        Assert.False(seen.Observed);
        Assert.StartsWith("1 events of other organisers are known", seen.WithoutP, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "No edge in a tier joins their callers. Their communities 1 and 2 answered each other 1 times.", false)]
    [InlineData("desk", "Your file says that 'Sim Desk' runs accounts of both, which is a claim.", true)]
    [InlineData("one", "Callers of both are in community 1.", true)]
    public void WhoPostsAnEventsPageCallsToIt(string how, string words, bool joined)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var (posts, events, operators) = (
            Path.Combine(folder, "posts.csv"),
            Path.Combine(folder, "events.csv"),
            Path.Combine(folder, "operators.csv")
        );
        File.WriteAllText(
            posts,
            "account_id,post_id,created_at,text,url,reply_id,reply_account\n"
                + "a,1,2020-01-01T00:00:00Z,come,https://social.example/events/111?x=1,,\n"
                + "b,2,2020-01-01T05:00:00Z,come,https://social.example/events/222,,\n"
                + "b,3,2020-01-01T06:00:00Z,never,,1,a\n"
        );
        File.WriteAllText(
            events,
            "event_id,organiser,place,starts_at,side\n111,Page A,Big Square,2020-02-01T11:00:00Z,for\n222,Page B,Big Square,2020-02-01T12:00:00Z,against\n"
        );
        File.WriteAllText(operators, how == "desk" ? "account,operator\na,Sim Desk\nb,Sim Desk\n" : "account,operator\n");
        using var world = SignalWorld.Read([posts], new SideFile("events", events), new SideFile("operators", operators));
        var (a, b) = (world.Data.Accounts.Single(x => x.Id == "a").Index, world.Data.Accounts.Single(x => x.Id == "b").Index);
        var data = how == "one" ? Identity.Lots.With(world.Data, [a, b]) : Identity.Lots.With(world.Data, [a], [b]);
        var seen = Assert.Single(new RivalEvents().Observe(data, default).Observations);
        output.WriteLine(seen.Statement);
        Assert.Contains(words, seen.Statement, StringComparison.Ordinal);
        Assert.Equal(joined, seen.Observed);
    }

    [Fact]
    public void PlacesAKilometreApartAreOneAndElsewhereIsNot()
    {
        static Gathering At(double x) =>
            new()
            {
                Rows = [],
                Id = "",
                Organiser = "",
                Title = "",
                Places = [],
                Point = (40.7359, x),
                StartMs = 0,
                Words = [],
            };
        Assert.True(At(-73.9911).IsNear(At(-73.9800), 1));
        Assert.False(At(-73.9911).IsNear(At(-73.9700), 1));
    }
}
