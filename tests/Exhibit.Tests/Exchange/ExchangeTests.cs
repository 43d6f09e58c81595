using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Exhibit.Claims;
using Exhibit.Exchange;
using Exhibit.Model;
using Exhibit.Tests.Cli;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Exchange;

internal static class Exported
{
    internal static byte[] As(IExchangeFormat format, params IReadOnlyList<Claim> claims)
    {
        using var stream = new MemoryStream();
        format.Write(SmallCase.Run.Result, new ExchangeOptions("Operation Test", "amber", claims), stream);
        return stream.ToArray();
    }

    internal static int Edges => SmallCase.Run.Result.Edges.Count(e => e.Tier != Tier.None);
}

public sealed class GraphMlTest
{
    [Fact]
    public void HoldsEveryPairInATierOnceAndNoOtherAccount()
    {
        var root = XDocument.Load(new MemoryStream(Exported.As(new GraphMl()))).Root!;
        XNamespace ns = "http://graphml.graphdrawing.org/xmlns";
        var nodes = root.Descendants(ns + "node").Select(n => (string)n.Attribute("id")!).ToArray();
        Assert.Equal(4, nodes.Length);
        Assert.Equal(Exported.Edges, root.Descendants(ns + "edge").Count());
        Assert.All(root.Descendants(ns + "edge"), e => Assert.Contains((string)e.Attribute("source")!, nodes));
        var keys = root.Descendants(ns + "key").Select(k => (string)k.Attribute("id")!).ToHashSet();
        Assert.All(root.Descendants(ns + "data"), d => Assert.Contains((string)d.Attribute("key")!, keys));
    }
}

public sealed class GexfTest
{
    [Fact]
    public void HoldsEveryPairWithItsTime()
    {
        var root = XDocument.Load(new MemoryStream(Exported.As(new Gexf()))).Root!;
        XNamespace ns = "http://gexf.net/1.3";
        var edges = root.Descendants(ns + "edge").ToArray();
        Assert.Equal(Exported.Edges, edges.Length);
        Assert.All(edges, e => Assert.True(string.CompareOrdinal((string)e.Attribute("start")!, (string)e.Attribute("end")!) < 0));
    }
}

public sealed class StixTest
{
    // STIX 2.1, part 4 and 6: what each type requires beyond the common properties.
    private static readonly Dictionary<string, string[]> Required = new()
    {
        ["identity"] = ["name"],
        ["campaign"] = ["name"],
        ["grouping"] = ["context", "object_refs"],
        ["observed-data"] = ["first_observed", "last_observed", "number_observed", "object_refs"],
        ["note"] = ["content", "object_refs"],
        ["attack-pattern"] = ["name"],
        ["relationship"] = ["relationship_type", "source_ref", "target_ref"],
        ["user-account"] = [],
        ["threat-actor"] = ["name"],
        ["marking-definition"] = ["name", "extensions"],
    };

    [Fact]
    public void FollowsTheRulesOfTheSpecification()
    {
        var objects = Objects();
        var ids = objects.Select(o => (string)o["id"]!).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
        foreach (var o in objects)
        {
            var type = (string)o["type"]!;
            Assert.Matches($"^{type}--{Uuid()}$", (string)o["id"]!);
            Assert.Equal("2.1", (string)o["spec_version"]!);
            Assert.All(Required[type], name => Assert.True(o[name] is not null, $"{type} has no {name}"));
            Assert.All(References(o), r => Assert.Contains(r, ids));
            if (type is not ("user-account" or "marking-definition"))
            {
                Assert.True(Time(o, "modified") >= Time(o, "created"));
            }

            if (type == "observed-data")
            {
                Assert.True(Time(o, "last_observed") >= Time(o, "first_observed"));
                Assert.InRange((int)o["number_observed"]!, 1, 999_999_999);
            }
        }

        Assert.Equal(4, objects.Count(o => (string)o["type"]! == "user-account"));
        Assert.Equal(Exported.Edges, objects.Count(o => (string)o["type"]! == "observed-data"));
        Assert.Contains(objects, o => (string?)o["external_references"]?[0]?["external_id"] == "T0084.001");
    }

    [Fact]
    public void IdsAreDeterministicAndVersionFive()
    {
        Assert.Equal(Exported.As(new Stix()), Exported.As(new Stix()));
        Assert.All(
            Objects().Where(o => (string)o["type"]! == "user-account"),
            o => Assert.Equal('5', ((string)o["id"]!)["user-account--".Length + 14])
        );
        // The documented example of Python's uuid5.
        Assert.Equal(
            new Guid("886313e1-3b8a-5372-9b90-0c9aee199e5d"),
            NamedUuid.Of(new Guid("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "python.org")
        );
    }

    [Fact]
    public void NoThreatActorWithoutASupportedClaimOnRungThree()
    {
        var claims = ClaimsFile.Parse(File.ReadAllText(Path.Combine(RealData.Repository, "samples", "claims-2018.yaml")));
        Assert.DoesNotContain(Objects(), o => (string)o["type"]! is "threat-actor" or "intrusion-set");
        var alleged = Objects([.. claims]);
        Assert.DoesNotContain(alleged, o => (string)o["type"]! is "threat-actor" or "intrusion-set");
        Assert.Contains(alleged, o => ((string?)o["content"] ?? "").Contains("no answer recorded", StringComparison.Ordinal));
        var supported = Objects(claims[0] with { Status = "supported" });
        Assert.Single(supported, o => (string)o["type"]! == "threat-actor");
    }

    private static JsonObject[] Objects(params IReadOnlyList<Claim> claims) =>
        [.. JsonNode.Parse(Exported.As(new Stix(), claims))!["objects"]!.AsArray().Select(o => o!.AsObject())];

    private static IEnumerable<string> References(JsonObject o) =>
        o.Where(p => p.Key.EndsWith("_ref", StringComparison.Ordinal))
            .Select(p => (string)p.Value!)
            .Concat(
                o.Where(p => p.Key.EndsWith("_refs", StringComparison.Ordinal)).SelectMany(p => p.Value!.AsArray().Select(v => (string)v!))
            );

    private static DateTime Time(JsonObject o, string name) =>
        DateTime.ParseExact((string)o[name]!, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Uuid() => "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
}

public sealed class ExportCommandTest
{
    [Fact]
    public void WritesEveryFormatAndRefusesOthers()
    {
        var folder = Directory.CreateTempSubdirectory("exhibit-export-").FullName;
        foreach (var format in Catalog.Exchanges)
        {
            var path = Path.Combine(folder, format.Id);
            Assert.Equal(
                (0, ""),
                Shell.Run("export", SmallCase.Run.Path, "--format", format.Id, "--output", path) is var r ? (r.Code, r.Error) : default
            );
            Assert.True(new FileInfo(path).Length > 100);
        }

        Assert.Equal(2, Shell.Run("export", SmallCase.Run.Path, "--format", "pdf").Code);
        Assert.Equal(2, Shell.Run("export", SmallCase.Run.Path, "--format", "stix", "--tlp", "blue").Code);
        Directory.Delete(folder, recursive: true);
    }
}
