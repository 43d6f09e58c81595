using Exhibit.Export.Report;

namespace Exhibit.Dossiers;

/// <summary>How often the rule calls the innocent, measured on simulated worlds.</summary>
internal static class RoomErrorRates
{
    internal static void Write(Html html)
    {
        html.Raw("<h3 id=\"errors\">Known error rates</h3>");
        html.Element(
            "p",
            "Measured on simulated worlds, in which it is known who acts together; the figures say how the rule treats those worlds, not how it does in the field. A count of successes stands with its exact 95 % interval (Clopper and Pearson). The whole page is docs/accuracy.md of the program's source."
        );
        html.Raw("<table class=\"list\"><thead><tr><th>what</th><th>measured</th></tr></thead><tbody>");
        foreach (var (what, _, _, _, value) in ErrorRates.All)
        {
            html.Raw("<tr>").Element("td", what).Element("td", value).Raw("</tr>");
        }

        html.Raw("</tbody></table>");
    }
}
