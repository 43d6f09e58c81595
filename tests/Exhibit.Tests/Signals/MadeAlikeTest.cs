using Exhibit.Benchmarks.Signals;
using Exhibit.Model;
using Exhibit.Signals;
using Exhibit.Signals.Inputs;
using Exhibit.Simulator;
using Exhibit.Simulator.Campaigns;
using Exhibit.Simulator.Innocent;

namespace Exhibit.Tests.Signals;

public sealed class MadeAlikeTest(ITestOutputHelper output)
{
    [Theory]
    [InlineData(RingMode.React)]
    [InlineData(RingMode.Leader)]
    public void ARingThatTimingCannotTellIsToldByHowItWasMade(RingMode mode)
    {
        using var world = World(
            new RepostRing
            {
                Accounts = 12,
                Mode = mode,
                BatchHours = 12,
            },
            new NotificationFans { Brought = .6 },
            new NotificationFans()
        );
        var outcome = new MadeAlike().Observe(world.Data, default);
        var called = outcome.Observations.Where(o => o.P <= .05 / outcome.Tested).ToArray();
        output.WriteLine($"{called.Length} of {outcome.Tested}; {called.FirstOrDefault()?.Statement}");
        Assert.All(called, o => Assert.Equal("repost-ring", Kind(world, o)));
        Assert.True(called.Length >= 8, $"{called.Length} of 12 members called");
    }

    [Fact]
    public void ARingMadeOverYearsIsNot()
    {
        using var world = World(
            new RepostRing
            {
                Accounts = 12,
                Mode = RingMode.React,
                BatchHours = 10_000,
            }
        );
        var outcome = new MadeAlike().Observe(world.Data, default);
        Assert.True(outcome.Tested > 0);
        Assert.DoesNotContain(outcome.Observations, o => o.P <= .05 / outcome.Tested);
    }

    [Fact]
    public void TheSameRareApplicationIsALikeness()
    {
        var accounts = Enumerable.Range(0, 130).Select(i => Person(i)).ToArray();
        var edges = new List<Edge>();
        for (var a = 0; a < 6; a++)
        {
            for (var b = a + 1; b < 6; b++)
            {
                edges.Add(Met(a, b, 1e-9));
            }
        }

        // Somebody whom the crowd explains is nobody's company.
        edges.Add(Met(0, 20, .5));
        var data = new SignalData(accounts, [], edges, new Moments(130, i => i < 5 ? "Tool" : "Phone"));
        var outcome = new MadeAlike().Observe(data, default);
        Assert.Equal(6, outcome.Tested);
        var seen = outcome.Observations.Where(o => o.P <= .05 / outcome.Tested).ToArray();
        Assert.Equal([0, 1, 2, 3, 4], seen.Select(o => o.Accounts.Single()).Order());
        Assert.All(
            seen,
            o =>
                Assert.Contains(
                    "4 mostly post with the same application; of 124 accounts that it never meets so 0 do",
                    o.Statement,
                    StringComparison.Ordinal
                )
        );
        // Four of five met have it, of 129 others four: 2 P(4 of 5 drawn from 129 with 4).
        Assert.Equal(2 * Exhibit.Signals.Identity.Alike.Tail(5, 124, 4, 0), seen[0].P!.Value, 12);
    }

    [Fact]
    public void WithoutCreationsAndClientsNothingIsObservable()
    {
        Account[] accounts = [.. Enumerable.Range(0, 130).Select(Person)];
        Edge[] edges = [Met(0, 1, 1e-9), Met(0, 2, 1e-9), Met(0, 3, 1e-9)];
        string Why(Edge[] of) =>
            new MadeAlike().Observe(new SignalData(accounts, [], of, new Moments(130, _ => "")), default).NotObservable;
        Assert.Contains("it must be known when they were created", Why(edges), StringComparison.Ordinal);
        Assert.Contains("No account meets 3 others", Why(edges[..2]), StringComparison.Ordinal);
    }

    private static SignalWorld World(RepostRing ring, params IInnocentGroup[] groups) =>
        SignalWorld.Paired(
            new WorldOptions
            {
                Seed = 6,
                Accounts = 600,
                Posts = 12_000,
                Campaigns = [ring],
                Groups = groups,
            },
            ("profiles", "profiles.csv")
        );

    private static string Kind(SignalWorld world, Observation o) =>
        world.Data.Accounts[o.Accounts[0]].Community is > 0 and var number ? world.Kind(number) : "ordinary";

    private static Account Person(int index) =>
        new()
        {
            Index = index,
            Platform = "x",
            Id = $"a{index}",
            Handle = "",
            Posts = 1,
        };

    private static Edge Met(int a, int b, double crowd) =>
        new()
        {
            A = a,
            B = b,
            Trace = "co-repost",
            ObjectsShared = 9,
            ObjectsTested = 9,
            ObjectsSynchronous = 9,
            Occasions = 9,
            OccasionsTested = 9,
            OccasionsCounted = 9,
            PCrowd = crowd,
            P = 1,
            Threshold = 1e-6,
            Tier = Tier.None,
            ExplainedBy = "",
            FirstSeen = 0,
            LastSeen = 0,
            WindowSeconds = 60,
            BlockSeconds = 3600,
        };

    /// <summary>One post an account, by an application; nothing else is known.</summary>
    private sealed class Moments(int accounts, Func<int, string> client) : ISignalStore
    {
        public bool StatesProfiles => false;

        IEnumerable<PostMoment> ISignalStore.Moments() =>
            Enumerable.Range(0, accounts).Select(i => new PostMoment(i, i, i, false, false, client(i)));

        public IEnumerable<PostItem> Links() => [];

        public IEnumerable<PostItem> Media() => [];

        public IEnumerable<PostReply> Replies() => [];

        public IEnumerable<ProfileState> Profiles() => [];

        public IReadOnlyDictionary<string, (long Post, int Account)> Numbers(IReadOnlyCollection<string> ids) =>
            new Dictionary<string, (long, int)>();

        public void Append(Post post, int account, bool duplicate) => throw new NotSupportedException();

        public void Flush() { }

        public IReadOnlyDictionary<long, Post> Fetch(IReadOnlyCollection<long> numbers) => new Dictionary<long, Post>();

        public IEnumerable<(int Account, long TimeMs)> TimesOf(IReadOnlyCollection<int> accounts) => [];

        public IReadOnlyDictionary<string, (int Account, long TimeMs)> FindByPostId(IReadOnlyCollection<string> ids) =>
            new Dictionary<string, (int, long)>();
    }
}
