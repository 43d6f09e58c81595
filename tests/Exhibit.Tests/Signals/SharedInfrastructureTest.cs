using Exhibit.Benchmarks.Signals;
using Exhibit.Model;
using Exhibit.Signals;
using Exhibit.Signals.Inputs;
using Exhibit.Simulator;
using Exhibit.Simulator.Campaigns;
using Exhibit.Simulator.Innocent;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Signals;

public sealed class SharedInfrastructureTest(ITestOutputHelper output)
{
    [Fact]
    public void ARareValueJoinsAndAProvidersDoesNot()
    {
        var rows = Enumerable
            .Range(0, 400)
            .Select(i => $"site{i}.example,nameserver,ns1.host.example")
            .Concat([
                "site1.example,analytics,UA-1",
                "site2.example,analytics,ua-1",
                "site1.example,registrant,x",
                "site2.example,registrant,x",
            ])
            .Append("site3.example,address,192.0.2.7")
            .Append("site4.example,address,192.0.2.7")
            .Append("no domain,address,192.0.2.7");
        using var world = With("domain,kind,value\n" + string.Join('\n', rows) + "\n");
        var outcome = new SharedInfrastructure().Observe(world.Data, default);
        Assert.Equal(2, outcome.Observations.Count);
        var joined = outcome.Observations[0];
        output.WriteLine(joined.Statement);
        Assert.Equal("domains site1.example and site2.example", joined.About);
        Assert.True(joined.Observed);
        Assert.False(outcome.Observations[1].Observed);
        Assert.Equal((407, 406, 1), (world.Data.Side.Counts[0].Read, world.Data.Side.Counts[0].Used, world.Data.Side.Counts[0].Refused));
    }

    [Fact]
    public void FrontsHaveMoreInCommonThanAnAgencysClients()
    {
        using var world = SignalWorld.Of(
            new WorldOptions
            {
                Seed = 9,
                Accounts = 300,
                Posts = 3_000,
                Campaigns = [new FrontNetwork(), new FrontNetwork()],
                Groups = [new AgencyClients(), new AgencyClients()],
            },
            ("infrastructure", "infrastructure.csv")
        );
        var outcome = new SharedInfrastructure().Observe(world.Data, default);
        Observation[] Pairs(string word) => [.. outcome.Observations.Where(o => o.About.Split(word).Length == 3)];
        double Bits(Observation o) => (double)o.Statistic.First(s => s.Key == "bits").Value;
        var (fronts, clients, sites) = (Pairs("sim-front"), Pairs("sim-client"), Pairs("sim-site"));
        output.WriteLine(
            $"observed: fronts {fronts.Count(o => o.Observed)} of 30 pairs, clients {clients.Count(o => o.Observed)} of 30; clients have {clients.Max(Bits)} bits at most, ordinary sites {sites.Select(Bits).DefaultIfEmpty(0).Max()}"
        );
        Assert.True(fronts.Count(o => o.Observed) >= 8);
        Assert.True(clients.Count(o => o.Observed) <= 2);
        Assert.DoesNotContain(sites, o => o.Observed);

        // Clients of one agency have a server and a tag in common, eight bits or more, and are described.
        Assert.All(clients, o => Assert.True(Bits(o) >= 8));

        // Who links to both is counted.
        Assert.All(
            outcome.Observations.Where(o => o.About.Split("sim-front").Length == 3 && o.Observed),
            o => Assert.InRange((int)o.Statistic.First(s => s.Key == "accounts_linking_to_both").Value, 0, 4)
        );
    }

    [Fact]
    public void ValuesOfOneFamilyCountOnce()
    {
        var rows = Enumerable.Range(0, 512).Select(i => $"site{i}.example,address,192.0.2.{i}");
        string[] joined = ["address,x", "subnet,y", "nameserver,z"];
        using var world = With(
            "domain,kind,value\n"
                + string.Join('\n', rows.Concat(joined.SelectMany(j => new[] { $"site1.example,{j}", $"site2.example,{j}" })))
                + "\n"
        );
        var seen = Assert.Single(new SharedInfrastructure().Observe(world.Data, default).Observations);
        Assert.Equal((3, 8.0), ((int)seen.Statistic[0].Value, (double)seen.Statistic[1].Value));
    }

    [Fact]
    public void RealIndicators()
    {
        using var world = SignalWorld.Read(
            [SmallWorld.File()],
            new SideFile("infrastructure", RealData.Data("domains/gmf_laundromat/indicators.csv"))
        );
        var outcome = new SharedInfrastructure().Observe(world.Data, default);
        var count = world.Data.Side.Counts[0];
        output.WriteLine(
            $"indicators: read {count.Read}, used {count.Used}, refused {count.Refused}; {outcome.Observations.Count} pairs of domains with a value in common, {outcome.Observations.Count(o => o.Observed)} observed"
        );
        foreach (var o in outcome.Observations.Take(5))
        {
            output.WriteLine($"{o.About}: {o.Statement}");
        }

        Assert.Equal(count.Read, count.Used + count.Refused);
    }

    private static SignalWorld With(string text)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "infra.csv");
        File.WriteAllText(path, text);
        return SignalWorld.Read([SmallWorld.File()], new SideFile("infrastructure", path));
    }
}
