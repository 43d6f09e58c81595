using System.Globalization;
using System.Text.Json.Nodes;

namespace Exhibit.Exchange;

/// <summary>Tags and galaxy of an event: the traffic light, and DISARM in both vocabularies.</summary>
internal static class MispTags
{
    // MISP draws tags in these colours; a recipient's own colours win.
    private const string Grey = "#5b6770";

    private static readonly Dictionary<string, string> Colours = new(StringComparer.Ordinal)
    {
        ["clear"] = "#ffffff",
        ["green"] = "#33ff00",
        ["amber"] = "#ffc000",
        ["amber+strict"] = "#ffc000",
        ["red"] = "#ff2b2b",
    };

    /// <summary>The light, then every technique by DISARM's id and, where the older galaxy has it, by the galaxy's tag.</summary>
    internal static IEnumerable<JsonObject> Of(HandOver shown, string tlp) =>
        Used(shown)
            .SelectMany(t => new[] { t.MachineTag, t.GalaxyTag })
            .Where(t => t.Length > 0)
            .Select(t => (Name: t, Colour: Grey))
            .Prepend((Name: "tlp:" + tlp, Colour: Colours[tlp]))
            .Select(
                (t, i) =>
                    new JsonObject
                    {
                        ["id"] = (i + 1).ToString(CultureInfo.InvariantCulture),
                        ["name"] = t.Name,
                        ["colour"] = t.Colour,
                        ["exportable"] = true,
                    }
            );

    /// <summary>MISP's galaxy with the clusters of the techniques that it has; empty where it has none of them.</summary>
    internal static JsonArray Galaxy(HandOver shown)
    {
        var known = Used(shown).Where(t => t.GalaxyUuid.Length > 0).ToArray();
        return known.Length == 0
            ? []
            :
            [
                new JsonObject
                {
                    ["id"] = "1",
                    ["uuid"] = Techniques.GalaxyUuid,
                    ["name"] = "Techniques",
                    ["type"] = Techniques.Galaxy,
                    ["description"] = "DISARM is a framework designed for describing and understanding disinformation incidents.",
                    ["version"] = "2",
                    ["GalaxyCluster"] = new JsonArray([.. known.Select(Cluster)]),
                },
            ];
    }

    private static JsonObject Cluster(DisarmTechnique technique, int number) =>
        new()
        {
            ["id"] = (number + 1).ToString(CultureInfo.InvariantCulture),
            ["uuid"] = technique.GalaxyUuid,
            ["type"] = Techniques.Galaxy,
            ["value"] = technique.Name,
            ["tag_name"] = technique.GalaxyTag,
            ["description"] = $"See {technique.Page}",
            ["galaxy_id"] = "1",
            ["source"] = "https://github.com/DISARMFoundation/DISARMframeworks",
            ["authors"] = new JsonArray("DISARM Project"),
            ["meta"] = new JsonObject { ["external_id"] = new JsonArray(technique.External), ["refs"] = new JsonArray(technique.Page) },
        };

    private static IEnumerable<DisarmTechnique> Used(HandOver shown) =>
        shown.Findings.SelectMany(f => f.Disarm).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(Techniques.Of);
}
