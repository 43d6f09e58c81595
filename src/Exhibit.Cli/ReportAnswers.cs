using System.Globalization;
using System.Text;
using Exhibit.Claims;
using Exhibit.Export.Report;
using Exhibit.Readers;
using Exhibit.Stores;
using Exhibit.Stores.DuckDb;

namespace Exhibit.Cli;

/// <summary>Prints what accounts answered into a case's report, beside every finding shown there that is about them.</summary>
internal static class ReportAnswers
{
    private const string Report = "report.html";

    /// <summary>Prints them.</summary>
    /// <param name="casePath">Folder of a finished case.</param>
    /// <returns>How many answers there are, and how many of them stand beside something that the report shows.</returns>
    /// <exception cref="InputException">answers.yaml cannot be read, or answers for nobody in the case.</exception>
    /// <exception cref="CaseFolderException">There is no such case, or its report has no place for answers.</exception>
    internal static (int Answers, int Shown) Print(string casePath)
    {
        using var stored = StoredCase.Open(casePath);
        var answers = AnswersFile.Of(casePath);
        var accounts = stored.Accounts;
        var given = answers.SelectMany(x => Numbers(x, accounts, casePath).Select(n => (Number: n, Answer: x))).ToArray();
        var path = Path.Combine(casePath, Report);
        var before = File.Exists(path) ? File.ReadAllText(path) : "";
        var (report, blocks) = AnswerBlock.Fill(
            before,
            given.ToLookup(
                g => g.Number,
                g => (Name(accounts[g.Number].Id, accounts[g.Number].Handle), $"“{g.Answer.Text}”", g.Answer.Date, g.Answer.How)
            )
        );
        if (blocks == 0 && answers.Count > 0)
        {
            throw new CaseFolderException(
                $"{Report} of '{casePath}' has no place for answers: nothing in it is in a tier, or an earlier version wrote it. Investigate the sources again, or read the answers in the letters and the dossier."
            );
        }

        if (report != before)
        {
            var partial = path + ".partial";
            File.WriteAllText(partial, report, new UTF8Encoding(false));
            File.Move(partial, path, overwrite: true);
        }

        var about = AnswerBlock.Accounts(report);
        return (answers.Count, given.Where(g => about.Contains(g.Number)).Select(g => g.Answer).Distinct().Count());
    }

    private static IEnumerable<int> Numbers(
        AccountAnswer answer,
        IReadOnlyList<(string Platform, string Id, string Handle, string Tier)> accounts,
        string casePath
    )
    {
        var found = Enumerable
            .Range(0, accounts.Count)
            .Where(i => answer.IsOf(accounts[i].Platform, accounts[i].Id, accounts[i].Handle))
            .ToArray();
        return found.Length > 0
            ? found
            : throw new InputException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{AnswersFile.FileName} of '{casePath}' holds an answer of '{answer.Account}', which is no account of the case. Expected an id, a handle or platform:id, as accounts.csv shows them."
                )
            );
    }

    private static string Name(string id, string handle) => handle.Length > 0 ? "@" + handle.TrimStart('@') : id;
}
