using Exhibit.Model;

namespace Exhibit.Export.Report;

/// <summary>The tables of the report: communities, tests, controls, inputs, options.</summary>
internal static class CaseTables
{
    internal static void Communities(Html html, CaseResult result)
    {
        if (result.Communities.Count == 0)
        {
            html.Element("p", "No community was found.", "empty");
            return;
        }

        Head(html, "community", "tier", "accounts", "edges", "density", "stability", "component", "first seen", "last seen");
        foreach (var c in result.Communities.Take(CommunityPictures.MostCommunities))
        {
            Row(
                html,
                Html.Number(c.Number),
                c.Tier.Word(),
                Html.Number(c.Accounts.Count),
                Html.Number(c.Edges),
                Html.Probability(c.Density),
                Html.Percent(c.Stability),
                Html.Number(c.Component),
                Timestamp.Of(c.FirstSeen),
                Timestamp.Of(c.LastSeen)
            );
        }

        html.Raw("</tbody></table>");
    }

    internal static void Explained(Html html, CaseResult result)
    {
        var groups = result
            .Edges.Where(e => e.Tier == Tier.Indicated)
            .CountBy(e => e.ExplainedBy)
            .OrderByDescending(g => g.Value)
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .ToArray();
        if (groups.Length == 0)
        {
            html.Element("p", "No edge is in tier indicated.", "empty");
            return;
        }

        Head(html, "what suffices", "edges", "in words");
        foreach (var (id, count) in groups)
        {
            var example = result.Edges.First(e => e.Tier == Tier.Indicated && e.ExplainedBy == id);
            Row(html, id, Html.Number(count), PairSentence.Suffices(example, result.Explanations));
        }

        html.Raw("</tbody></table>");
    }

    internal static void Families(Html html, CaseResult result)
    {
        Head(html, "W", "D", "slot", "hour alone", "pairs that met", "m", "threshold", "least items", "accounts that could be called");
        foreach (var f in result.Families)
        {
            Row(
                html,
                f.Evidence == EvidenceKind.Timing ? $"{Html.Number(f.WindowSeconds)} s" : f.Name,
                f.Evidence == EvidenceKind.Timing ? $"{Html.Number(f.BlockSeconds)} s" : "",
                f.Evidence == EvidenceKind.Timing ? $"{Html.Probability(f.SlotSeconds)} s" : "",
                f.Evidence == EvidenceKind.Timing ? Html.Probability(f.HourProbability) : "",
                Html.Number(f.PairsCoSharing),
                Html.Number(f.M),
                Html.Probability(f.Threshold),
                Html.Number(f.LeastObjects),
                $"{Html.Number(f.AccountsTestable)} of {Html.Number(result.Accounts.Count)}"
            );
        }

        html.Raw("</tbody></table>");
    }

    internal static void Controls(Html html, CaseResult result)
    {
        if (result.Controls.Count == 0)
        {
            html.Element("p", "The negative controls were switched off.", "empty");
            return;
        }

        Head(html, "control", "strong edges", "indicated edges", "accounts in a tier", "what it means");
        foreach (var c in result.Controls)
        {
            Row(
                html,
                c.Id,
                Html.Number(c.EdgesStrong),
                Html.Number(c.EdgesIndicated),
                Html.Number(c.AccountsStrong + c.AccountsIndicated),
                c.Meaning
            );
        }

        html.Raw("</tbody></table>");
    }

    internal static void Inputs(Html html, CaseResult result)
    {
        const int most = 60;
        Head(html, "input", "format", "records", "accepted", "refused", "SHA-256");
        foreach (var s in result.Sources.OrderByDescending(s => s.RowsRejected).ThenBy(s => s.Index).Take(most))
        {
            Row(html, s.Name, s.Reader, Html.Number(s.RowsRead), Html.Number(s.RowsAccepted), Html.Number(s.RowsRejected), s.Sha256);
        }

        html.Raw("</tbody></table>");
        if (result.Sources.Count > most)
        {
            html.Element(
                "p",
                $"Shown: {Html.Number(most)} of {Html.Number(result.Sources.Count)} inputs, those with refused records first; all are in summary.json.",
                "note"
            );
        }
    }

    internal static void Options(Html html, CaseResult result)
    {
        Head(html, "option", "value");
        foreach (var (key, value) in result.Options.Append(new("version", result.Version)))
        {
            Row(html, key, value);
        }

        html.Raw("</tbody></table>");
    }

    private static void Head(Html html, params ReadOnlySpan<string> columns)
    {
        html.Raw("<table><thead><tr>");
        foreach (var column in columns)
        {
            html.Raw("<th>").Defined(column).Raw("</th>");
        }

        html.Raw("</tr></thead><tbody>");
    }

    private static void Row(Html html, params ReadOnlySpan<string> cells)
    {
        html.Raw("<tr>");
        foreach (var cell in cells)
        {
            html.Element("td", cell);
        }

        html.Raw("</tr>");
    }
}
