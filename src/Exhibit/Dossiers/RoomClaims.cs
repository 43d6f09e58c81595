using Exhibit.Export.Report;
using Exhibit.Model;

namespace Exhibit.Dossiers;

/// <summary>The first page: what is claimed, what is not, whom it is about, what stands behind it.</summary>
internal static class RoomClaims
{
    internal static void Write(Html html, DossierData data, RebuiltDossier rebuilt)
    {
        var result = rebuilt.Result;
        var named = data.Accounts.Count(a => a.Named);
        html.Raw("<h1>Dossier: accounts that act together</h1>");
        html.Element(
            "p",
            $"Sealed by Exhibit {data.Head.Version} from {Html.Number(data.Sources.Count)} {(data.Sources.Count == 1 ? "source" : "sources")} with {Html.Number(data.Head.Counts.RowsRead)} records of {Html.Number(data.Head.Accounts)} accounts. It concerns {Html.Number(named)} of them.",
            "note"
        );
        html.Element("p", "Coordination is not wrongdoing: campaigns, unions, fans and newsrooms coordinate openly.", "first");
        html.Raw("<div class=\"claims\"><div><h3>What is claimed</h3><ul>");
        foreach (var tier in (Tier[])[Tier.Strong, Tier.Indicated])
        {
            html.Raw("<li>")
                .Text($"{Pairs([.. result.Edges.Where(e => e.Tier == tier)])}, in tier ")
                .Term(tier.Word(), tier.Word())
                .Text(
                    tier == Tier.Strong
                        ? ": no stated innocent explanation suffices at the fixed threshold."
                        : ": more than the hour, the crowd, their routine and a source that stands in the data explain; the explanation that suffices is named with each."
                )
                .Raw("</li>");
        }

        html.Element("li", $"{Html.Number(result.Communities.Count)} communities, joined by these pairs.");
        html.Raw("</ul></div><div><h3>What is not claimed</h3><ul>");
        foreach (
            var text in new[]
            {
                "That anything the accounts did is wrong, false or unlawful.",
                data.Head.SignalsLeftOut
                    ? $"That they hide anything, or are not who they say (rung 2). {RoomSignals.LeftOut}"
                    : "That they hide anything, or are not who they say (rung 2): what was observed stands under its own heading, with what else explains it, and proves neither.",
                data.Claims.Count == 0
                    ? "Who runs them (rung 3) or on whose behalf (rung 4): never computed; no such claim is entered in this dossier."
                    : "Who runs them (rung 3) or on whose behalf (rung 4): never computed. What others claim stands under its own heading, beside the answer.",
                "Anything about accounts that are not named here. Most could not have been tested.",
            }
        )
        {
            html.Element("li", text);
        }

        html.Raw("</ul></div></div>");
        html.Raw(
            "<nav><a href=\"#check\">how to check</a><a href=\"#findings\">findings</a><a href=\"#network\">network</a><a href=\"#groups\">groups</a><a href=\"#signals\">observations</a><a href=\"#claims\">claims of others</a><a href=\"#materials\">materials and custody</a><a href=\"#method\">method</a><a href=\"#limits\">limits</a><a href=\"#words\">words</a></nav>"
        );
    }

    // Two accounts that act together in two ways are two findings and still one pair.
    private static string Pairs(Edge[] edges)
    {
        var pairs = edges.Select(e => (e.A, e.B)).Distinct().Count();
        var text = $"{Html.Number(pairs)} {(pairs == 1 ? "pair" : "pairs")} of accounts";
        return pairs == edges.Length
            ? text
            : $"{text} ({Html.Number(edges.Length)} findings: some pairs act together in more than one way)";
    }
}
