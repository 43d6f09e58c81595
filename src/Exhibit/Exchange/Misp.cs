using System.Text.Json.Nodes;
using Exhibit.Evidence;
using Exhibit.Model;

namespace Exhibit.Exchange;

/// <summary>
/// A MISP event in MISP's core format: the accounts as objects, each pair as a reference between two, findings and claims as
/// event reports, DISARM by the galaxy and by its own ids. Nothing is marked for detection, nothing is attributed without a
/// supported claim on rung 3, and the event is not published and stays in the importing organisation until somebody there
/// decides otherwise. UUIDs are deterministic.
/// </summary>
public sealed class Misp : IExchangeFormat
{
    /// <inheritdoc/>
    public string Id => "misp";

    /// <inheritdoc/>
    public string Title => "A MISP event in MISP's core format.";

    /// <inheritdoc/>
    public string Extension => "misp.json";

    /// <inheritdoc/>
    public void Write(CaseResult result, ExchangeOptions options, Stream output)
    {
        var document = new JsonObject { ["Event"] = new MispEvent(result, options).Build() };
        output.Write(CanonicalJson.Write(document));
        output.WriteByte((byte)'\n');
    }
}
