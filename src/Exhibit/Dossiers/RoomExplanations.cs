using Exhibit.Export.Report;
using Exhibit.Model;

namespace Exhibit.Dossiers;

/// <summary>What each innocent explanation makes of a pair, and what is left when the evidence is thinned.</summary>
internal static class RoomExplanations
{
    internal static void Write(Html html, CaseResult result, Edge edge, PairSpecifics specifics)
    {
        html.Raw("<table><thead><tr><th>innocent explanation, with hour and crowd</th><th>p</th><th>largest on</th></tr></thead><tbody>");
        for (var e = 0; e < specifics.Alone.Count; e++)
        {
            var (id, p) = specifics.Alone[e];
            html.Raw("<tr><td>").Term(result.Explanations[e].Title, "e-" + id);
            html.Markup(
                $"</td><td class=\"num\">{Html.Probability(p)}</td><td class=\"num\">{edge.Trials.Count(t => t.Strongest == e)} of {edge.Trials.Count}</td></tr>"
            );
        }

        html.Markup(
            $"<tr><td><b>the strongest of all, item by item</b></td><td class=\"num\"><b>{Html.Probability(edge.P)}</b></td><td></td></tr>"
        );
        Row(html, "left without the day that carries most", specifics.OneDay);
        Row(html, "left without the source that carries most", specifics.OneSource);
        Row(html, "left without their own content", specifics.OwnContent);
        Row(html, "on occasions of odd number only", specifics.Odd);
        Row(html, "on occasions of even number only", specifics.Even);
        html.Raw("</tbody></table>");
    }

    private static void Row(Html html, string what, double p) =>
        html.Raw("<tr><td>").Text(what).Markup($"</td><td class=\"num\">{(p == 0 ? "not known" : Html.Probability(p))}</td><td></td></tr>");
}
