using Exhibit.Export.Report;
using Exhibit.Model;

namespace Exhibit.Dossiers;

/// <summary>What the accounts of a finding answered, beside it.</summary>
internal static class RoomAnswers
{
    private const string Withheld = "answered; the words are withheld at this level of disclosure.";

    internal static void Write(Html html, DossierData data, CaseResult result, Finding finding)
    {
        var answered = data.Answers.Where(a => finding.Accounts.Contains(a.Account)).ToArray();
        AnswerBlock.Write(
            html,
            [.. answered.Select(a => (ReadingRoom.Name(result, a.Account), a.Text.Length > 0 ? $"“{a.Text}”" : Withheld, a.Date, a.How))],
            finding.Accounts.Except(answered.Select(a => a.Account)).Count()
        );
    }
}
