using System.Text;
using Exhibit.Claims;
using Exhibit.Export;
using Exhibit.Export.Report;
using Exhibit.Model;

namespace Exhibit.Letters;

/// <summary>Writes a letter as one page of HTML to be printed: no script, no picture, nothing loaded.</summary>
public static class LetterPage
{
    private const int LongestText = 400;

    private const string Style =
        "body{font:15px/1.5 Georgia,\"DejaVu Serif\",serif;max-width:72ch;margin:2em auto;padding:0 1em;color:#111}h1{font-size:21px}h2{font-size:17px;margin:1.6em 0 .3em}h3{font-size:15px;margin:1.2em 0 .2em}table{border-collapse:collapse;width:100%;font-size:13px}td,th{border:1px solid #bbb;padding:3px 6px;text-align:left;vertical-align:top;overflow-wrap:anywhere}.where{color:#555;font-size:12px}pre{font:13px/1.5 monospace;background:#f3f3f0;padding:8px;white-space:pre-wrap}blockquote{border-left:4px solid #bbb;margin:.5em 0;padding:0 1em}section{break-inside:avoid-page}@media print{body{margin:0}}";

    private static readonly string[] NotClaimed =
    [
        "That anything this account did is wrong, false or unlawful. Coordination is not wrongdoing: campaigns, unions, fans and newsrooms coordinate openly.",
        "Who runs the account, or on whose behalf. That is never computed.",
        "That the figures are the probability that the account is innocent. They say how often unconnected accounts would do as much under stated models.",
    ];

    /// <summary>Writes it.</summary>
    public static void Write(Stream output, Letter letter)
    {
        var html = new Html();
        html.Raw(
                "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>What we found about your account</title><style>"
            )
            .Raw(Style)
            .Raw("</style></head><body>");
        Opening(html, letter);
        html.Element("h2", "What is said of this account");
        foreach (var finding in letter.Findings)
        {
            Finding(html, finding);
        }

        html.Element("h2", "What is not said");
        List(html, NotClaimed);
        Check(html, letter);
        Answer(html, letter);
        html.Raw("</body></html>\n");
        output.Write(Encoding.UTF8.GetBytes(html.ToString()));
    }

    /// <summary>How the account is called: its handle, else its id.</summary>
    public static string Name(Letter letter) => ShownName.Of(letter.Handle.Length > 0 ? letter.Handle : letter.AccountId);

    private static void Opening(Html html, Letter letter)
    {
        html.Raw("<p>From: ").Text(letter.From).Raw("<br>To: the holder of the account <bdi><b>").Text(Name(letter)).Raw("</b></bdi>");
        html.Text(letter.Platform.Length > 0 ? $" on {letter.Platform}" : "");
        html.Text(letter.Handle.Length > 0 && letter.Handle != letter.AccountId ? $" (id {letter.AccountId})" : "").Raw("</p>");
        html.Element("h1", "What we found about your account, and how you can answer");
        html.Element(
            "p",
            $"We examined {Html.Number(letter.Records)} records of {Html.Number(letter.Accounts)} accounts with Exhibit, a program that finds accounts which act together and says how often that would happen to unconnected accounts. Your account is among those in tier “{letter.Tier}”. This letter says what that means, so that you can check it and answer."
        );
        html.Element(
            "p",
            letter.Tier == "strong"
                ? "Strong: no stated innocent explanation makes the timing likely enough at the fixed threshold. An explanation that nobody stated may; you may know it."
                : "Indicated: more than the models of chance explain that were asked first. Either an innocent explanation suffices, which then stands first among the reasons below, or the evidence is of a kind that never gives more than this tier. Fans and staff land here."
        );
    }

    private static void Finding(Html html, LetterFinding finding)
    {
        html.Raw("<section>");
        html.Element("h3", $"{(finding.Rung == 1 ? $"Finding, tier {finding.Tier}" : "Observation")}: {finding.Id}");
        html.Element("p", finding.Statement);
        html.Element(
            "p",
            finding.Others switch
            {
                0 => "It is about your account alone.",
                1 => "It is about your account and one other, which is not named to you, as you are not named to it.",
                _ =>
                    $"It is about your account and {Html.Number(finding.Others)} others, which are not named to you, as you are not named to them.",
            }
        );
        if (finding.Posts.Count > 0)
        {
            html.Raw("<table><thead><tr><th>your post, time in UTC</th><th>what</th></tr></thead><tbody>");
            foreach (var post in finding.Posts)
            {
                html.Raw("<tr><td>").Text(Timestamp.Of(post.TimeMs)).Raw("<br><span class=\"where\">").Text(post.Where);
                html.Raw("</span></td><td><bdi>").Text(post.Text.Length > LongestText ? post.Text[..LongestText] + " …" : post.Text);
                html.Raw("</bdi></td></tr>");
            }

            html.Raw("</tbody></table>");
            html.Element(
                "p",
                $"Shown: {Html.Number(finding.Posts.Count)} of {Html.Number(finding.OwnPosts)} cited posts of yours.",
                "where"
            );
        }

        html.Element("p", "Innocent reasons that we know of:");
        List(html, finding.Innocent);
        html.Raw("</section>");
    }

    private static void Check(Html html, Letter letter)
    {
        html.Element("h2", "How you can check it");
        html.Element(
            "p",
            "Compare the times and texts above with your own account. If one is not yours, or the time is wrong, the finding falls with it: say so. You or an expert of your choice can ask us for the dossier. It holds everything the figures follow from, and needs no trust in us: in its folder,"
        );
        html.Raw(
            "<pre>sha256sum -c tagmanifest-sha256.txt\nsha256sum -c manifest-sha256.txt\npython3 -I check.py\npython3 -I check.py --finding ID</pre>"
        );
        html.Element(
            "p",
            "compute every figure again; check.py can be read in one sitting. Findings of a kind that dossiers have no tables for are in the case's report."
        );
        foreach (var (name, digest) in letter.Dossiers)
        {
            html.Raw("<p class=\"where\">SHA-256 of ").Text(name).Raw(": ").Text(digest).Raw("</p>");
        }
    }

    private static void Answer(Html html, Letter letter)
    {
        html.Element("h2", "How you can answer");
        html.Raw("<p>Write to: <b>").Text(letter.Contact).Raw("</b>");
        html.Text(letter.AnswerBy.Length > 0 ? $", if you can by {letter.AnswerBy}. A later answer is printed too." : ".").Raw("</p>");
        html.Element(
            "p",
            $"Your answer is printed word for word, with its date, beside every finding about your account. Where none came, the page says “{AnswersFile.None}”, and nothing is concluded from that. You can also ask that your account be taken out of the case; the figures that change are then stated."
        );
        html.Element("h3", "Your answer so far");
        foreach (var answer in letter.Answers)
        {
            html.Raw("<blockquote><p>“").Text(answer.Text).Raw("”</p><p>").Text($"{answer.Date}, {answer.How}").Raw("</p></blockquote>");
        }

        if (letter.Answers.Count == 0)
        {
            html.Element("p", AnswersFile.None);
        }
    }

    private static void List(Html html, IEnumerable<string> items)
    {
        html.Raw("<ul>");
        foreach (var item in items)
        {
            html.Element("li", item);
        }

        html.Raw("</ul>");
    }
}
