using System.Text.Json.Nodes;
using Exhibit.Claims;
using Exhibit.Exchange;
using Exhibit.Model;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Exchange;

public sealed class MispTest
{
    [Fact]
    public void FollowsMispsCoreFormat()
    {
        foreach (var tlp in Stix.TlpWords)
        {
            foreach (var result in (CaseResult[])[SmallCase.Run.Result, Exported.RichResult, Exported.NothingFound])
            {
                var options = new ExchangeOptions("Operation\nTest", tlp, [.. Exported.Samples, Supported]) { Author = "A newsroom" };
                Assert.Empty(MispRules.Breaches(Exported.Json(new Misp(), result, options)));
            }
        }
    }

    [Fact]
    public void TheRulesCanFail()
    {
        var document = Event();
        var e = document["Event"]!;
        e["published"] = "false";
        e["extra"] = 1;
        e["Attribute"]![0]!["type"] = "md5";
        e["Object"]![0]!["template_uuid"] = "00000000-0000-4000-8000-000000000000";
        e["Object"]![1]!["ObjectReference"]![0]!["referenced_uuid"] = "00000000-0000-4000-8000-000000000000";
        e["Tag"]!.AsArray().RemoveAt(2);
        var breaches = MispRules.Breaches(document);
        Assert.Equal(
            [
                "Event has no key extra",
                "Event.published is a flag, found \"false\"",
                "Internal reference has no type md5",
                "twitter-account is a template of that UUID",
                "a reference leads to an object of the event",
                "a cluster's tag is on the event",
            ],
            breaches
        );
    }

    [Fact]
    public void AccountsStandInTheirPlatformsTemplateAndPairsAsReferences()
    {
        var objects = Event()["Event"]!["Object"]!.AsArray();
        Assert.Equal(
            ["facebook-account", "twitter-account", "user-account", "user-account", "user-account"],
            objects.Select(o => (string)o!["name"]!).Order(StringComparer.Ordinal)
        );
        var pairs = Exported.RichResult.Edges.Where(e => e.Tier != Tier.None).ToArray();
        var references = objects.SelectMany(o => o!["ObjectReference"]!.AsArray()).ToArray();
        Assert.Equal(pairs.Length, references.Length);
        Assert.All(references, r => Assert.Contains("tier ", (string)r!["comment"]!, StringComparison.Ordinal));
        Assert.Contains(objects, o => o!["Attribute"]!.ToJsonString().Contains("\"telegram\"", StringComparison.Ordinal));
    }

    [Fact]
    public void DisarmStandsInBothVocabulariesWhereBothHaveIt()
    {
        var tags = Event()["Event"]!["Tag"]!.AsArray().Select(t => (string)t!["name"]!).ToArray();
        Assert.Equal("tlp:amber", tags[0]);
        // Co-link: in both. An automated account: DISARM of 2024 only. What was only described is not tagged.
        Assert.Contains("disarm:technique=\"T0119\"", tags);
        Assert.Contains("misp-galaxy:disarm-techniques=\"Cross-Posting\"", tags);
        Assert.Contains("disarm:technique=\"T0146.007\"", tags);
        Assert.DoesNotContain(tags, t => t.Contains("Automated Account Asset", StringComparison.Ordinal));
        Assert.DoesNotContain("disarm:technique=\"T0130\"", tags);
    }

    [Fact]
    public void NothingIsAttributedWithoutASupportedClaimOnRungThreeAndNothingIsForDetection()
    {
        var options = new ExchangeOptions("Operation Test", "amber", Exported.Samples);
        var text = Exported.Json(new Misp(), Exported.RichResult, options).ToJsonString();
        Assert.DoesNotContain("Attribution", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"to_ids\":true", text, StringComparison.Ordinal);
        Assert.Contains("no answer recorded", text, StringComparison.Ordinal);
        Assert.Contains("\"published\":false", text, StringComparison.Ordinal);
        var supported = Exported.Json(
            new Misp(),
            Exported.RichResult,
            options with
            {
                Claims = [Supported, Supported with { Id = "4", Rung = 4 }],
            }
        );
        var attribution = Assert.Single(supported["Event"]!["Attribute"]!.AsArray(), a => (string)a!["category"]! == "Attribution");
        Assert.Contains("no answer recorded", (string)attribution!["comment"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void TheSameCaseGivesTheSameBytes() => Assert.Equal(Exported.As(new Misp()), Exported.As(new Misp()));

    private static Claim Supported => Exported.Samples[0] with { Id = "supported", Status = "supported" };

    private static JsonObject Event() => Exported.Json(new Misp(), Exported.RichResult, new ExchangeOptions("Operation Test", "amber", []));
}
