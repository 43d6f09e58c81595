using System.Globalization;
using System.Xml;
using Exhibit.Model;

namespace Exhibit.Exchange;

/// <summary>GraphML: the network of edges in a tier, for igraph, NetworkX, yEd and Gephi.</summary>
public sealed class GraphMl : IExchangeFormat
{
    private static readonly (string Id, string For, string Type)[] Keys =
    [
        ("platform", "node", "string"),
        ("account_id", "node", "string"),
        ("handle", "node", "string"),
        ("posts", "node", "long"),
        ("account_tier", "node", "string"),
        ("community", "node", "int"),
        ("trace", "edge", "string"),
        ("tier", "edge", "string"),
        ("p", "edge", "double"),
        ("threshold", "edge", "double"),
        ("objects_synchronous", "edge", "int"),
        ("occasions", "edge", "int"),
        ("explained_by", "edge", "string"),
    ];

    /// <inheritdoc/>
    public string Id => "graphml";

    /// <inheritdoc/>
    public string Title => "The network of pairs in a tier, for igraph, NetworkX, yEd and Gephi.";

    /// <inheritdoc/>
    public string Extension => "graphml";

    /// <inheritdoc/>
    public void Write(CaseResult result, ExchangeOptions options, Stream output)
    {
        using var xml = NetworkXml.Open(output);
        xml.WriteStartElement("graphml", "http://graphml.graphdrawing.org/xmlns");
        foreach (var (id, what, type) in Keys)
        {
            xml.WriteStartElement("key");
            xml.WriteAttributeString("id", id);
            xml.WriteAttributeString("for", what);
            xml.WriteAttributeString("attr.name", id);
            xml.WriteAttributeString("attr.type", type);
            xml.WriteEndElement();
        }

        xml.WriteStartElement("graph");
        xml.WriteAttributeString("edgedefault", "undirected");
        foreach (var account in NetworkXml.Nodes(result))
        {
            xml.WriteStartElement("node");
            xml.WriteAttributeString("id", NetworkXml.Node(account.Index));
            Data(xml, "platform", account.Platform);
            Data(xml, "account_id", account.Id);
            Data(xml, "handle", account.Handle);
            Data(xml, "posts", account.Posts.ToString(CultureInfo.InvariantCulture));
            Data(xml, "account_tier", account.Tier.Word());
            Data(xml, "community", account.Community.ToString(CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }

        foreach (var edge in NetworkXml.Edges(result))
        {
            xml.WriteStartElement("edge");
            xml.WriteAttributeString("source", NetworkXml.Node(edge.A));
            xml.WriteAttributeString("target", NetworkXml.Node(edge.B));
            Data(xml, "trace", edge.Trace);
            Data(xml, "tier", edge.Tier.Word());
            Data(xml, "p", edge.P.ToString("R", CultureInfo.InvariantCulture));
            Data(xml, "threshold", edge.Threshold.ToString("R", CultureInfo.InvariantCulture));
            Data(xml, "objects_synchronous", edge.ObjectsSynchronous.ToString(CultureInfo.InvariantCulture));
            Data(xml, "occasions", edge.Occasions.ToString(CultureInfo.InvariantCulture));
            Data(xml, "explained_by", edge.ExplainedBy);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Data(XmlWriter xml, string key, string value)
    {
        xml.WriteStartElement("data");
        xml.WriteAttributeString("key", key);
        xml.WriteString(NetworkXml.Safe(value));
        xml.WriteEndElement();
    }
}
