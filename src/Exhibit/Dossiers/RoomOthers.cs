using Exhibit.Claims;
using Exhibit.Export.Report;

namespace Exhibit.Dossiers;

/// <summary>Claims on rungs 3 and 4: who says what of whom, on which sources, beside the answer of the named party.</summary>
internal static class RoomOthers
{
    internal static void Write(Html html, IReadOnlyList<Claim> claims)
    {
        html.Raw("<h2 id=\"claims\">Claims of others: who operates, on whose behalf</h2>");
        if (claims.Count == 0)
        {
            html.Element("p", "None is entered in this dossier. Who runs an account, or for whom, is never computed.", "empty");
            return;
        }

        html.Element(
            "p",
            "None of these is computed, and no figure of this dossier is evidence for them. An analyst entered who says what of whom, with its sources; a charge is alleged until a court has found otherwise."
        );
        foreach (var claim in claims)
        {
            html.Raw("<section class=\"pair\"><h3>")
                .Text(claim.Rung == 3 ? "Rung 3, operated by" : "Rung 4, on behalf of")
                .Raw(" <span class=\"tier\">")
                .Text(claim.Status)
                .Raw("</span></h3>");
            html.Raw("<p class=\"sentence\"><b>")
                .Text(claim.By)
                .Raw("</b>, of <b>")
                .Text(claim.About)
                .Raw("</b>: ")
                .Text(claim.Statement)
                .Raw("</p>");
            if (claim.Likelihood.Length > 0)
            {
                var range = Claim.Likelihoods.First(l => l.Key == claim.Likelihood).Value;
                html.Element("p", $"The analyst's own estimate: {claim.Likelihood} ({range}, ICD 203). It is a judgement, not computed.");
            }

            html.Raw("<h4>Sources</h4><ul>");
            foreach (var source in claim.Sources)
            {
                html.Raw("<li>");
                Source(html, source);
                html.Raw("</li>");
            }

            html.Raw("</ul>");
            Answers(html, claim);
            List(html, "To be known with it", claim.Context);
            Matrix(html, claim);
            html.Raw("</section>");
        }
    }

    private static void Source(Html html, ClaimSource source)
    {
        html.Text($"{source.Title}, {source.Date}{(source.Where.Length > 0 ? ", " + source.Where : "")} ");
        html.Raw("<span class=\"where\">SHA-256 of the kept copy ").Text(source.Sha256).Raw("</span>");
    }

    private static void Answers(Html html, Claim claim)
    {
        html.Raw("<h4>Answer of the named party</h4>");
        if (claim.Answers.Count == 0)
        {
            html.Element("p", "no answer recorded", "empty");
        }

        foreach (var answer in claim.Answers)
        {
            html.Raw("<blockquote><p>“").Text(answer.Text).Raw("”</p><p>").Text(answer.By).Raw(". ");
            Source(html, answer.Source);
            html.Raw("</p></blockquote>");
        }
    }

    private static void List(Html html, string title, IReadOnlyList<string> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        html.Element("h4", title).Raw("<ul>");
        foreach (var item in items)
        {
            html.Element("li", item);
        }

        html.Raw("</ul>");
    }

    private static void Matrix(Html html, Claim claim)
    {
        if (claim.Hypotheses.Count == 0)
        {
            return;
        }

        html.Raw("<h4>Competing explanations</h4><table><thead><tr><th>evidence</th>");
        foreach (var hypothesis in claim.Hypotheses)
        {
            html.Element("th", hypothesis);
        }

        html.Raw("</tr></thead><tbody>");
        foreach (var evidence in claim.Evidence)
        {
            html.Raw("<tr>").Element("td", evidence.Item);
            foreach (var word in evidence.Weighs)
            {
                html.Element("td", word);
            }

            html.Raw("</tr>");
        }

        html.Raw("</tbody></table>");
        html.Element("p", "What is inconsistent counts; what is consistent with all of them decides nothing.", "note");
    }
}
