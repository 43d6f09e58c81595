using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Exhibit.Tests.Exchange;

/// <summary>
/// What MISP's core format demands of an event: draft-dulaunoy-misp-core-format-18 (its MUST and SHALL, with the JSON type of
/// every key), the category and type pairs that it lists for the categories that we use, and the object templates of
/// misp-objects that we name. Keys that it does not know are breaches too.
/// </summary>
internal static partial class MispRules
{
    private const string Text = "text";
    private const string Number = "number";
    private const string Flag = "flag";
    private const string Uuid = "uuid";
    private const string Stamp = "stamp";
    private const string Moment = "moment";
    private const string List = "list";
    private const string Node = "node";

    private static readonly Dictionary<string, string> Event = new()
    {
        ["uuid"] = Uuid,
        ["id"] = Number,
        ["published"] = Flag,
        ["info"] = Text,
        ["threat_level_id"] = Number,
        ["analysis"] = Number,
        ["date"] = Text,
        ["timestamp"] = Stamp,
        ["publish_timestamp"] = Stamp,
        ["first_publication"] = Stamp,
        ["org_id"] = Number,
        ["orgc_id"] = Number,
        ["attribute_count"] = Number,
        ["distribution"] = Number,
        ["sharing_group_id"] = Number,
        ["extends_uuid"] = Text,
        ["locked"] = Flag,
        ["Org"] = Node,
        ["Orgc"] = Node,
        ["Attribute"] = List,
        ["Object"] = List,
        ["EventReport"] = List,
        ["Tag"] = List,
        ["Galaxy"] = List,
    };

    private static readonly Dictionary<string, string> Attribute = new()
    {
        ["uuid"] = Uuid,
        ["id"] = Number,
        ["type"] = Text,
        ["category"] = Text,
        ["to_ids"] = Flag,
        ["event_id"] = Number,
        ["distribution"] = Number,
        ["timestamp"] = Stamp,
        ["comment"] = Text,
        ["sharing_group_id"] = Number,
        ["deleted"] = Flag,
        ["value"] = Text,
    };

    private static readonly Dictionary<string, string> InObject = new(Attribute)
    {
        ["object_id"] = Number,
        ["object_relation"] = Text,
        ["disable_correlation"] = Flag,
    };

    private static readonly Dictionary<string, string> Object = new()
    {
        ["uuid"] = Uuid,
        ["id"] = Number,
        ["name"] = Text,
        ["meta-category"] = Text,
        ["description"] = Text,
        ["template_uuid"] = Uuid,
        ["template_version"] = Number,
        ["event_id"] = Number,
        ["timestamp"] = Stamp,
        ["distribution"] = Number,
        ["sharing_group_id"] = Number,
        ["comment"] = Text,
        ["deleted"] = Flag,
        ["Attribute"] = List,
        ["ObjectReference"] = List,
    };

    private static readonly Dictionary<string, string> Reference = new()
    {
        ["uuid"] = Uuid,
        ["timestamp"] = Stamp,
        ["object_id"] = Number,
        ["event_id"] = Number,
        ["object_uuid"] = Uuid,
        ["referenced_uuid"] = Uuid,
        ["referenced_type"] = Number,
        ["relationship_type"] = Text,
        ["comment"] = Text,
        ["deleted"] = Flag,
    };

    private static readonly Dictionary<string, string> Report = new()
    {
        ["uuid"] = Uuid,
        ["id"] = Number,
        ["event_id"] = Number,
        ["name"] = Text,
        ["content"] = Text,
        ["distribution"] = Number,
        ["sharing_group_id"] = Number,
        ["timestamp"] = Stamp,
        ["deleted"] = Flag,
    };

    private static readonly Dictionary<string, string> Organisation = new()
    {
        ["uuid"] = Uuid,
        ["id"] = Number,
        ["name"] = Text,
    };

    private static readonly Dictionary<string, string> Tag = new()
    {
        ["id"] = Number,
        ["name"] = Text,
        ["colour"] = Text,
        ["exportable"] = Flag,
    };

    private static readonly Dictionary<string, string> Galaxy = new()
    {
        ["id"] = Number,
        ["uuid"] = Uuid,
        ["name"] = Text,
        ["type"] = Text,
        ["description"] = Text,
        ["version"] = Number,
        ["GalaxyCluster"] = List,
    };

    private static readonly Dictionary<string, string> Cluster = new()
    {
        ["id"] = Number,
        ["uuid"] = Uuid,
        ["type"] = Text,
        ["value"] = Text,
        ["tag_name"] = Text,
        ["description"] = Text,
        ["galaxy_id"] = Number,
        ["source"] = Text,
        ["authors"] = List,
        ["meta"] = Node,
    };

    // The draft's section on types, for the categories that appear here.
    private static readonly Dictionary<string, string[]> Types = new()
    {
        ["Internal reference"] = ["text", "link", "comment", "other", "hex", "anonymised", "git-commit-id"],
        ["Network activity"] = ["hostname", "domain", "domain|ip", "url", "uri", "comment", "text", "other"],
        ["Other"] = ["comment", "text", "other", "size-in-bytes", "counter", "datetime", "float", "boolean"],
        ["Attribution"] = ["threat-actor", "campaign-name", "campaign-id", "comment", "text", "other"],
    };

    // Template: UUID, relations of type text that we may fill, and those of which one is required.
    private static readonly Dictionary<string, (string Uuid, string[] Text, string[] OneOf)> Templates = new()
    {
        ["twitter-account"] = ("8066563f-881e-4f6a-9d6c-a9d15b8658bb", ["id", "name", "description"], ["name", "id", "description"]),
        ["facebook-account"] = (
            "b9862b95-7d78-4938-a2b5-13e45c60f25a",
            ["account-id", "account-name", "description"],
            ["account-name", "account-id", "description"]
        ),
        ["user-account"] = (
            "49606b06-22f0-4ac8-8eee-2f12ad46f3d3",
            ["user-id", "username", "account-type", "display-name", "description"],
            ["username", "user-id"]
        ),
    };

    /// <summary>Every breach, one sentence each.</summary>
    internal static IReadOnlyList<string> Breaches(JsonObject document)
    {
        var wrong = new List<string>();
        void Must(bool holds, string rule)
        {
            if (!holds)
            {
                wrong.Add(rule);
            }
        }

        Must(document.Count == 1 && document["Event"] is JsonObject, "a document is one Event");
        var e = document["Event"]!.AsObject();
        Keys(e, Event, "Event", wrong);
        Keys(e["Org"]!.AsObject(), Organisation, "Org", wrong);
        Keys(e["Orgc"]!.AsObject(), Organisation, "Orgc", wrong);
        var (alone, objects) = (All(e["Attribute"]), All(e["Object"]));
        Must(
            (string)e["info"]! is { Length: <= 256 } info && !info.Contains('\n', StringComparison.Ordinal),
            "info is one line of at most 256 characters"
        );
        Must(
            DateOnly.TryParseExact((string)e["date"]!, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "date is YYYY-MM-DD"
        );
        Must((string)e["threat_level_id"]! is "1" or "2" or "3" or "4", "threat_level_id is 1 to 4");
        Must((string)e["analysis"]! is "0" or "1" or "2", "analysis is 0 to 2");
        Must((string)e["distribution"]! is "0" or "1" or "2" or "3" or "4", "an event's distribution is 0 to 4");
        Must(
            e["published"]!.GetValueKind() == JsonValueKind.True || (string)e["publish_timestamp"]! == "0",
            "publish_timestamp is 0 where nothing was published"
        );
        var inside = objects.SelectMany(o => All(o["Attribute"])).ToArray();
        Must(
            (string)e["attribute_count"]! == (alone.Length + inside.Length).ToString(CultureInfo.InvariantCulture),
            "attribute_count counts all attributes"
        );
        foreach (var attribute in alone)
        {
            Keys(attribute, Attribute, "Attribute", wrong);
        }

        foreach (var attribute in inside)
        {
            Keys(attribute, InObject, "Attribute of an object", wrong);
        }

        foreach (var a in alone.Concat(inside))
        {
            Must(
                Types.TryGetValue((string)a["category"]!, out var types) && types.Contains((string)a["type"]!),
                $"{a["category"]} has no type {a["type"]}"
            );
            Must(((string)a["value"]!).Length > 0, "a value is never empty");
        }

        var uuids = objects.Select(o => (string)o["uuid"]!).ToHashSet();
        foreach (var o in objects)
        {
            Keys(o, Object, "Object", wrong, "first_seen", "last_seen");
            var template = Templates.GetValueOrDefault((string)o["name"]!);
            var relations = All(o["Attribute"]).Select(a => (string)a["object_relation"]!).ToArray();
            Must(template.Uuid == (string)o["template_uuid"]!, $"{o["name"]} is a template of that UUID");
            Must(relations.All(r => template.Text.Contains(r)), $"{o["name"]} has the relations {string.Join(", ", relations)}");
            Must(relations.Any(r => template.OneOf.Contains(r)), $"{o["name"]} has one of its required relations");
            Must(relations.Distinct().Count() == relations.Length, $"{o["name"]} has each relation once");
            Must(All(o["Attribute"]).All(a => (string)a["object_id"]! == (string)o["id"]!), "an attribute of an object has its id");
            foreach (var r in All(o["ObjectReference"]))
            {
                Keys(r, Reference, "ObjectReference", wrong);
                Must((string)r["object_uuid"]! == (string)o["uuid"]!, "a reference stands in its object");
                Must(uuids.Contains((string)r["referenced_uuid"]!), "a reference leads to an object of the event");
            }
        }

        foreach (var report in All(e["EventReport"]))
        {
            Keys(report, Report, "EventReport", wrong);
        }

        var tags = All(e["Tag"]).Select(t => (string)t["name"]!).ToArray();
        foreach (var tag in All(e["Tag"]))
        {
            Keys(tag, Tag, "Tag", wrong);
            Must(Colour().IsMatch((string)tag["colour"]!), "a colour is #rrggbb");
        }

        Must(tags.Distinct().Count() == tags.Length, "a tag stands once");
        foreach (var galaxy in All(e["Galaxy"]))
        {
            Keys(galaxy, Galaxy, "Galaxy", wrong);
            foreach (var cluster in All(galaxy["GalaxyCluster"]))
            {
                Keys(cluster, Cluster, "GalaxyCluster", wrong);
                Must(
                    (string)cluster["tag_name"]! == $"misp-galaxy:{galaxy["type"]}=\"{cluster["value"]}\"",
                    "a cluster's tag names its galaxy and value"
                );
                Must(tags.Contains((string)cluster["tag_name"]!), "a cluster's tag is on the event");
            }
        }

        var every = Everything(e).ToArray();
        Must(every.Distinct().Count() == every.Length, "every UUID of ours stands once");
        return wrong;
    }

    private static IEnumerable<string> Everything(JsonObject e) =>
        new[] { e }
            .Concat(All(e["Attribute"]))
            .Concat(All(e["Object"]))
            .Concat(All(e["Object"]).SelectMany(o => All(o["Attribute"]).Concat(All(o["ObjectReference"]))))
            .Concat(All(e["EventReport"]))
            .Select(o => (string)o["uuid"]!);

    private static JsonObject[] All(JsonNode? list) => [.. list!.AsArray().Select(o => o!.AsObject())];

    private static void Keys(JsonObject o, Dictionary<string, string> expected, string what, List<string> wrong, params string[] maybe)
    {
        wrong.AddRange(o.Select(p => p.Key).Except(expected.Keys).Except(maybe).Select(k => $"{what} has no key {k}"));
        foreach (var (key, kind) in expected.Concat(maybe.Where(o.ContainsKey).Select(k => KeyValuePair.Create(k, Moment))))
        {
            if (o[key] is not { } value || !Is(value, kind))
            {
                wrong.Add($"{what}.{key} is a {kind}, found {o[key]?.ToJsonString() ?? "nothing"}");
            }
        }
    }

    private static bool Is(JsonNode value, string kind)
    {
        var type = value.GetValueKind();
        var text = type == JsonValueKind.String ? (string)value! : "";
        return kind switch
        {
            Flag => type is JsonValueKind.True or JsonValueKind.False,
            List => type == JsonValueKind.Array,
            Node => type == JsonValueKind.Object,
            Text => type == JsonValueKind.String,
            Number => Digits().IsMatch(text),
            Stamp => Digits().IsMatch(text),
            Uuid => Uuids().IsMatch(text),
            _ => Moments().IsMatch(text),
        };
    }

    [GeneratedRegex("^[0-9]+$")]
    private static partial Regex Digits();

    [GeneratedRegex("^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    private static partial Regex Uuids();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$")]
    private static partial Regex Moments();

    [GeneratedRegex("^#[0-9a-f]{6}$")]
    private static partial Regex Colour();
}
