using System.Globalization;
using Exhibit.Evidence;
using Exhibit.Model;
using Exhibit.Signals;

namespace Exhibit.Dossiers.Observations;

/// <summary>
/// What of an observation on rung 2 follows from the dossier: its threshold from the numbers of tests, its verdict from p and
/// threshold, and for some signals p from the figures beside it. Everything else only the full sources can tell.
/// </summary>
internal static class SignalCheck
{
    // Sums of many logarithms: two orders of summing part in the tenth digit.
    private const double Tolerance = 1e-6;

    /// <summary>The threshold that a community's p is held against.</summary>
    internal static double Level(CaseResult result) =>
        SignalStage.CommunityLevel(
            result.Communities.Count,
            result.Families.Max(f => f.AccountsTestable),
            result.Communities.Sum(c => c.Accounts.Count),
            double.Parse(result.Options.Single(o => o.Key == "alpha").Value, CultureInfo.InvariantCulture)
        );

    /// <summary>
    /// The most that the level can be where the communities of the case are not those of the dossier, because the search for
    /// them goes by names: that of communities of two, of all accounts of cited pairs.
    /// </summary>
    internal static double MostLevel(CaseResult result, double alpha)
    {
        var accounts = result.Edges.SelectMany(e => new[] { e.A, e.B }).Distinct().Count();
        return SignalStage.CommunityLevel(accounts / 2, result.Families.Max(f => f.AccountsTestable), accounts, alpha);
    }

    /// <summary>Checks every observation.</summary>
    /// <param name="part">What signals saw.</param>
    /// <param name="alpha">Level of each signal's family.</param>
    /// <param name="communityLevel">The threshold of a community's p.</param>
    /// <param name="mostLevel">The most that it can be.</param>
    /// <exception cref="VerifyException">A threshold or a verdict is another.</exception>
    internal static void Run(SignalPart part, double alpha, double communityLevel, double mostLevel)
    {
        for (var i = 0; i < part.Findings.Count; i++)
        {
            var where = FormattableString.Invariant($"{SignalFiles.Findings}, line {i + 1}");
            var statistic = part.Findings[i].Statistic.ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal);
            if (
                statistic.GetValueOrDefault("signal") is not string id
                || part.Signals.FirstOrDefault(s => s.Signal == id) is not { NotObservable: "" } signal
                || statistic.GetValueOrDefault("observed") is not bool observed
            )
            {
                throw new VerifyException(
                    VerifyFailure.MalformedFile,
                    where,
                    $"an observation of a signal that {SignalFiles.Signals} says was observable",
                    "another"
                );
            }

            var (p, threshold) = (Number(statistic, "p"), Number(statistic, "threshold"));
            double[] possible = double.IsNaN(p) ? [double.NaN] : [alpha / Math.Max(1, signal.Tested), communityLevel];
            if (!Array.Exists(possible, t => t.Equals(threshold)))
            {
                throw new VerifyException(
                    VerifyFailure.NumberMismatch,
                    where,
                    FormattableString.Invariant($"threshold {possible[0]}, or {possible[^1]} of a community, as the numbers of tests give"),
                    FormattableString.Invariant($"{threshold}")
                );
            }

            if (threshold.Equals(communityLevel) && !threshold.Equals(possible[0]) && communityLevel > mostLevel)
            {
                throw new VerifyException(
                    VerifyFailure.NumberMismatch,
                    DossierFiles.Head,
                    FormattableString.Invariant($"community_level at most {mostLevel}, as the cited pairs give"),
                    FormattableString.Invariant($"{communityLevel}")
                );
            }

            if (Follows(part.Findings[i]) is { } given && Math.Abs(given - p) > Tolerance * Math.Max(given, p))
            {
                throw new VerifyException(
                    VerifyFailure.NumberMismatch,
                    where,
                    FormattableString.Invariant($"p {given}, as its figures give"),
                    FormattableString.Invariant($"{p}")
                );
            }

            if (!double.IsNaN(p) && observed != p <= threshold)
            {
                throw new VerifyException(
                    VerifyFailure.NumberMismatch,
                    where,
                    $"observed {(p <= threshold ? "true" : "false")}, as p and threshold give",
                    observed ? "true" : "false"
                );
            }
        }
    }

    /// <summary>The p that an observation's own figures give; null where it has no p, or where they do not give it.</summary>
    internal static double? Follows(Finding finding)
    {
        var statistic = finding.Statistic.ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal);
        return double.IsNaN(Number(statistic, "p")) ? null : SignalChance.Of(statistic);
    }

    private static double Number(Dictionary<string, object> statistic, string name) =>
        statistic.GetValueOrDefault(name) switch
        {
            long whole => whole,
            double number => number,
            _ => double.NaN,
        };
}
