using Exhibit.Model;

namespace Exhibit.Export;

/// <summary>accounts.csv: one row for every account, flagged or not.</summary>
public sealed class AccountsCsv : ICaseExporter
{
    /// <inheritdoc/>
    public string FileName => "accounts.csv";

    /// <inheritdoc/>
    public void Write(CaseResult result, IPostStore posts, Stream output)
    {
        using var csv = new CsvOutput(output, "platform", "account_id", "handle", "posts", "tier", "community", "signals");
        foreach (var account in result.Accounts.OrderBy(a => a.Platform, StringComparer.Ordinal).ThenBy(a => a.Id, StringComparer.Ordinal))
        {
            csv.Cell(account.Platform).Cell(account.Id).Cell(account.Handle).Cell(account.Posts).Cell(account.Tier.Word());
            if (account.Community > 0)
            {
                csv.Cell(account.Community);
            }
            else
            {
                csv.Cell("");
            }

            csv.Cell(string.Join(';', account.Signals)).EndRow();
        }
    }
}
