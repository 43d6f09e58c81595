using Exhibit.Coordination.Groups;
using Exhibit.Export;
using Exhibit.Export.Report;
using Exhibit.Model;

namespace Exhibit.Dossiers;

/// <summary>Common origin and common company: the tests of the accounts, and the pages of pairs that rest on them.</summary>
internal static class RoomGroups
{
    /// <summary>Pairs of one kind with a page of their own, the strongest first; the others stand in the list alone: 100.</summary>
    internal const int MostPages = 100;

    private const int MostPosts = 3;
    private const double LostDigits = 1e-290;

    /// <summary>Ids of the findings that have no page of their own.</summary>
    internal static HashSet<string> WithoutPage(RebuiltDossier rebuilt) =>
        [
            .. rebuilt
                .EdgesBy(timing: false)
                .GroupBy(e => e.Edge.Trace, StringComparer.Ordinal)
                .SelectMany(g => g.Skip(MostPages))
                .Select(e => rebuilt.PairFindings[e.Number].Id),
        ];

    /// <summary>The tests that accounts pass: what every pair of these kinds rests on.</summary>
    internal static void Tests(Html html, RebuiltDossier rebuilt)
    {
        html.Raw("<h2 id=\"groups\">Accounts that meet their group again</h2>");
        var passed = rebuilt.GroupTests.Where(t => t.Passes).ToArray();
        if (passed.Length == 0)
        {
            html.Element("p", "No account passes by common origin or common company.", "empty");
            return;
        }

        html.Element(
            "p",
            "For common origin and common company the account is tested, not the pair: its group was found on one half of the items, and on the other half it is counted in how many of its sittings (n) it meets that group (x), and how many of the items of outsiders (N) are the group's too (M). p = P(at least x of n) at the rate (M + 1)/(N + 1). A pair of accounts that both pass is joined where they share two items or more in two sittings or more, and has the p of the less telling account."
        );
        html.Raw(
            "<table class=\"list\"><thead><tr><th>account</th><th>what</th><th>group</th><th>n</th><th>x</th><th>N</th><th>M</th><th>p</th><th>left without a day or source</th></tr></thead><tbody>"
        );
        foreach (var (kind, _, test, _) in passed)
        {
            html.Raw("<tr><td><bdi>").Text(ReadingRoom.Name(rebuilt.Result, test.Account)).Raw("</bdi></td><td>");
            html.Term(rebuilt.Kinds[kind].Title, "k-" + kind).Raw("</td>");
            foreach (var cell in (long[])[test.GroupSize, test.Sittings, test.Met, test.OutsiderObjects, test.OutsiderMet])
            {
                html.Raw("<td class=\"num\">").Text(Html.Number(cell)).Raw("</td>");
            }

            html.Markup($"<td class=\"num\">{Probability(test.P)}</td><td class=\"num\">{Probability(test.WithoutOne)}</td></tr>");
        }

        html.Raw("</tbody></table>");
        html.Element(
            "p",
            "The tests that are not passed, and the half on which each group was found, are in data/groups/tests.csv.",
            "note"
        );
    }

    /// <summary>The page of one pair.</summary>
    internal static void Pair(Html html, DossierData data, RebuiltDossier rebuilt, int number, Finding finding)
    {
        var edge = rebuilt.Result.Edges[number];
        html.Raw("<p><b>What suffices to explain it:</b> ").Text(PairSentence.Suffices(edge, rebuilt.Result.Explanations)).Raw("</p>");
        foreach (var test in rebuilt.TestsOf(edge).Select(t => rebuilt.GroupTests[t].Test))
        {
            html.Element("p", Sum(test, ReadingRoom.Name(rebuilt.Result, test.Account)), "numbers");
        }

        html.Element(
            "p",
            $"p of the pair is the larger of the two, {Probability(edge.P)}; threshold {Html.Probability(edge.Threshold)}. They share {Html.Number(edge.ObjectsShared)} items in {Html.Number(edge.Occasions)} sittings, from {Timestamp.Of(edge.FirstSeen)} to {Timestamp.Of(edge.LastSeen)}. Model-based.",
            "numbers"
        );
        RoomFindings.Posts(html, data, rebuilt.Result, edge, MostPosts);
        RoomFindings.Closing(html, rebuilt, finding);
        html.Raw("<h4>Check this finding</h4><pre>").Text($"python3 -I check.py --finding {finding.Id}").Raw("</pre>");
    }

    /// <summary>A probability in words of the page; so small that its digits are lost, as such, never as 0.</summary>
    internal static string Probability(double p) => p < LostDigits ? "below 1e-290" : Html.Probability(p);

    private static string Sum(MemberTest test, string name) =>
        $"{name}: {Html.Number(test.Met)} of {Html.Number(test.Sittings)} sittings meet a group of {Html.Number(test.GroupSize)} others; of {Html.Number(test.OutsiderObjects)} items of outsiders {Html.Number(test.OutsiderMet)} are the group's too. p = {Probability(test.P)}; left without any one day or source {Probability(test.WithoutOne)}.";
}
