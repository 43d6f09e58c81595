using System.Globalization;
using System.Xml;
using Exhibit.Export;
using Exhibit.Model;

namespace Exhibit.Exchange;

/// <summary>GEXF 1.3: the network with the time of every pair, for Gephi's timeline.</summary>
public sealed class Gexf : IExchangeFormat
{
    private static readonly string[] NodeColumns = ["platform", "account_id", "tier", "community"];
    private static readonly string[] EdgeColumns = ["trace", "tier", "p", "explained_by"];

    /// <inheritdoc/>
    public string Id => "gexf";

    /// <inheritdoc/>
    public string Title => "The network of pairs in a tier with the time of each, for Gephi.";

    /// <inheritdoc/>
    public string Extension => "gexf";

    /// <inheritdoc/>
    public void Write(CaseResult result, ExchangeOptions options, Stream output)
    {
        using var xml = NetworkXml.Open(output);
        xml.WriteStartElement("gexf", "http://gexf.net/1.3");
        xml.WriteAttributeString("version", "1.3");
        xml.WriteStartElement("graph");
        xml.WriteAttributeString("defaultedgetype", "undirected");
        xml.WriteAttributeString("mode", "dynamic");
        xml.WriteAttributeString("timeformat", "dateTime");
        Columns(xml, "node", NodeColumns);
        Columns(xml, "edge", EdgeColumns);
        xml.WriteStartElement("nodes");
        foreach (var account in NetworkXml.Nodes(result))
        {
            xml.WriteStartElement("node");
            xml.WriteAttributeString("id", NetworkXml.Node(account.Index));
            xml.WriteAttributeString("label", NetworkXml.Safe(account.Handle.Length > 0 ? account.Handle : account.Id));
            Values(xml, account.Platform, account.Id, account.Tier.Word(), account.Community.ToString(CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteStartElement("edges");
        var number = 0;
        foreach (var edge in NetworkXml.Edges(result))
        {
            xml.WriteStartElement("edge");
            xml.WriteAttributeString("id", (number++).ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("source", NetworkXml.Node(edge.A));
            xml.WriteAttributeString("target", NetworkXml.Node(edge.B));
            xml.WriteAttributeString("weight", edge.Occasions.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("kind", edge.Trace);
            xml.WriteAttributeString("start", Timestamp.Of(edge.FirstSeen));
            xml.WriteAttributeString("end", Timestamp.Of(edge.LastSeen));
            Values(xml, edge.Trace, edge.Tier.Word(), edge.P.ToString("R", CultureInfo.InvariantCulture), edge.ExplainedBy);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Columns(XmlWriter xml, string what, string[] columns)
    {
        xml.WriteStartElement("attributes");
        xml.WriteAttributeString("class", what);
        for (var i = 0; i < columns.Length; i++)
        {
            xml.WriteStartElement("attribute");
            xml.WriteAttributeString("id", i.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("title", columns[i]);
            xml.WriteAttributeString("type", columns[i] == "p" ? "double" : "string");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Values(XmlWriter xml, params ReadOnlySpan<string> values)
    {
        xml.WriteStartElement("attvalues");
        for (var i = 0; i < values.Length; i++)
        {
            xml.WriteStartElement("attvalue");
            xml.WriteAttributeString("for", i.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("value", NetworkXml.Safe(values[i]));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
