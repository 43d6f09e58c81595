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

    /// <summary>How many of the findings have a p that follows from the figures beside it.</summary>
    public int Followed => Findings.Count(f => SignalCheck.Follows(f) is not null);

    /// <summary>No signal: they are left out, or there was none.</summary>
    public static SignalPart None { get; } = new([], []);

    /// <summary>A result without its signals and the side files that they read, for a dossier that leaves them out.</summary>
    public static CaseResult LeaveOut(CaseResult result) =>
        result with
        {
            Signals = [],
            Findings = [.. result.Findings.Where(f => f.Rung != 2)],
            Sources = WithoutSide(result.Sources, result.Options.Single(o => o.Key == "lists").Value),
        };

    /// <summary>The sources without the files beside the posts, which stand behind them.</summary>
    /// <param name="sources">All sources of a case.</param>
    /// <param name="lists">Its option of this name: KIND=NAME, joined by semicolons.</param>
    public static IReadOnlyList<SourceFile> WithoutSide(IReadOnlyList<SourceFile> sources, string lists)
    {
        // Targeting is read from two tables beside a file of advertisements.
        var names = lists
            .Split(';', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(l =>
                l.StartsWith("ads=", StringComparison.Ordinal)
                    ? [l[4..], "targets.csv", "ad_targets.csv"]
                    : new[] { l[(l.IndexOf('=', StringComparison.Ordinal) + 1)..] }
            )
            .ToHashSet(StringComparer.Ordinal);
        var side = sources.Reverse().TakeWhile(s => s.Reader == "side-table" && names.Contains(s.Name)).Count();
        return [.. sources.Take(sources.Count - side)];
    }

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
