using System.Security.Cryptography;
using System.Text;
using Exhibit.Model;

namespace Exhibit.Dossiers.Observations;

/// <summary>
/// What signals saw, as the run stated it. Accounts and posts of the findings are numbers of accounts and records of the
/// dossier. Most of it can only be computed again from the full sources.
/// </summary>
/// <param name="Signals">Every signal by id; none where the signals of the case are left out.</param>
/// <param name="Findings">The findings on rung 2, in the order of the case.</param>
public sealed record SignalPart(IReadOnlyList<SignalFacts> Signals, IReadOnlyList<Finding> Findings)
{
    // The only texts of a statistic that never hold a name, a link or words of an account.
    private static readonly string[] Neutral = ["signal", "null"];

    /// <summary>No signal: they are left out, or there was none.</summary>
    public static SignalPart None { get; } = new([], []);

    /// <summary>A result without its signals and the side files that they read, for a dossier that leaves them out.</summary>
    public static CaseResult LeaveOut(CaseResult result) =>
        result with
        {
            Signals = [],
            Findings = [.. result.Findings.Where(f => f.Rung != 2)],
            Sources = [.. result.Sources.Where(s => s.Reader != SideTable)],
        };

    /// <summary>Reader of the sources that are side files.</summary>
    public const string SideTable = "side-table";

    /// <summary>The same with nobody named: numbers stay, sentences and every other text go.</summary>
    public SignalPart Unnamed(IReadOnlyList<DossierAccount> accounts) =>
        this with
        {
            Findings =
            [
                .. Findings.Select(
                    (f, i) =>
                        f with
                        {
                            Id = Id(f, i, accounts),
                            Statement = "",
                            Statistic = [.. f.Statistic.Where(s => s.Value is not string || Neutral.Contains(s.Key))],
                        }
                ),
            ],
        };

    private static string Id(Finding finding, int number, IReadOnlyList<DossierAccount> accounts)
    {
        var about = string.Join(',', finding.Accounts.Select(a => accounts[a].Pseudonym));
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{number},{about}")));
        return $"signal-{Convert.ToHexStringLower(digest.AsSpan(0, 8))}";
    }
}
