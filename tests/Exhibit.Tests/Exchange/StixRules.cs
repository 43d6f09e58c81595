using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Exhibit.Tests.Exchange;

/// <summary>
/// What STIX 2.1 demands and JSON schemas cannot say, or say only for older versions. Section numbers are those of the OASIS
/// standard of 10 June 2021.
/// </summary>
internal static partial class StixRules
{
    private static readonly string[] Observables = ["user-account", "domain-name"];

    /// <summary>Every breach in a bundle, one sentence each.</summary>
    internal static IReadOnlyList<string> Breaches(JsonObject bundle)
    {
        var wrong = new List<string>();
        var objects = bundle["objects"]!.AsArray().Select(o => o!.AsObject()).ToArray();
        if ((string?)bundle["type"] != "bundle" || !Id().IsMatch((string)bundle["id"]!) || bundle.Count != 3)
        {
            wrong.Add("8: a bundle has type, id and objects, and nothing else");
        }

        var ids = objects.Select(o => (string)o["id"]!).ToArray();
        wrong.AddRange(ids.GroupBy(i => i).Where(g => g.Count() > 1).Select(g => $"2.9: {g.Key} stands there {g.Count()} times"));
        foreach (var o in objects)
        {
            var (type, id) = ((string)o["type"]!, (string)o["id"]!);
            void Must(bool holds, string rule)
            {
                if (!holds)
                {
                    wrong.Add($"{rule} ({id})");
                }
            }

            Must(Id().IsMatch(id) && id.StartsWith(type + "--", StringComparison.Ordinal), "2.9: an id is its type, '--' and a UUID");
            Must((string?)o["spec_version"] == "2.1", "3.2: spec_version is 2.1");
            Must(Empty(o) is null, $"2.5: no empty list, object or text: {Empty(o)}");
            foreach (var reference in References(o))
            {
                Must(ids.Contains(reference), $"2.9: {reference} is not in the bundle");
            }

            foreach (var marking in Strings(o["object_marking_refs"]))
            {
                Must(
                    marking.StartsWith("marking-definition--", StringComparison.Ordinal) && marking != id,
                    "7.2.2: a marking is another object"
                );
            }

            if (Observables.Contains(type))
            {
                Must(
                    o["created"] is null && o["modified"] is null && o["created_by_ref"] is null,
                    "3.2: an observable has no author and no times"
                );
                Must(id[type.Length + 2 + 14] == '5', "2.9: an observable's id is of version 5");
                continue;
            }

            Must(Stamp().IsMatch((string?)o["created"] ?? ""), "3.2: created is a time to the millisecond or finer");
            if (type != "marking-definition")
            {
                Must(Time(o, "modified") >= Time(o, "created"), "3.2: modified is not before created");
            }

            if (o["created_by_ref"] is { } author)
            {
                Must(((string)author!).StartsWith("identity--", StringComparison.Ordinal), "3.2: an author is an identity");
            }

            Must((int?)o["confidence"] is null or (>= 0 and <= 100), "3.2: confidence is 0 to 100");
            Must(NotBefore(o, "first_observed", "last_observed"), "4.14: last_observed is not before first_observed");
            Must(NotBefore(o, "first_seen", "last_seen"), "4.2: last_seen is not before first_seen");
            Must(o["stop_time"] is null || Time(o, "stop_time") > Time(o, "start_time"), "5.1: stop_time is after start_time");
            Must(
                o["number_observed"] is null
                    || int.Parse(o["number_observed"]!.ToString(), CultureInfo.InvariantCulture) is >= 1 and <= 999_999_999,
                "4.14: number_observed is 1 to 999,999,999"
            );
            Must(type != "relationship" || Related(o), "5.1: a relationship joins no markings and no relationships");
            Must(
                type != "relationship" || RelationshipType().IsMatch((string)o["relationship_type"]!),
                "5.1: a relationship type is lower case"
            );
            Must(type != "marking-definition" || Marked(o), "7.2.1: a marking has a definition with its type, or an extension");
            foreach (var reference in o["external_references"]?.AsArray().Select(r => r!.AsObject()) ?? [])
            {
                Must(
                    reference["source_name"] is not null
                        && (reference["description"] ?? reference["url"] ?? reference["external_id"]) is not null,
                    "2.5: an external reference names its source and one of description, url, external_id"
                );
            }
        }

        return wrong;
    }

    internal static IEnumerable<string> References(JsonObject o) =>
        o.Where(p => p.Key.EndsWith("_ref", StringComparison.Ordinal))
            .Select(p => (string)p.Value!)
            .Concat(o.Where(p => p.Key.EndsWith("_refs", StringComparison.Ordinal)).SelectMany(p => Strings(p.Value)));

    private static IEnumerable<string> Strings(JsonNode? list) => list?.AsArray().Select(v => (string)v!) ?? [];

    private static string? Empty(JsonNode? node) =>
        node switch
        {
            JsonObject { Count: 0 } or JsonArray { Count: 0 } => node.GetPath(),
            JsonObject o => o.Select(p => Empty(p.Value)).FirstOrDefault(p => p is not null),
            JsonArray a => a.Select(Empty).FirstOrDefault(p => p is not null),
            JsonValue v when v.TryGetValue<string>(out var text) && text.Length == 0 => v.GetPath(),
            null => "a null",
            _ => null,
        };

    private static bool Related(JsonObject o) =>
        new[] { "source_ref", "target_ref" }.All(r => !NoEnd().IsMatch((string)o[r]!))
        && (string)o["source_ref"]! != (string)o["target_ref"]!;

    private static bool Marked(JsonObject o) =>
        o["extensions"] is JsonObject extensions
            ? extensions.All(e =>
                e.Key.StartsWith("extension-definition--", StringComparison.Ordinal) && e.Value!["extension_type"] is not null
            )
            : o["definition"] is JsonObject definition && definition.ContainsKey((string)o["definition_type"]!);

    private static bool NotBefore(JsonObject o, string first, string last) => o[first] is null || Time(o, last) >= Time(o, first);

    private static DateTimeOffset Time(JsonObject o, string name) =>
        DateTimeOffset.Parse((string)o[name]!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    [GeneratedRegex("^[a-z][a-z0-9-]+--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    private static partial Regex Id();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,}Z$")]
    private static partial Regex Stamp();

    [GeneratedRegex("^(relationship|sighting|bundle|marking-definition|language-content)--")]
    private static partial Regex NoEnd();

    [GeneratedRegex("^[a-z0-9-]+$")]
    private static partial Regex RelationshipType();
}
