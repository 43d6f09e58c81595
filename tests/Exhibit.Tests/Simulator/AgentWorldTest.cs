using System.Security.Cryptography;
using Exhibit.Simulator;
using Exhibit.Simulator.Agents;
using Exhibit.Simulator.Scoring;

namespace Exhibit.Tests.Simulator;

/// <summary>The second generator: same bytes, complete labels, heavy tails, and groups that do what they are called after.</summary>
public sealed class AgentWorldTest
{
    private static readonly AgentWorldOptions Small = new()
    {
        Agents = 200,
        Days = 10,
        Groups = true,
    };

    [Fact]
    public void TheSameOptionsGiveTheSameBytes()
    {
        var first = Write(Small);
        Assert.Equal(first.Digest, Write(Small).Digest);
        Assert.NotEqual(first.Digest, Write(Small with { Seed = 2 }).Digest);
    }

    [Fact]
    public void EveryAccountIsLabelledAndEveryHandleAndLinkIsInert()
    {
        var (_, posts, truth) = Write(Small);
        Assert.Equal(Small.Agents + AgentGroup.All.Sum(g => g.Size), truth.Accounts.Count);
        Assert.Equal(
            truth.Accounts.Order(StringComparer.Ordinal),
            posts.Select(p => p[1]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        );
        Assert.All(posts, p => Assert.StartsWith("sim-", p[2], StringComparison.Ordinal));
        Assert.All(posts, p => Assert.StartsWith("sim-post-", p[3], StringComparison.Ordinal));
        Assert.All(posts.Where(p => p[6].Length > 0), p => Assert.Contains(".invalid/", p[6], StringComparison.Ordinal));
        Assert.All(posts.Where(p => p[7].Length > 0), p => Assert.StartsWith("sim", p[7], StringComparison.Ordinal));
    }

    [Fact]
    public void ActivityAndCascadesAreHeavyTailed()
    {
        var (_, posts, _) = Write(Small with { Agents = 400, Groups = false });
        var perAccount = posts.CountBy(p => p[1]).Select(p => p.Value).Order().ToArray();
        Assert.True(
            perAccount[^1] > 6 * perAccount[perAccount.Length / 2],
            $"{perAccount[^1]} against {perAccount[perAccount.Length / 2]}"
        );
        var cascades = posts.Where(p => p[8].Length > 0).CountBy(p => p[8]).Select(p => p.Value).Order().ToArray();
        Assert.True(cascades[^1] > 12 * cascades[cascades.Length / 2], $"{cascades[^1]} against {cascades[cascades.Length / 2]}");
        Assert.InRange(posts.Count(p => p[8].Length > 0) / (double)posts.Count, .3, .95);
    }

    [Fact]
    public void SharesAreSelfExciting()
    {
        // After a share of a thing the next is likelier than later: half of the gaps are far below the mean gap.
        var (_, posts, _) = Write(Small with { Groups = false });
        var gaps = posts
            .Where(p => p[8].Length > 0)
            .GroupBy(p => p[8], StringComparer.Ordinal)
            .Where(g => g.Count() >= 5)
            .SelectMany(g => g.Select(Time).Order().ToArray() is var t ? t.Zip(t.Skip(1), (a, b) => b - a) : [])
            .Order()
            .ToArray();
        Assert.True(gaps.Length > 200);
        Assert.True(gaps[gaps.Length / 2] < .5 * gaps.Average());
    }

    [Fact]
    public void QueuesSendOnTheQuarterOfAnHour()
    {
        var (_, posts, truth) = Write(Small);
        var queued = posts.Where(p => p[14] == "sim-scheduler").ToArray();
        Assert.True(queued.Length > 20);
        Assert.All(queued, p => Assert.Equal("queue-users", truth.Kind(p[1])));
        Assert.All(queued, p => Assert.InRange(Time(p) % 900, 0, 8));
    }

    [Fact]
    public void FansAndReadersComeSoonAfterTheStarAndTheHub()
    {
        var (_, posts, truth) = Write(Small with { Days = 21 });
        var byStar = posts
            .Where(p => truth.Kind(p[1]) == "keen-fans" && p[9].Length > 0)
            .GroupBy(p => p[9], StringComparer.Ordinal)
            .MaxBy(g => g.Count())!;
        Assert.True(byStar.Count() > 40, $"{byStar.Count()}");

        // Minutes, with those who were asleep; by feed alone it is hours.
        Assert.InRange(Median(byStar.Select(p => Time(p) - At(p[10]))), 3, 400);
        var readers = posts.Where(p => truth.Kind(p[1]) == "hub-readers" && p[8].Length > 0).CountBy(p => p[8]).Count(g => g.Value >= 4);
        Assert.True(readers > 10, $"{readers}");
    }

    [Fact]
    public void QuotersBotsAndTheCircleShareWhatIsTheirs()
    {
        var (_, posts, truth) = Write(Small with { Days = 21 });
        int Common(string kind) =>
            posts
                .Where(p => truth.Kind(p[1]) == kind && p[8].Length == 0 && p[6].Length == 0)
                .GroupBy(p => p[5], StringComparer.Ordinal)
                .Count(g => g.Select(p => p[1]).Distinct(StringComparer.Ordinal).Count() >= 2);
        Assert.True(Common("line-quoters") > 5, $"{Common("line-quoters")} lines");
        Assert.True(Common("feed-bots") > 20, $"{Common("feed-bots")} readings");
        var circle = posts.Where(p => p[9].Length > 0 && truth.Kind(p[9]) == "chat-circle").ToArray();
        var inside = circle.Count(p => truth.Kind(p[1]) == "chat-circle");
        Assert.True(inside > 10 && inside > circle.Length * .8, $"{inside} of {circle.Length}");
    }

    [Fact]
    public void FaultsAreNamed() =>
        Assert.Contains(
            "Agents must lie between 100 and 20000; found 3.",
            Assert.Throws<ArgumentException>(() => AgentWorld.Write("nowhere", new AgentWorldOptions { Agents = 3 })).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void BurstsHaveTheBranchingRatiosSize()
    {
        // A subcritical family has 1 / (1 - branching) members on average.
        var delay = new Quantiles(1, 1, 1, 2, 3, 4, 5);
        var times = Bursts.Times(new Pcg(5), 0, long.MaxValue / 4, 20_000, .6, delay);
        Assert.InRange(times.Count / 20_000.0, 2.35, 2.65);
        Assert.Equal(times.Order(), times);
    }

    [Fact]
    public void NumbersAreUniformAndTablesAreRead()
    {
        // Uniform to within five standard errors in each of ten tenths, and the mean of a quantile table by hand.
        var random = new Pcg(1);
        var tenths = Enumerable.Range(0, 100_000).CountBy(_ => (int)(10 * random.Fraction())).ToArray();
        Assert.All(tenths, t => Assert.InRange(t.Value, 9_520, 10_480));
        var table = new Quantiles(0, 1, 2, 3, 4, 5, 25);
        var mean = (.05 * .5) + (.2 * 1.5) + (.25 * 2.5) + (.25 * 3.5) + (.2 * 4.5) + (.05 * 15);
        Assert.InRange(Enumerable.Range(0, 100_000).Average(_ => table.Draw(random)), mean - .06, mean + .06);
    }

    private static (string Digest, List<string[]> Posts, Truth Truth) Write(AgentWorldOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("exhibit-agents-").FullName;
        try
        {
            AgentWorld.Write(folder, options);
            var bytes = File.ReadAllBytes(Path.Combine(folder, World.PostsFile));
            var posts = File.ReadLines(Path.Combine(folder, World.PostsFile)).Skip(1).Select(line => line.Split(',')).ToList();
            return (Convert.ToHexString(SHA256.HashData(bytes)), posts, Truth.Read(Path.Combine(folder, World.LabelsFile)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static long Time(string[] post) => At(post[4]);

    private static long At(string stamp) =>
        new DateTimeOffset(DateTime.Parse(stamp, System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime()).ToUnixTimeSeconds();

    private static double Median(IEnumerable<long> values) => InnocentTest.Median(values.Select(v => (double)v));
}
