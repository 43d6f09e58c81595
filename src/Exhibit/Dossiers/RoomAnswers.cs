using Exhibit.Export.Report;
using Exhibit.Model;

namespace Exhibit.Dossiers;

/// <summary>What the accounts of a finding answered, beside it.</summary>
internal static class RoomAnswers
{
    private const string None = "no answer recorded";

    internal static void Write(Html html, DossierData data, CaseResult result, Finding finding)
    {
        html.Raw("<h4>Answers of these accounts</h4>");
        var answered = data.Answers.Where(a => finding.Accounts.Contains(a.Account)).ToArray();
        foreach (var answer in answered)
        {
            html.Raw("<blockquote><p><b><bdi>").Text(ReadingRoom.Name(result, answer.Account)).Raw("</bdi></b>: ");
            html.Text(answer.Text.Length > 0 ? $"“{answer.Text}”" : "answered; the words are withheld at this level of disclosure.");
            html.Raw("</p><p class=\"where\">").Text($"{answer.Date}, {answer.How}").Raw("</p></blockquote>");
        }

        var silent = finding.Accounts.Except(answered.Select(a => a.Account)).ToArray();
        if (silent.Length > 0)
        {
            html.Raw("<p class=\"note\">");
            html.Text(
                answered.Length == 0 ? $"All {Html.Number(silent.Length)}: {None}." : $"The other {Html.Number(silent.Length)}: {None}."
            );
            html.Raw("</p>");
        }
    }
}
