using Exhibit.Dossiers.Observations;
using Exhibit.Export.Report;
using Exhibit.Model;

namespace Exhibit.Dossiers;

/// <summary>Rung 2: what signals saw, with the null it was held against, and what else explains it.</summary>
internal static class RoomSignals
{
    private const int MostShown = 100;

    // Shown in words, not among the figures.
    private static readonly string[] Elsewhere = ["signal", "signal_version", "about", "observed", "null", "p", "threshold", "without_p"];

    /// <summary>What is said where the signals are not in the dossier.</summary>
    internal const string LeftOut =
        "Observations on rung 2 (signals) are left out of this dossier; the case's own report lists those that there are.";

    internal static void Write(Html html, DossierData data, CaseResult result)
    {
        html.Raw("<h2 id=\"signals\">Rung 2: observations on whether they hide what they do</h2>");
        if (data.Head.SignalsLeftOut)
        {
            html.Element("p", LeftOut, "empty");
            return;
        }

        html.Element(
            "p",
            "None of these proves that anybody hides anything, and none raises a tier. Each names the innocent model it was held against and what else explains it. From this dossier the threshold and the verdict can be computed again, and beside each p stands whether it can be too. That the figures are those of the data only a holder of the full sources can check."
        );
        foreach (var finding in data.Signals.Findings.Take(MostShown))
        {
            One(html, data, result, finding);
        }

        if (data.Signals.Findings.Count > MostShown)
        {
            html.Element(
                "p",
                $"Shown: {Html.Number(MostShown)} of {Html.Number(data.Signals.Findings.Count)}; all are in data/signals/findings.jsonl.",
                "note"
            );
        }

        html.Raw(
            "<table class=\"list\"><thead><tr><th>signal</th><th>tested</th><th>not observable in these data, because</th></tr></thead><tbody>"
        );
        foreach (var signal in data.Signals.Signals)
        {
            html.Raw("<tr>")
                .Element("td", signal.Signal)
                .Element("td", Html.Number(signal.Tested))
                .Element("td", signal.NotObservable)
                .Raw("</tr>");
        }

        html.Raw("</tbody></table>");
    }

    private static void One(Html html, DossierData data, CaseResult result, Finding finding)
    {
        var statistic = finding.Statistic.ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal);
        string Said(string name) => statistic.GetValueOrDefault(name) as string ?? "";
        html.Markup($"<section class=\"finding\" id=\"{finding.Id}\"><h3>").Text(Said("signal"));
        if (Said("about") is { Length: > 0 } about)
        {
            html.Raw(": <bdi>").Text(about).Raw("</bdi>");
        }

        html.Raw(" ").Element("span", finding.Id, "kind").Raw("</h3>");
        html.Element(
            "p",
            finding.Statement.Length > 0
                ? finding.Statement
                : "The sentence is withheld at this level of disclosure; the figures are these.",
            "sentence"
        );
        html.Raw("<p><b>Held against:</b> ").Text($"{Said("null")}. {Verdict(statistic)}").Raw("</p>");
        html.Element("p", Checked(finding, statistic), "note");
        html.Element(
            "p",
            string.Join(
                ", ",
                finding
                    .Statistic.Where(s => !Elsewhere.Contains(s.Key) && s.Value is not (double.NaN or ""))
                    .Select(s => $"{s.Key} = {FindingLines.Value(s.Value)?.ToJsonString() ?? "none"}")
            ),
            "numbers"
        );
        var records = finding.Posts.Take(12).Select(r => Html.Number(r));
        html.Element(
            "p",
            $"Cited: {Html.Number(finding.Posts.Count)} records of data/materials ({string.Join(", ", records)}{(finding.Posts.Count > 12 ? ", …" : "")}){(finding.Rows.Count == 0 ? "" : $" and {Html.Number(finding.Rows.Count)} rows of {string.Join(", ", finding.Rows.Select(r => data.Sources[r.Source].Name).Distinct(StringComparer.Ordinal))}")}.",
            "note"
        );
        html.Raw("<p><b>What else explains it:</b> ").Text(string.Join(" ", finding.InnocentExplanations)).Raw("</p>");
        if (finding.Accounts.Count > 0)
        {
            RoomAnswers.Write(html, data, result, finding);
        }

        html.Raw("</section>");
    }

    private static string Verdict(Dictionary<string, object> statistic) =>
        Number(statistic, "p") is not { } p
            ? $"No p. {statistic.GetValueOrDefault("without_p")}".TrimEnd()
            : $"p = {Html.Probability(p)}, threshold {Html.Probability(Number(statistic, "threshold") ?? 0)}.";

    private static string Checked(Finding finding, Dictionary<string, object> statistic) =>
        Number(statistic, "p") is null ? "Nothing to compute; its figures only the full sources give."
        : SignalCheck.Follows(finding) is null
            ? "This p came out of a simulation, or of a probability for each trial: only exhibit verify --sources computes it again."
        : "This p follows from the figures below, as FORMAT.md says: check.py and exhibit verify compute it again. The figures, also those that are a p themselves, only the full sources give.";

    private static double? Number(Dictionary<string, object> statistic, string name) =>
        statistic.GetValueOrDefault(name) switch
        {
            double number when !double.IsNaN(number) => number,
            long number => number,
            _ => null,
        };
}
