using System.Text.Json;
using System.Text.Json.Nodes;
using Exhibit.Tests.Support;
using Json.Schema;

namespace Exhibit.Tests.Exchange;

/// <summary>OASIS's JSON schemas of STIX 2.1; see Schemas/README.md.</summary>
internal static class StixSchemas
{
    private static readonly string Folder = Path.Combine(RealData.Repository, "tests", "Exhibit.Tests", "Exchange", "Schemas", "stix2.1");

    private static readonly Lazy<Dictionary<string, JsonSchema>> Known = new(() =>
    {
        var build = new BuildOptions { SchemaRegistry = new SchemaRegistry() };
        // Files refer to each other, so all are there before one is asked for.
        build.SchemaRegistry.Fetch = (uri, _) =>
        {
            var name = uri.AbsolutePath.Split("/schemas/")[^1];
            return JsonSchema.FromText(File.ReadAllText(Path.Combine(Folder, name)), build);
        };
        return new[] { "sdos", "sros", "observables", "common" }
            .SelectMany(f => Directory.GetFiles(Path.Combine(Folder, f), "*.json"))
            .Where(f =>
                !f.Contains($"{Path.DirectorySeparatorChar}common{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                || f.EndsWith("marking-definition.json", StringComparison.Ordinal)
            )
            .ToDictionary(
                f => Path.GetFileNameWithoutExtension(f),
                f =>
                    build.SchemaRegistry.Get(
                        new Uri(
                            "http://raw.githubusercontent.com/oasis-open/cti-stix2-json-schemas/stix2.1/schemas/"
                                + Path.GetRelativePath(Folder, f).Replace('\\', '/')
                        )
                    ) as JsonSchema
                    ?? JsonSchema.FromText(File.ReadAllText(f), build)
            );
    });

    /// <summary>What the schema of its type says against an object; empty when it is valid.</summary>
    internal static IReadOnlyList<string> Against(JsonObject o)
    {
        using var document = JsonDocument.Parse(o.ToJsonString());
        var result = Known
            .Value[(string)o["type"]!]
            .Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        return result.IsValid
            ? []
            :
            [
                $"{o["id"]}: "
                    + string.Join(
                        "; ",
                        (result.Details ?? [])
                            .Where(d => d.Errors is not null)
                            .SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation} {e.Key} {e.Value}"))
                            .Take(5)
                    ),
            ];
    }
}
