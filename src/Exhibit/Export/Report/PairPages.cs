using System.Globalization;
using Exhibit.Model;

namespace Exhibit.Export.Report;

/// <summary>The strongest pairs: their sentence, their posts side by side, and what every explanation says of every item.</summary>
internal static class PairPages
{
    /// <summary>Pairs shown at most: 25.</summary>
    internal const int MostPairs = 25;

    private const int MostTrials = 12;
    private const int LongestText = 400;

    internal static void Write(Html html, CaseResult result, IPostStore posts)
    {
        // The best pairs of every community come first, so that one large ring does not fill the page.
        var pairs = result
            .Edges.Where(e => e.Tier != Tier.None)
            .GroupBy(e => (e.A, e.B))
            .Select(g => g.OrderByDescending(e => e.Tier).ThenBy(e => e.P).ThenBy(e => e.Trace, StringComparer.Ordinal).ToArray())
            .GroupBy(p => result.Accounts[p[0].A].Community)
            .SelectMany(g => g.OrderByDescending(p => p[0].Tier).ThenBy(p => p[0].P).Select((pair, rank) => (Edges: pair, rank)))
            .OrderByDescending(x => x.Edges[0].Tier)
            .ThenBy(x => x.rank)
            .ThenBy(x => x.Edges[0].P)
            .Take(MostPairs)
            .Select(x => x.Edges)
            .ToArray();
        var edges = pairs.Select(p => p[0]).ToArray();
        if (edges.Length == 0)
        {
            html.Element("p", "No pair is in a tier.", "empty");
            return;
        }

        var cited = posts.Fetch([.. edges.SelectMany(e => Shown(e)).SelectMany(t => new[] { t.PostA, t.PostB }).Distinct().Order()]);
        foreach (var pair in pairs)
        {
            var edge = pair[0];
            var (a, b) = (result.Accounts[edge.A], result.Accounts[edge.B]);
            html.Raw("<section class=\"pair\"><h3>")
                .Raw("<bdi>")
                .Text(Names.Of(a))
                .Raw("</bdi> and <bdi>")
                .Text(Names.Of(b))
                .Raw("</bdi> ");
            html.Markup($"<span class=\"tier {edge.Tier.Word()}\">{edge.Tier.Word()}</span> <span class=\"kind\">")
                .Text(edge.Trace)
                .Raw("</span></h3>");
            html.Element("p", PairSentence.For(edge, result.Explanations, result.Controls), "sentence");
            if (edge.Tier == Tier.Indicated)
            {
                html.Raw("<p><b>What suffices to explain it:</b> ").Text(PairSentence.Suffices(edge, result.Explanations)).Raw("</p>");
            }

            Numbers(html, edge);
            Posts(html, result, edge, cited);
            Trials(html, result, edge);
            foreach (var other in pair.Skip(1))
            {
                html.Markup($"<p class=\"also\"><b>Also <span class=\"tier {other.Tier.Word()}\">{other.Tier.Word()}</span> ")
                    .Text($"by {other.Trace}: ")
                    .Raw("</b>")
                    .Text(PairSentence.For(other, result.Explanations, result.Controls))
                    .Raw("</p>");
                Numbers(html, other);
            }

            AnswerBlock.Write(html, [edge.A, edge.B]);
            html.Raw("</section>");
        }

        var all = result.Edges.Where(e => e.Tier != Tier.None).Select(e => (e.A, e.B)).Distinct().Count();
        if (all > edges.Length)
        {
            html.Element(
                "p",
                $"Shown: {Html.Number(edges.Length)} of {Html.Number(all)} pairs in a tier; all are in edges.csv, and their trials in case.duckdb."
            );
        }
    }

    private static IEnumerable<CoAction> Shown(Edge edge) =>
        edge.Trials.Where(t => t.Synchronous || edge.Evidence != EvidenceKind.Timing).Take(MostTrials);

    private static void Numbers(Html html, Edge edge)
    {
        if (edge.Group is { } group)
        {
            GroupNumbers(html, edge, group);
            return;
        }

        html.Raw("<p class=\"numbers\">")
            .Term("p", "p")
            .Text($" = {Html.Probability(edge.P)}, ")
            .Term("p of the crowd", "p-crowd")
            .Text($" = {Html.Probability(edge.PCrowd)}, ");
        html.Term("threshold", "threshold")
            .Text($" = {Html.Probability(edge.Threshold)}, ")
            .Term("items shared", "shared")
            .Markup($" {edge.ObjectsShared}, ");
        html.Term("in one block", "tested")
            .Markup($" {edge.ObjectsTested}, ")
            .Term("within W", "co-action")
            .Markup($" {edge.ObjectsSynchronous}, ");
        html.Term("occasions", "occasion")
            .Markup(
                $" {edge.Occasions} (counted {edge.OccasionsCounted} of {edge.OccasionsTested}), W = {edge.WindowSeconds} s, D = {edge.BlockSeconds} s. Model-based.</p>"
            );
    }

    // No window and no block: what counts is how often the less telling account meets its group, and how often outsiders do.
    private static void GroupNumbers(Html html, Edge edge, GroupEvidence group)
    {
        html.Raw("<p class=\"numbers\">")
            .Term(edge.Evidence.Word().Replace('-', ' '), edge.Evidence.Word())
            .Text(": p")
            .Text($" = {Html.Probability(edge.P)}, ")
            .Term("threshold", "threshold")
            .Text($" = {Html.Probability(edge.Threshold)}, ")
            .Term("items shared", "shared")
            .Markup($" {edge.ObjectsShared}, in {edge.Occasions} ")
            .Term("sittings", "occasion");
        html.Markup($", group of {group.GroupSize + 1}, met in {edge.OccasionsCounted} of {edge.OccasionsTested} sittings, ")
            .Markup($"outsiders in {group.OutsiderMet} of {group.OutsiderObjects} items. Model-based.</p>");
    }

    private static void Posts(Html html, CaseResult result, Edge edge, IReadOnlyDictionary<long, Post> cited)
    {
        html.Raw("<table class=\"posts\"><thead><tr><th><bdi>")
            .Text(Names.Of(result.Accounts[edge.A]))
            .Raw("</bdi></th><th class=\"lag\"><a class=\"term\" href=\"#apart\">apart</a></th><th><bdi>");
        html.Text(Names.Of(result.Accounts[edge.B])).Raw("</bdi></th></tr></thead><tbody>");
        foreach (var trial in Shown(edge))
        {
            html.Raw("<tr><td>");
            Post(html, result, cited[trial.PostA], trial.TimeA);
            html.Markup($"</td><td class=\"lag\">{Lag(trial, cited)}</td><td>");
            Post(html, result, cited[trial.PostB], trial.TimeB);
            html.Raw("</td></tr>");
        }

        html.Raw("</tbody></table>");
        var all = edge.Evidence == EvidenceKind.Timing ? edge.ObjectsSynchronous : edge.ObjectsShared;
        if (all > MostTrials)
        {
            html.Element("p", $"The first {Html.Number(MostTrials)} of {Html.Number(all)}.", "note");
        }
    }

    private static void Post(Html html, CaseResult result, Post post, long time)
    {
        html.Markup($"<time>{Stamp(post, time)}</time> <bdi>");
        var text = post.Text.Length > 0 ? post.Text : post.ObjectId;
        html.Text(text.Length > LongestText ? text[..LongestText] : text).Raw("</bdi>");
        if (text.Length > LongestText)
        {
            html.Element("span", $" … (cut; {Html.Number(text.Length)} characters in all)", "note");
        }

        html.Raw("<span class=\"where\">")
            .Text($"{result.Sources[post.Provenance.Source].Name}, row {Html.Number(post.Provenance.Row)}; {Clock(post)}")
            .Raw("</span>");
    }

    private static void Trials(Html html, CaseResult result, Edge edge)
    {
        // Explanations of timing have nothing to say of evidence that knows no time.
        if (edge.Group is not null)
        {
            return;
        }

        html.Raw(
            "<details><summary>What every explanation says of every item (probability that two unconnected accounts would fall within W)</summary><table class=\"trials\"><thead><tr>"
        );
        foreach (var head in (string[])["item", "occasion", "within W", "sharers"])
        {
            html.Raw("<th>").Defined(head).Raw("</th>");
        }

        foreach (var explanation in result.Explanations)
        {
            html.Raw("<th>").Term(explanation.Id, "e-" + explanation.Id).Raw("</th>");
        }

        html.Raw("</tr></thead><tbody>");
        foreach (var trial in edge.Trials.Take(60))
        {
            var content = result.Objects[trial.Object].Content;
            html.Raw("<tr><td class=\"item\"><bdi>")
                .Text(content.Length > 60 ? content[..60] + "…" : content)
                .Markup(
                    $"</bdi></td><td>{trial.Occasion}{(trial.Counted ? "" : " (same sitting)")}</td><td>{(trial.Synchronous ? "yes" : "no")}</td><td>{trial.Sharers}</td>"
                );
            for (var e = 0; e < trial.Probabilities.Length; e++)
            {
                var p = trial.Probabilities[e];
                html.Raw(e == trial.Strongest ? "<td class=\"largest\">" : "<td>")
                    .Raw(double.IsNaN(p) ? "–" : p.ToString("0.000", CultureInfo.InvariantCulture))
                    .Raw("</td>");
            }

            html.Raw("</tr>");
        }

        html.Raw("</tbody></table></details>");
    }

    // A minute stamp has no seconds to show, and two of them are whole minutes apart.
    private static string Stamp(Post post, long time) =>
        post.Precision >= TimePrecision.Minute ? Timestamp.Of(time)[..16] + "Z" : Timestamp.Of(time);

    private static string Clock(Post post) =>
        $"time to the {post.Precision.ToString().ToLowerInvariant()}, "
        + post.TimeSource switch
        {
            TimeSource.Server => "the platform's clock",
            TimeSource.Client => "the poster's clock",
            TimeSource.DecodedId => "decoded from the post's id",
            _ => "whose clock is not stated",
        };

    private static string Lag(CoAction trial, IReadOnlyDictionary<long, Post> cited)
    {
        var ms = Math.Abs(trial.TimeB - trial.TimeA);
        if (cited[trial.PostA].Precision >= TimePrecision.Minute || cited[trial.PostB].Precision >= TimePrecision.Minute)
        {
            return ms < 60_000 ? "same minute" : string.Create(CultureInfo.InvariantCulture, $"{ms / 60_000} min");
        }

        return ms >= 120_000
            ? string.Create(CultureInfo.InvariantCulture, $"{ms / 60_000.0:0.#} min")
            : string.Create(CultureInfo.InvariantCulture, $"{ms / 1000.0:0.###} s");
    }
}
