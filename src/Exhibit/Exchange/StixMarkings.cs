using System.Text.Json.Nodes;

namespace Exhibit.Exchange;

/// <summary>Markings of a STIX bundle: the traffic light in its two published forms, and the licence of DISARM's objects.</summary>
internal static class StixMarkings
{
    private const string TlpExtension = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";
    private const string DisarmAuthor = "identity--f1a0f560-2d9e-4c5d-bf47-7e96e805de82";
    private const string DisarmLicence = "marking-definition--f79f25d2-8b96-4580-b169-eb7b613a7c31";

    // Word, id of OASIS's TLP 2.0 object, id under which OpenCTI keeps the same colour.
    private static readonly (string Word, string Oasis, string OpenCti)[] Colours =
    [
        ("clear", "94868c89-83c2-464b-929b-a1a8aa3c8487", "613f2e26-407d-48c7-9eca-b8e91df99dc9"),
        ("green", "bab4a63c-aed9-4cf5-a766-dfca5abac2bb", "34098fce-860f-48ae-8e50-ebd3cc5e41da"),
        ("amber", "55d920b0-5e8b-4f79-9ee9-91f868d9b421", "f88d31f6-486f-44da-b317-01333bde0b82"),
        ("amber+strict", "939a9414-2ddd-4d32-a0cd-375ea402b003", "826578e1-40ad-459f-bc73-ede076f81f37"),
        ("red", "e828b379-4e03-4974-9ac4-e53a884c97c1", "5e57c739-391a-4eb3-b6be-7d15ca92d5ed"),
    ];

    internal static IReadOnlyList<string> Words { get; } = [.. Colours.Select(c => c.Word)];

    /// <summary>The traffic light: OASIS's TLP 2.0 object as published, or in the OpenCTI profile the one that OpenCTI's own exports carry.</summary>
    internal static JsonObject Tlp(string word, bool openCti)
    {
        var colour = Colours.Single(c => c.Word == word);
        // STIX 2.1 itself still calls the first colour by its old name; OpenCTI reads it as TLP:CLEAR.
        var colourWord = openCti && word == "clear" ? "white" : word;
        var name = $"TLP:{colourWord.ToUpperInvariant()}";
        var node = new JsonObject
        {
            ["type"] = "marking-definition",
            ["spec_version"] = "2.1",
            ["id"] = "marking-definition--" + (openCti ? colour.OpenCti : colour.Oasis),
            ["created"] = openCti ? "2017-01-20T00:00:00.000Z" : "2022-10-01T00:00:00.000Z",
            ["name"] = name,
        };
        if (!openCti)
        {
            node["extensions"] = new JsonObject
            {
                [TlpExtension] = new JsonObject { ["extension_type"] = "property-extension", ["tlp_2_0"] = word },
            };
        }
        else if (word == "amber+strict")
        {
            // STIX 2.1 has no such colour of its own; OpenCTI reads it from a statement with these two properties.
            node["definition_type"] = "statement";
            node["definition"] = new JsonObject { ["statement"] = name };
            node["x_opencti_definition_type"] = "TLP";
            node["x_opencti_definition"] = name;
        }
        else
        {
            node["definition_type"] = "tlp";
            node["definition"] = new JsonObject { ["tlp"] = colourWord };
        }

        return node;
    }

    /// <summary>DISARM's author and licence, as its own bundle of November 2024 has them.</summary>
    internal static IEnumerable<JsonObject> Disarm() =>
        [
            new()
            {
                ["type"] = "identity",
                ["spec_version"] = "2.1",
                ["id"] = DisarmAuthor,
                ["created"] = "2024-11-22T16:43:58.073632Z",
                ["modified"] = "2024-11-22T16:43:58.073632Z",
                ["name"] = "DISARM Foundation",
                ["identity_class"] = "organization",
            },
            new()
            {
                ["type"] = "marking-definition",
                ["spec_version"] = "2.1",
                ["id"] = DisarmLicence,
                ["created_by_ref"] = DisarmAuthor,
                ["created"] = "2024-11-22T16:43:58.073969Z",
                ["definition_type"] = "statement",
                ["name"] = "DISARM Foundation",
                ["definition"] = new JsonObject { ["statement"] = "CC-BY-SA-4.0 DISARM Foundation" },
            },
        ];

    /// <summary>A technique under DISARM's id, author and times: it is theirs. Their description is left to their page.</summary>
    internal static JsonObject Technique(DisarmTechnique technique, string stamp, bool openCti)
    {
        var node = new JsonObject
        {
            ["type"] = "attack-pattern",
            ["spec_version"] = "2.1",
            ["id"] = technique.StixId,
            ["created_by_ref"] = DisarmAuthor,
            ["created"] = technique.Created.Length > 0 ? technique.Created : stamp,
            ["modified"] = technique.Created.Length > 0 ? technique.Created : stamp,
            ["name"] = technique.Name,
            ["object_marking_refs"] = new JsonArray(DisarmLicence),
            // OpenCTI takes the id of a technique from a source that begins with "mitre-", as DISARM's own bundle has it.
            ["external_references"] = new JsonArray(
                new JsonObject
                {
                    ["source_name"] = openCti ? "mitre-attack" : "DISARM",
                    ["external_id"] = technique.External,
                    ["url"] = technique.Page,
                }
            ),
        };
        if (technique.Phase.Length > 0)
        {
            node["kill_chain_phases"] = new JsonArray(new JsonObject { ["kill_chain_name"] = "disarm", ["phase_name"] = technique.Phase });
        }

        if (openCti)
        {
            node["x_mitre_id"] = technique.External;
        }

        return node;
    }
}
