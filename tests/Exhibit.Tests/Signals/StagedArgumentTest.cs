using Exhibit.Benchmarks.Signals;
using Exhibit.Signals;
using Exhibit.Signals.Inputs;
using Exhibit.Signals.Replies;
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
                Campaigns = [new Exhibit.Simulator.Campaigns.StagedArgument { SideTags = 3, Camouflage = .2 }],
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
        Assert.All(staged, o => Assert.True(o.P <= .001));
        Assert.All(staged, o => Assert.Equal("sets apart", o.Statistic.Single(s => s.Key == "position").Value));
        Assert.All(staged, o => Assert.True((int)o.Statistic.Single(s => s.Key == "longest_chain").Value >= 8));
        Assert.NotEmpty(friends);
        Assert.All(friends, o => Assert.True(o.P > .05));
    }

    [Fact]
    public void TheListOfOpposedWordsPutsThemOnTheirSides()
    {
        var options = new WorldOptions
        {
            Seed = 8,
            Accounts = 400,
            Posts = 12_000,
            Campaigns =
            [
                new Exhibit.Simulator.Campaigns.StagedArgument
                {
                    Accounts = 2,
                    SideTags = 1,
                    Camouflage = 0,
                },
            ],
        };
        using var world = SignalWorld.Of(options);
        string[] tags =
        [
            .. world
                .Data.Communities.Single()
                .Accounts.Select(a =>
                    world
                        .Data.Store.Fetch(world.Data.Timelines.Posts(a).ToArray())
                        .Values.SelectMany(p => p.Hashtags.Count > 0 ? p.Hashtags : Exhibit.Text.TextEntities.Hashtags(p.Text))
                        .CountBy(t => t)
                        .MaxBy(t => t.Value)
                        .Key
                ),
        ];
        var list = Path.Combine(Directory.CreateTempSubdirectory().FullName, "opposed.csv");
        File.WriteAllText(list, $"side_a,side_b\n#{tags[0]},{tags[1]}\n");
        using var listed = SignalWorld.Of(options, [new SideFile("opposed", list)]);
        var seen = new StagedArgument().Observe(listed.Data, default).Observations.Single();
        Assert.Equal("opposed by list", seen.Statistic.Single(s => s.Key == "position").Value);
    }

    [Fact]
    public void ChainsAreTurnsThatAnswerTheLastWord()
    {
        Turn[] turns = [new(1, 2, 11, 10, 0), new(2, 1, 12, 11, 0), new(1, 2, 13, 12, 0), new(1, 2, 21, 20, 0), new(1, 2, 22, 21, 0)];
        Assert.Equal([4, 2], Turn.Chains(turns));
    }

    [Fact]
    public void TwoWhomEverybodyAnswersAreExpectedToMeet()
    {
        // A hundred people answer 1; 2 answers 1 as all do.
        Turn[] turns =
        [
            .. Enumerable.Range(10, 100).Select(i => new Turn(i, 1, i, 0, 0)),
            .. Enumerable.Range(0, 20).Select(i => new Turn(2, 1, 500 + i, 0, 0)),
        ];
        Assert.True(new ReplyRates(turns).Of(1, 2).P > .5);
        Assert.True(new ReplyRates([.. turns, .. Enumerable.Range(0, 20).Select(i => new Turn(3, 4, 900 + i, 0, 0))]).Of(3, 4).P < 1e-20);
    }

    [Fact]
    public void WithoutAnswersItSaysSo()
    {
        using var world = SignalWorld.Read([SmallWorld.File()]);
        Assert.StartsWith("No answer names", new StagedArgument().Observe(world.Data, default).NotObservable, StringComparison.Ordinal);
    }
}
