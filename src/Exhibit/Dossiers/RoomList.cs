using Exhibit.Export.Report;
using Exhibit.Model;

namespace Exhibit.Dossiers;

/// <summary>All findings in two tables: the pairs, which everything rests on, and the communities that they form.</summary>
internal static class RoomList
{
    internal static void Write(Html html, RebuiltDossier rebuilt)
    {
        var result = rebuilt.Result;
        html.Raw("<h2 id=\"findings\">Findings</h2>");
        if (result.Findings.Count == 0)
        {
            html.Element("p", "No pair is in a tier, so there is no finding here.", "empty");
            return;
        }

        html.Element(
            "p",
            $"Pairs, the strongest first; two accounts that act together in two ways stand in two rows. Follow a name to its page below; of common origin and common company only the first {RoomGroups.MostPages} of a kind have one, and the others stand here alone. check.py explains every one of them."
        );
        html.Raw(
            "<table class=\"list\"><thead><tr><th>pair</th><th>accounts</th><th>tier</th><th>what they share</th><th>p</th><th>what suffices to explain it</th></tr></thead><tbody>"
        );
        var without = RoomGroups.WithoutPage(rebuilt);
        foreach (var (finding, edge) in rebuilt.PairFindings.Zip(result.Edges))
        {
            Start(html, result, finding, !without.Contains(finding.Id));
            html.Raw("<td>")
                .Term(rebuilt.Kinds[edge.Trace].Title, "k-" + edge.Trace)
                .Markup($"</td><td class=\"num\">{RoomGroups.Probability(edge.P)}</td><td>");
            html.Text(edge.ExplainedBy.Length == 0 ? "none of those asked" : Title(result, edge.ExplainedBy)).Raw("</td></tr>");
        }

        html.Raw("</tbody></table>");
        html.Element("p", "Communities that these pairs form.");
        html.Raw(
            "<table class=\"list\"><thead><tr><th>community</th><th>accounts</th><th>tier</th><th>size</th><th>pairs</th></tr></thead><tbody>"
        );
        foreach (var (finding, community) in result.Findings.Zip(result.Communities))
        {
            Start(html, result, finding, page: true);
            html.Markup($"<td class=\"num\">{community.Accounts.Count}</td><td class=\"num\">{community.Edges}</td></tr>");
        }

        html.Raw("</tbody></table>");
    }

    /// <summary>Names of a finding's accounts, the first few.</summary>
    internal static void Accounts(Html html, CaseResult result, Finding finding, int most)
    {
        var names = finding.Accounts.Take(most).Select(a => ReadingRoom.Name(result, a)).ToArray();
        for (var i = 0; i < names.Length; i++)
        {
            var last = i == names.Length - 1 && finding.Accounts.Count <= most;
            html.Raw(
                    i == 0 ? "<bdi>"
                    : last ? " and <bdi>"
                    : ", <bdi>"
                )
                .Text(names[i])
                .Raw("</bdi>");
        }

        if (finding.Accounts.Count > most)
        {
            html.Text($" and {Html.Number(finding.Accounts.Count - most)} more");
        }
    }

    private static string Title(CaseResult result, string explanation) =>
        result.Explanations.Concat(Weakness.All).FirstOrDefault(i => i.Id == explanation)?.Title ?? explanation;

    private static void Start(Html html, CaseResult result, Finding finding, bool page)
    {
        _ = page
            ? html.Markup($"<tr><td><a href=\"#{finding.Id}\">{finding.Id}</a></td><td>")
            : html.Markup($"<tr id=\"{finding.Id}\"><td>{finding.Id}</td><td>");
        Accounts(html, result, finding, 3);
        html.Markup($"</td><td>{finding.Tier.Word()}</td>");
    }
}
