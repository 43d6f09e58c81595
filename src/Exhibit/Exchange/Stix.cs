using System.Text.Json.Nodes;
using Exhibit.Evidence;
using Exhibit.Model;

namespace Exhibit.Exchange;

/// <summary>
/// STIX 2.1: the activity as a campaign, its accounts, groupings by community, one observation and one note a pair, DISARM
/// techniques, a TLP 2.0 marking. Ids are deterministic. A threat actor only where an analyst entered a supported claim on rung 3.
/// </summary>
public sealed class Stix : IExchangeFormat
{
    private const string TlpExtension = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

    private static readonly Dictionary<string, string> Markings = new(StringComparer.Ordinal)
    {
        ["clear"] = "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
        ["green"] = "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
        ["amber"] = "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
        ["amber+strict"] = "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
        ["red"] = "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1",
    };

    /// <inheritdoc/>
    public string Id => "stix";

    /// <inheritdoc/>
    public string Title => "A STIX 2.1 bundle, for OpenCTI and other threat-intelligence platforms.";

    /// <inheritdoc/>
    public string Extension => "stix.json";

    /// <summary>Words of <c>--tlp</c>.</summary>
    public static IReadOnlyCollection<string> TlpWords => Markings.Keys;

    /// <inheritdoc/>
    public void Write(CaseResult result, ExchangeOptions options, Stream output)
    {
        var objects = new StixObjects(result, options, Markings[options.Tlp]).All();
        objects.Insert(0, Marking(options.Tlp));
        var bundle = new JsonObject
        {
            ["type"] = "bundle",
            ["id"] = $"bundle--{NamedUuid.Of(NamedUuid.Own, CanonicalJson.Write(new JsonArray([.. objects.Select(o => o.DeepClone())])))}",
            ["objects"] = new JsonArray([.. objects]),
        };
        output.Write(CanonicalJson.Write(bundle));
        output.WriteByte((byte)'\n');
    }

    // The objects of OASIS's TLP 2.0 marking definitions, as published.
    private static JsonObject Marking(string tlp) =>
        new()
        {
            ["type"] = "marking-definition",
            ["spec_version"] = "2.1",
            ["id"] = Markings[tlp],
            ["created"] = "2022-10-01T00:00:00.000Z",
            ["name"] = $"TLP:{tlp.ToUpperInvariant()}",
            ["extensions"] = new JsonObject
            {
                [TlpExtension] = new JsonObject { ["extension_type"] = "property-extension", ["tlp_2_0"] = tlp },
            },
        };
}
