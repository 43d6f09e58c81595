using System.Text.Json.Nodes;
using Exhibit.Evidence;
using Exhibit.Model;

namespace Exhibit.Exchange;

/// <summary>
/// STIX 2.1: the activity as a campaign, its accounts, groupings by community, one observation and one note a pair, DISARM
/// techniques, a TLP 2.0 marking, and a report or grouping around all of it. Ids are deterministic. A threat actor only where
/// an analyst entered a supported claim on rung 3. docs/exchange.md says what each object holds.
/// </summary>
public sealed class Stix : IExchangeFormat
{
    /// <inheritdoc/>
    public string Id => "stix";

    /// <inheritdoc/>
    public string Title => "A STIX 2.1 bundle, for OpenCTI and other threat-intelligence platforms.";

    /// <inheritdoc/>
    public string Extension => "stix.json";

    /// <summary>Words of <c>--tlp</c>.</summary>
    public static IReadOnlyCollection<string> TlpWords => StixMarkings.Words;

    /// <inheritdoc/>
    public void Write(CaseResult result, ExchangeOptions options, Stream output)
    {
        var objects = new StixObjects(result, options).All();
        var bundle = new JsonObject
        {
            ["type"] = "bundle",
            ["id"] = $"bundle--{NamedUuid.Of(NamedUuid.Own, CanonicalJson.Write(new JsonArray([.. objects.Select(o => o.DeepClone())])))}",
            ["objects"] = new JsonArray([.. objects]),
        };
        output.Write(CanonicalJson.Write(bundle));
        output.WriteByte((byte)'\n');
    }
}
