using System.Globalization;
using Exhibit.Evidence;
using Exhibit.Model;
using Exhibit.Signals;

namespace Exhibit.Dossiers.Observations;

/// <summary>
/// What of an observation on rung 2 follows from the dossier: its threshold from the numbers of tests, and its verdict from
/// p and threshold. How p came about only the full sources can tell.
/// </summary>
internal static class SignalCheck
{
    /// <summary>The threshold that a community's p is held against.</summary>
    internal static double Level(CaseResult result) =>
        SignalStage.CommunityLevel(
            result.Communities.Count,
            result.Families.Max(f => f.AccountsTestable),
            result.Communities.Sum(c => c.Accounts.Count),
            double.Parse(result.Options.Single(o => o.Key == "alpha").Value, CultureInfo.InvariantCulture)
        );

    /// <summary>Checks every observation.</summary>
    /// <param name="part">What signals saw.</param>
    /// <param name="alpha">Level of each signal's family.</param>
    /// <param name="communityLevel">The threshold of a community's p.</param>
    /// <exception cref="VerifyException">A threshold or a verdict is another.</exception>
    internal static void Run(SignalPart part, double alpha, double communityLevel)
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

    private static double Number(Dictionary<string, object> statistic, string name) =>
        statistic.GetValueOrDefault(name) switch
        {
            long whole => whole,
            double number => number,
            _ => double.NaN,
        };
}
