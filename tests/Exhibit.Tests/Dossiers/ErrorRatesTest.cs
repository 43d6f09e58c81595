using System.Text;
using Exhibit.Dossiers;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Dossiers;

/// <summary>The error rates that a dossier prints are those of docs/accuracy.md.</summary>
public sealed class ErrorRatesTest
{
    [Fact]
    public void AreThoseOfThePage()
    {
        var page = File.ReadAllText(Path.Combine(RealData.Repository, "docs", "accuracy.md"));
        var text = new StringBuilder(string.Join(',', ErrorRates.Columns) + "\n");
        foreach (var rate in ErrorRates.All)
        {
            string[] cells = [rate.What, rate.Section, rate.Row, rate.Column, Find(page, rate.Section, rate.Row, rate.Column)];
            text.Append(string.Join(',', cells.Select(c => c.Contains(',', StringComparison.Ordinal) ? $"\"{c}\"" : c))).Append('\n');
        }

        Approved.Match(text.ToString(), "src", "Exhibit", "Dossiers", "error-rates.csv");
    }

    [Fact]
    public void AFigureThatIsNotThereIsFound() =>
        Assert.Throws<InvalidOperationException>(() => Find("## A\n\n| x | y |\n|---|---|\n| r | 1 |\n", "A", "r", "z"));

    // The first table of the section with this row and this column.
    private static string Find(string page, string section, string row, string column)
    {
        var lines = page.Split($"\n## {section}\n", 2) is [_, var rest] ? rest.Split("\n## ")[0].Split('\n') : page.Split('\n');
        var at = -1;
        foreach (var line in lines)
        {
            var cells = line.StartsWith("| ", StringComparison.Ordinal) ? line.Trim('|', ' ').Split(" | ") : [];
            if (cells.Length == 0 && !line.StartsWith("|-", StringComparison.Ordinal))
            {
                at = -1;
            }
            else if (at < 0 && cells.Contains(column))
            {
                at = Array.IndexOf(cells, column);
            }
            else if (at >= 0 && cells.Length > at && cells[0] == row)
            {
                return cells[at];
            }
        }

        throw new InvalidOperationException($"docs/accuracy.md has no '{column}' of '{row}' under '{section}'.");
    }
}
