using System.Text;
using System.Text.Json.Nodes;
using Exhibit.Exchange;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Exchange;

/// <summary>
/// A public consumer reads our bundles: stixview 1.3.2 (BSD-3-Clause), a graph viewer of the threat-intelligence community, in a
/// real browser. Compiled and run only where EXHIBIT_STIXVIEW names the unpacked npm package; nothing of it is installed with
/// Exhibit.
/// </summary>
public sealed class StixConsumerTest
{
    private const string Variable = "EXHIBIT_STIXVIEW";

    [Fact]
    public void StixviewDrawsEveryObjectAndEveryRelationshipOfTheOpenCtiProfile()
    {
        var options = new ExchangeOptions("Operation Test", "amber", Exported.Samples) { Profile = ExchangeOptions.OpenCti };
        var bundle = Exported.Json(new Stix(), Exported.RichResult, options);
        var objects = bundle["objects"]!.AsArray();
        var nodes = objects.Count(o => (string)o!["type"]! != "relationship");
        var drawn = Draw(bundle);
        Assert.Equal(nodes, (int)drawn["nodes"]!);
        Assert.True((int)drawn["edges"]! >= objects.Count - nodes);
    }

    // stixview is older than TLP 2.0: it stops at OASIS's own marking objects. When this fails, say so in docs/exchange.md.
    [Fact]
    public void StixviewCannotReadTlp2InOasissForm() =>
        Assert.Null(Draw(Exported.Json(new Stix(), Exported.RichResult, new ExchangeOptions("Operation Test", "amber", [])))["nodes"]);

    private static JsonObject Draw(JsonObject bundle)
    {
        var folder = Environment.GetEnvironmentVariable(Variable);
        Assert.True(folder is not null, $"{Variable} names the folder of the unpacked npm package stixview 1.3.2 (the one with dist/)");
        var script = new Uri(Path.Combine(Path.GetFullPath(folder), "dist", "stixview.bundle.js")).AbsoluteUri;
        var page = Path.Combine(Directory.CreateTempSubdirectory("exhibit-stixview-").FullName, "page.html");
        File.WriteAllText(
            page,
            $$"""
            <!DOCTYPE html><html><head><meta charset="utf-8"><script src="{{script}}"></script></head><body>
            <div id="graph"></div><p id="drawn">{}</p><script>
            const view = window.stixview.init(document.getElementById('graph'), { graphWidth: 800, graphHeight: 600, layout: 'grid', showMarkings: true },
              null, g => document.getElementById('drawn').textContent = JSON.stringify({ nodes: g.cy.nodes().length, edges: g.cy.edges().length }));
            view.loadData({{bundle.ToJsonString().Replace("</", "<\\/", StringComparison.Ordinal)}});
            </script></body></html>
            """,
            new UTF8Encoding(false)
        );
        var dom = Browser.Dom(page);
        var start = dom.IndexOf("id=\"drawn\">", StringComparison.Ordinal) + "id=\"drawn\">".Length;
        return JsonNode.Parse(dom[start..dom.IndexOf('<', start)])!.AsObject();
    }
}
