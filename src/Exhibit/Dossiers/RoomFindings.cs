using System.Globalization;
using Exhibit.Export;
using Exhibit.Export.Report;
using Exhibit.Model;

namespace Exhibit.Dossiers;

/// <summary>The findings, one page each.</summary>
internal static class RoomFindings
{
    private const int MostPosts = 12;
    private const int LongestText = 400;

    internal static void Write(Html html, DossierData data, RebuiltDossier rebuilt)
    {
        var result = rebuilt.Result;
        var without = RoomGroups.WithoutPage(rebuilt);
        foreach (var finding in result.Findings.Where(f => !without.Contains(f.Id)))
        {
            html.Markup($"<section class=\"finding\" id=\"{finding.Id}\"><h3>");
            RoomList.Accounts(html, result, finding, 6);
            html.Markup($" <span class=\"tier {finding.Tier.Word()}\">{finding.Tier.Word()}</span>");
            html.Raw(" <span class=\"kind\">").Text(Kind(rebuilt, finding)).Raw("</span></h3>");
            html.Element("p", finding.Statement, "sentence");
            if (rebuilt.IsPair(finding) && rebuilt.Specifics[rebuilt.EdgesOf(finding)[0]] is null)
            {
                RoomGroups.Pair(html, data, rebuilt, rebuilt.EdgesOf(finding)[0], finding);
            }
            else if (rebuilt.IsPair(finding))
            {
                Pair(html, data, rebuilt, rebuilt.EdgesOf(finding)[0], finding);
            }
            else
            {
                Community(html, data, rebuilt, finding);
            }

            html.Raw("</section>");
        }
    }

    private static string Kind(RebuiltDossier rebuilt, Finding finding) =>
        rebuilt.IsPair(finding) ? rebuilt.Kinds[rebuilt.Result.Edges[rebuilt.EdgesOf(finding)[0]].Trace].Title : "community";

    private static void Community(Html html, DossierData data, RebuiltDossier rebuilt, Finding finding)
    {
        html.Raw("<p>Members: ");
        RoomList.Accounts(html, rebuilt.Result, finding, int.MaxValue);
        html.Raw(".</p><p>It rests on these pairs: ");
        foreach (var edge in rebuilt.EdgesOf(finding))
        {
            var pair = rebuilt.PairFindings[edge];
            html.Markup($"<a href=\"#{pair.Id}\">");
            RoomList.Accounts(html, rebuilt.Result, pair, 2);
            html.Text($", {Kind(rebuilt, pair)}").Raw("</a>; ");
        }

        html.Raw("</p>");
        RoomAnswers.Write(html, data, rebuilt.Result, finding);
        Closing(html, rebuilt, finding);
    }

    private static void Pair(Html html, DossierData data, RebuiltDossier rebuilt, int number, Finding finding)
    {
        var edge = rebuilt.Result.Edges[number];
        if (edge.Tier == Tier.Indicated)
        {
            html.Raw("<p><b>What suffices to explain it:</b> ").Text(PairSentence.Suffices(edge, rebuilt.Result.Explanations)).Raw("</p>");
        }

        Sum(html, data, edge);
        html.Raw("<div class=\"two\">");
        PairPicture.Write(html, edge, ReadingRoom.Name(rebuilt.Result, edge.A), ReadingRoom.Name(rebuilt.Result, edge.B));
        RoomExplanations.Write(html, rebuilt.Result, edge, rebuilt.Specifics[number]!);
        html.Raw("</div>");
        Posts(html, data, rebuilt.Result, edge, MostPosts);
        RoomAnswers.Write(html, data, rebuilt.Result, finding);
        Closing(html, rebuilt, finding);
        html.Raw("<h4>Check this finding</h4><pre>").Text($"python3 -I check.py --finding {finding.Id}").Raw("</pre>");
    }

    // The arithmetic in one sentence, with every integer of it.
    private static void Sum(Html html, DossierData data, Edge edge)
    {
        html.Raw("<p class=\"numbers\">")
            .Markup($"They shared {edge.ObjectsShared} ")
            .Term("items", "shared")
            .Markup($", {edge.ObjectsTested} of them ")
            .Term("in one block", "tested")
            .Markup(
                $" of D = {edge.BlockSeconds} s, {edge.ObjectsSynchronous} within W = {edge.WindowSeconds} s. That is {edge.OccasionsTested} "
            )
            .Term("occasions", "occasion")
            .Markup($" (sittings), of which {edge.OccasionsCounted} begin within W. ")
            .Term("p", "p")
            .Text(
                $" = P(at least {Html.Number(edge.OccasionsCounted)} of {Html.Number(edge.OccasionsTested)}) = {Html.Probability(edge.P)} under the strongest explanation of every occasion; with hour and crowd alone {Html.Probability(edge.PCrowd)}. "
            )
            .Term("Threshold", "threshold")
            .Text(
                $" {Html.Probability(edge.Threshold)}. From {Timestamp.Of(edge.FirstSeen)} to {Timestamp.Of(edge.LastSeen)}. Model-based.{Slots(data)}"
            )
            .Raw("</p>");
    }

    private static string Slots(DossierData data) =>
        data.Head.Precision >= TimePrecision.Minute
            ? $" Times are known to the {data.Head.Precision.ToString().ToLowerInvariant()}, so equal times are not the same instant, and neighbouring ones may be almost two apart."
            : "";

    /// <summary>What the two posted, side by side: the first few co-actions, or items where time is not what joins them.</summary>
    internal static void Posts(Html html, DossierData data, CaseResult result, Edge edge, int most)
    {
        if (data.Head.Level == DossierHead.PublicLevel)
        {
            return;
        }

        html.Raw("<h4>Their posts, side by side</h4><table class=\"posts\"><thead><tr><th><bdi>")
            .Text(ReadingRoom.Name(result, edge.A))
            .Raw("</bdi></th><th class=\"lag\">apart</th><th><bdi>")
            .Text(ReadingRoom.Name(result, edge.B))
            .Raw("</bdi></th></tr></thead><tbody>");
        var timed = edge.Evidence == EvidenceKind.Timing;
        var shown = edge.Trials.Where(t => t.Synchronous || !timed).ToArray();
        foreach (var trial in shown.Take(most))
        {
            html.Raw("<tr><td>");
            Post(html, data, trial.PostA, trial.TimeA);
            html.Markup($"</td><td class=\"lag\">{Math.Abs(trial.TimeB - trial.TimeA) / 1000.0} s</td><td>");
            Post(html, data, trial.PostB, trial.TimeB);
            html.Raw("</td></tr>");
        }

        html.Raw("</tbody></table>");
        html.Element(
            "p",
            $"Shown: {Html.Number(Math.Min(most, shown.Length))} of {Html.Number(shown.Length)} {(timed ? "co-actions. All trials are in data/timing/trials.csv" : "shared items. All are in data/groups/trials.csv")}, their records in data/materials.",
            "note"
        );
    }

    private static void Post(Html html, DossierData data, long number, long time)
    {
        var record = data.Records[(int)number];
        html.Markup($"<time>{Timestamp.Of(time)}</time> <bdi>");
        if (data.Head.Level == DossierHead.MixedLevel && record.Text.Length == 0)
        {
            html.Raw("<i>withheld</i>");
        }

        html.Text(record.Text.Length > LongestText ? record.Text[..LongestText] + " …" : record.Text).Raw("</bdi><span class=\"where\">");
        html.Text(string.Create(CultureInfo.InvariantCulture, $"record {number}: {data.Sources[record.Source].Name}, row {record.Row}"));
        html.Raw("</span>");
    }

    internal static void Closing(Html html, RebuiltDossier rebuilt, Finding finding)
    {
        html.Raw("<div class=\"two\"><div><h4>Innocent reasons to keep in mind</h4><ul>");
        foreach (var text in finding.InnocentExplanations)
        {
            html.Element("li", text);
        }

        html.Raw("</ul></div><div><h4>What would disprove it</h4><ul>");
        foreach (var text in FindingLines.WouldDisprove(finding, rebuilt))
        {
            html.Element("li", text);
        }

        html.Raw("</ul></div></div>");
        if (finding.Disarm.Count > 0)
        {
            html.Element("p", $"DISARM techniques that this kind of act bears on: {string.Join(", ", finding.Disarm)}.", "note");
        }
    }
}
