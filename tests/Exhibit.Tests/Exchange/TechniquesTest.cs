using System.Text.Json.Nodes;
using Exhibit.Exchange;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Exchange;

public sealed class TechniquesTest
{
    [Fact]
    public void EveryTechniqueThatTheCatalogueNamesIsInTheTable()
    {
        var named = Catalog.TraceKinds.SelectMany(k => k.Disarm).Concat(Catalog.Signals.SelectMany(s => s.Info.Disarm)).Distinct();
        Assert.Empty(named.Except(Techniques.All.Select(t => t.External)));
        Assert.Equal(Techniques.All.Count, Techniques.All.Select(t => t.External).Distinct().Count());
    }

    [Fact]
    public void TheTableIsDisarmsAndMispsOwn()
    {
        var disarm = JsonNode.Parse(File.ReadAllText(RealData.Data("disarm/DISARM.json")))!["objects"]!.AsArray();
        var galaxy = JsonNode.Parse(File.ReadAllText(RealData.Data("disarm/misp_disarm-techniques.json")))!;
        Assert.Equal(Techniques.GalaxyUuid, (string)galaxy["uuid"]!);
        Assert.Equal(Techniques.Galaxy, (string)galaxy["type"]!);
        var clusters = galaxy["values"]!.AsArray();
        foreach (var technique in Techniques.All)
        {
            var theirs = disarm.Single(o =>
                (string)o!["type"]! == "attack-pattern" && (string)o["external_references"]![0]!["external_id"]! == technique.External
            )!;
            Assert.Equal(
                (technique.StixId, technique.Created, technique.Created, technique.Name, technique.Phase, technique.Page),
                (
                    (string)theirs["id"]!,
                    (string)theirs["created"]!,
                    (string)theirs["modified"]!,
                    (string)theirs["name"]!,
                    (string)theirs["kill_chain_phases"]![0]!["phase_name"]!,
                    (string)theirs["external_references"]![0]!["url"]!
                )
            );
            var cluster = clusters.SingleOrDefault(c => (string)c!["meta"]!["external_id"]! == technique.External);
            Assert.Equal(technique.GalaxyUuid, (string?)cluster?["uuid"] ?? "");
            Assert.True(cluster is null || (string)cluster["value"]! == technique.Name, technique.External);
        }
    }
}
