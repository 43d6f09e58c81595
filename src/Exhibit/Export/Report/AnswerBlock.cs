using System.Globalization;
using System.Text;

namespace Exhibit.Export.Report;

/// <summary>
/// What the accounts of a finding answered, beside it, in the report and in a dossier. The report is written before anybody
/// can answer: its blocks stand between two comments that name their accounts, and are filled again when answers come.
/// </summary>
public static class AnswerBlock
{
    private const string None = "no answer recorded";
    private const string Begin = "<!--answers ";
    private const string Close = "-->";
    private const string End = "<!--/answers-->";

    /// <summary>Fills the blocks of a report; the same answers give the same bytes however often it is done.</summary>
    /// <param name="report">report.html as it is.</param>
    /// <param name="answers">The answers, with the name of the account in front, by account index.</param>
    /// <returns>The report, and how many blocks it has.</returns>
    public static (string Report, int Blocks) Fill(string report, ILookup<int, (string Name, string Text, string Date, string How)> answers)
    {
        var filled = new StringBuilder(report.Length);
        var (blocks, done) = (0, 0);
        foreach (var (start, end, accounts) in Blocks(report))
        {
            var html = new Html();
            Write(html, accounts, answers);
            filled.Append(report, done, start - done).Append(html);
            (blocks, done) = (blocks + 1, end);
        }

        return (filled.Append(report, done, report.Length - done).ToString(), blocks);
    }

    /// <summary>The accounts that the blocks of a report are about.</summary>
    public static IReadOnlySet<int> Accounts(string report) => Blocks(report).SelectMany(b => b.Accounts).ToHashSet();

    /// <summary>A block that can be filled later.</summary>
    internal static void Write(
        Html html,
        IReadOnlyCollection<int> accounts,
        ILookup<int, (string Name, string Text, string Date, string How)>? answers = null
    )
    {
        if (accounts.Count == 0)
        {
            return;
        }

        // Text from the data is escaped, so no post can hold such a comment.
        html.Raw(Begin + string.Join(' ', accounts.Select(a => a.ToString(CultureInfo.InvariantCulture))) + Close);
        var given = accounts.SelectMany(a => answers?[a] ?? []).ToArray();
        Write(html, given, accounts.Count(a => answers is null || !answers[a].Any()));
        html.Raw(End);
    }

    /// <summary>The answers, then how many accounts are silent.</summary>
    internal static void Write(Html html, IReadOnlyCollection<(string Name, string Text, string Date, string How)> given, int silent)
    {
        html.Raw("<div class=\"answers\"><h4>Answers of these accounts</h4>");
        foreach (var (name, text, date, how) in given)
        {
            html.Raw("<blockquote><p><b><bdi>").Text(name).Raw("</bdi></b>: <bdi>").Text(text).Raw("</bdi></p>");
            html.Raw("<p class=\"where\">").Text($"{date}, {how}").Raw("</p></blockquote>");
        }

        if (silent > 0)
        {
            html.Element("p", $"{(given.Count == 0 ? "All" : "The other")} {Html.Number(silent)}: {None}.", "note");
        }

        html.Raw("</div>");
    }

    // A report made by somebody else may hold anything: what is no block of ours ends the search.
    private static IEnumerable<(int Start, int End, int[] Accounts)> Blocks(string report)
    {
        for (var at = 0; report.IndexOf(Begin, at, StringComparison.Ordinal) is >= 0 and var start; )
        {
            var names = start + Begin.Length;
            var named = report.IndexOf(Close, names, StringComparison.Ordinal);
            var end = named < 0 ? -1 : report.IndexOf(End, named, StringComparison.Ordinal);
            var accounts = end < 0 ? [] : report[names..named].Split(' ').Select(Number).ToArray();
            if (end < 0 || accounts.Contains(-1))
            {
                yield break;
            }

            at = end + End.Length;
            yield return (start, at, accounts);
        }
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
