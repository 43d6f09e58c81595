using System.Text.Json.Nodes;
using Exhibit.Claims;
using Exhibit.Exchange;
using Exhibit.Model;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Exchange;

public sealed class StixTest
{
    public static TheoryData<string, bool, string> Forms =>
        new(
            from profile in ExchangeOptions.Profiles
            from published in new[] { true, false }
            from tlp in Stix.TlpWords
            select (profile, published, tlp)
        );

    [Theory]
    [MemberData(nameof(Forms))]
    public void FollowsTheSpecificationAndTheSchemas(string profile, bool published, string tlp)
    {
        var options = new ExchangeOptions("Operation Test", tlp, [.. Exported.Samples, Supported])
        {
            Profile = profile,
            Author = published ? "A newsroom" : "",
            Published = published ? new DateOnly(2020, 2, 1) : null,
        };
        foreach (var result in (CaseResult[])[SmallCase.Run.Result, Exported.RichResult, Exported.NothingFound])
        {
            var bundle = Exported.Json(new Stix(), result, options);
            Assert.Empty(StixRules.Breaches(bundle));
            Assert.Empty(
                Objects(bundle)
                    .Where(o => !(o["type"]!.ToString() == "marking-definition" && o.ContainsKey("extensions")))
                    .SelectMany(StixSchemas.Against)
            );
        }
    }

    [Fact]
    public void TheRulesAndTheSchemasCanFail()
    {
        var bundle = Exported.Json(new Stix(), Exported.RichResult, Plain());
        var objects = Objects(bundle);
        JsonObject One(string type) => objects.First(o => (string)o["type"]! == type);
        One("observed-data")["number_observed"] = 0;
        One("campaign")["created"] = "2020-01-01T00:00:00Z";
        One("grouping").Remove("context");
        One("user-account")["id"] = "user-account--00000000-0000-4000-8000-000000000000";
        One("domain-name")["created"] = "2020-01-01T00:00:00.000Z";
        var member = objects.First(o => o.ContainsKey("stop_time"));
        member["stop_time"] = (string)member["start_time"]!;
        var breaches = StixRules.Breaches(bundle);
        foreach (
            var rule in (string[])
                [
                    "number_observed",
                    "created is a time",
                    "an observable has no author and no times",
                    "an observable's id is of version 5",
                    "stop_time is after",
                    "is not in the bundle",
                ]
        )
        {
            Assert.Contains(breaches, b => b.Contains(rule, StringComparison.Ordinal));
        }

        Assert.Equal(3, new[] { "observed-data", "campaign", "grouping" }.Count(t => StixSchemas.Against(One(t)).Count == 1));
    }

    [Fact]
    public void HoldsWhatTheCaseShows()
    {
        var objects = Objects(Exported.Json(new Stix(), Exported.RichResult, Plain()));
        int Of(string type) => objects.Count(o => (string)o["type"]! == type);
        var edges = Exported.RichResult.Edges.Count(e => e.Tier != Tier.None);
        // Four in the ring, one that only a signal names; three sites; a grouping a community, one of the signal with an account, one around all.
        Assert.Equal(5, Of("user-account"));
        Assert.Equal(
            ["site0.example", "site1.example", "site2.example"],
            objects.Where(o => (string)o["type"]! == "domain-name").Select(o => (string)o["value"]!)
        );
        Assert.Equal(edges, Of("observed-data"));
        Assert.Equal(Exported.RichResult.Communities.Count + 2, Of("grouping"));
        Assert.Equal(edges + Exported.RichResult.Communities.Count + 2, Of("note"));
        var techniques = objects
            .Where(o => (string)o["type"]! == "attack-pattern")
            .Select(o => (string)o["external_references"]![0]!["external_id"]!)
            .ToArray();
        Assert.Contains("T0146.007", techniques);
        Assert.Contains("T0018", techniques);
        Assert.DoesNotContain("T0130", techniques);
        var campaign = objects.Single(o => (string)o["type"]! == "campaign");
        Assert.Equal(
            ((string)campaign["first_seen"]!, (string)campaign["last_seen"]!),
            ((string)campaign["created"]!, (string)campaign["modified"]!)
        );
        var around = objects.Last();
        Assert.Equal(
            objects.Length - 1 - objects.Count(o => (string)o["type"]! == "marking-definition"),
            around["object_refs"]!.AsArray().Count
        );
        Assert.Contains(
            "sha256:" + Exported.RichResult.Sources[0].Sha256,
            around["external_references"]!.ToJsonString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void TheOpenCtiProfileDiffersWhereOpenCtiReadsOtherwise()
    {
        var plain = Objects(Exported.Json(new Stix(), Exported.RichResult, Plain()));
        var opencti = Objects(Exported.Json(new Stix(), Exported.RichResult, Plain() with { Profile = ExchangeOptions.OpenCti }));
        Assert.Equal("marking-definition--f88d31f6-486f-44da-b317-01333bde0b82", (string)opencti[0]["id"]!);
        Assert.All(
            opencti.Where(o => (string)o["type"]! == "attack-pattern"),
            o => Assert.Equal((string)o["x_mitre_id"]!, (string)o["external_references"]![0]!["external_id"]!)
        );
        Assert.All(
            opencti.Where(o => (string)o["type"]! == "attack-pattern"),
            o => Assert.StartsWith("mitre-", (string)o["external_references"]![0]!["source_name"]!, StringComparison.Ordinal)
        );
        Assert.All(
            opencti.Where(o => (string)o["type"]! == "user-account"),
            o => Assert.StartsWith("Tier ", (string)o["x_opencti_description"]!, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("x_opencti", new JsonArray([.. plain.Select(o => o.DeepClone())]).ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("x_mitre", new JsonArray([.. plain.Select(o => o.DeepClone())]).ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(plain.Skip(1).Select(o => (string)o["id"]!), opencti.Skip(1).Select(o => (string)o["id"]!));
    }

    [Fact]
    public void IdsAreDeterministicAndNeverSharedByTwoAuthorsOrOperations()
    {
        Assert.Equal(Exported.As(new Stix()), Exported.As(new Stix()));
        string[] Ids(ExchangeOptions options) =>
            [.. Objects(Exported.Json(new Stix(), Exported.RichResult, options)).Select(o => (string)o["id"]!).Where(Own)];
        var ids = Ids(Plain());
        Assert.DoesNotContain(Ids(Plain() with { Author = "Another" }), ids.Contains);
        Assert.DoesNotContain(
            Ids(Plain() with { Name = "Another" }),
            i => ids.Contains(i) && !i.StartsWith("identity--", StringComparison.Ordinal)
        );
        // The documented example of Python's uuid5.
        Assert.Equal(
            new Guid("886313e1-3b8a-5372-9b90-0c9aee199e5d"),
            NamedUuid.Of(new Guid("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "python.org")
        );
        // STIX 2.1, 2.9: the id of an observable follows from its contributing properties, as other producers compute it.
        Assert.Equal("domain-name--bedb4899-d24b-5401-bc86-8f6b4cc18ec7", StixObservables.DomainId("example.com"));

        static bool Own(string id) =>
            !id.StartsWith("user-account--", StringComparison.Ordinal)
            && !id.StartsWith("domain-name--", StringComparison.Ordinal)
            && !id.StartsWith("attack-pattern--", StringComparison.Ordinal)
            && !id.StartsWith("marking-definition--", StringComparison.Ordinal)
            && id != "identity--f1a0f560-2d9e-4c5d-bf47-7e96e805de82";
    }

    [Fact]
    public void NoThreatActorWithoutASupportedClaimOnRungThree()
    {
        JsonObject[] With(params IReadOnlyList<Claim> claims) =>
            Objects(Exported.Json(new Stix(), Exported.RichResult, Plain() with { Claims = claims }));
        static bool Actor(JsonObject o) =>
            (string)o["type"]! is "threat-actor" or "intrusion-set" || (string?)o["relationship_type"] == "attributed-to";
        Assert.DoesNotContain(With(), Actor);
        var alleged = With(Exported.Samples);
        Assert.DoesNotContain(alleged, Actor);
        Assert.Contains(alleged, o => ((string?)o["content"] ?? "").Contains("no answer recorded", StringComparison.Ordinal));
        Assert.DoesNotContain(With(Supported with { Rung = 4 }), Actor);
        var supported = With(Supported with { Likelihood = "likely" });
        Assert.Equal(2, supported.Count(Actor));
        Assert.Contains("no answer recorded", (string)supported.First(Actor)["description"]!, StringComparison.Ordinal);
        Assert.Equal(70, (int)supported.Single(o => o.ContainsKey("confidence"))["confidence"]!);
    }

    private static Claim Supported => Exported.Samples[0] with { Id = "supported", Status = "supported" };

    private static ExchangeOptions Plain() => new("Operation Test", "amber", []);

    private static JsonObject[] Objects(JsonObject bundle) => [.. bundle["objects"]!.AsArray().Select(o => o!.AsObject())];
}
