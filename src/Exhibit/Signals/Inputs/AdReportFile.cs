using System.Text.RegularExpressions;
using Exhibit.Model;

namespace Exhibit.Signals.Inputs;

/// <summary>Reads Meta's Ad Library report.</summary>
public static partial class AdReportFile
{
    /// <summary>Every row; those whose amount or number cannot be read are refused, with the reason.</summary>
    public static IReadOnlyList<AdReportRow> Read(SideInputs side)
    {
        var rows = new List<AdReportRow>();
        foreach (var table in side.Of(SideKind.AdReport.Id))
        {
            var currency = Currency().Match(table.Heading("spend")).Groups["currency"].Value;
            foreach (var row in table.Rows)
            {
                if (AdRange.Parse(table.Text(row, "spend")) is not { } spend)
                {
                    table.Refuse(row, $"the amount '{table.Text(row, "spend")}' cannot be read; expected one such as 1234 or ≤100.");
                }
                else if (AdRange.Parse(table.Text(row, "ads")) is not { } ads)
                {
                    table.Refuse(row, $"the number of advertisements '{table.Text(row, "ads")}' cannot be read; expected one such as 12.");
                }
                else
                {
                    var payer = table.Text(row, "payer");
                    rows.Add(
                        new AdReportRow(
                            new SideRow(table.Source, row.Number),
                            table.Text(row, "page"),
                            table.Text(row, "name"),
                            payer.StartsWith("These ads ran without a disclaimer", StringComparison.OrdinalIgnoreCase) ? "" : payer,
                            spend,
                            currency,
                            ads
                        )
                    );
                }
            }
        }

        return rows;
    }

    [GeneratedRegex(@"\((?<currency>[A-Z]{3})\)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Currency();
}
