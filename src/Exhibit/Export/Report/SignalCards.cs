using System.Globalization;
using Exhibit.Model;

namespace Exhibit.Export.Report;

/// <summary>What every signal saw, with its null, its p or rate and its innocent explanations; or why it could see nothing.</summary>
internal static class SignalCards
{
    private const int MostShown = 12;

    internal static void Write(Html html, CaseResult result)
    {
        html.Element(
            "p",
            "A signal is an observation that bears on whether accounts hide what they do or who they are. None of them proves it, none says who runs an account, and none raises the tier of an edge. Each names what else explains it."
        );
        foreach (var signal in result.Signals.Where(s => s.NotObservable.Length == 0))
        {
            One(html, result, signal);
        }

        var blind = result.Signals.Where(s => s.NotObservable.Length > 0).ToArray();
        if (blind.Length > 0)
        {
            html.Raw("<h3>Not observable in these data</h3><table><thead><tr><th>signal</th><th>why</th></tr></thead><tbody>");
            foreach (var signal in blind)
            {
                html.Raw("<tr>").Element("td", signal.Info.Title).Element("td", signal.NotObservable).Raw("</tr>");
            }

            html.Raw("</tbody></table>");
        }
    }

    private static void One(Html html, CaseResult result, SignalResult signal)
    {
        html.Raw("<section class=\"signal\" id=\"signal-").Text(signal.Info.Id).Raw("\"><h3>").Text(signal.Info.Title).Raw(" ");
        html.Element("span", signal.Info.Id, "kind").Raw("</h3>");
        var observed = signal.Observations.Count(o => o.Observed);
        html.Element(
            "p",
            $"{Html.Number(observed)} observed, {Html.Number(signal.Observations.Count - observed)} described without a verdict; {Html.Number(signal.Tested)} subjects held against the null.",
            "note"
        );
        foreach (var o in signal.Observations.Take(MostShown))
        {
            html.Raw("<p><b>").Text(o.Observed ? "Observed" : "Described").Raw("</b>, <bdi>").Text(o.About).Raw("</bdi>: ");
            html.Raw("<bdi>").Text(o.Statement).Raw("</bdi></p><p class=\"numbers\">").Text(Against(o)).Raw("</p>");
            html.Raw("<details><summary>Figures and rows</summary><p class=\"numbers\">")
                .Text(string.Join(", ", o.Statistic.Select(s => $"{s.Key} = {Convert.ToString(s.Value, CultureInfo.InvariantCulture)}")))
                .Raw("</p>");
            AnswerBlock.Write(html, o.Accounts);
            html.Element(
                    "p",
                    $"Cited: {Html.Number(o.Posts.Count)} posts{(o.Rows.Count == 0 ? "" : $" and {Html.Number(o.Rows.Count)} rows of {string.Join(", ", o.Rows.Select(r => result.Sources[r.Source].Name).Distinct(StringComparer.Ordinal))}")}; see findings.jsonl."
                )
                .Raw("</details>");
        }

        if (signal.Observations.Count > MostShown)
        {
            html.Element(
                "p",
                $"Shown: {Html.Number(MostShown)} of {Html.Number(signal.Observations.Count)}; all are in findings.jsonl.",
                "note"
            );
        }

        html.Raw("<p><b>What else explains it:</b> ").Text(string.Join(" ", signal.Info.Innocent)).Raw("</p>");
        html.Raw("<p><b>It cannot show</b> ").Text(string.Join("; ", signal.Info.CannotShow)).Raw(".</p></section>");
    }

    private static string Against(Observation o) =>
        $"Held against: {o.Null}. "
        + (o.P is { } p ? $"p = {Html.Probability(p)}, threshold {Html.Probability(o.Threshold ?? 0)}." : $"No p: {o.WithoutP}")
        + (o.Rate is { } rate ? $" {Html.Percent(rate)} of {o.RateOf}." : "");
}
