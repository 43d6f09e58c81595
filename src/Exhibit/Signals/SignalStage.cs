using Exhibit.Model;

namespace Exhibit.Signals;

/// <summary>
/// Runs the signals and holds their p against thresholds. One family a signal. Accounts and rows of side inputs: alpha over
/// the number tested, fixed (Bonferroni). Communities were selected by edges, so alpha R / m (Benjamini and Bogomolov 2014,
/// JRSS B 76:297): R communities, m parts of the testable accounts, counting every testable account outside as a part.
/// </summary>
public sealed class SignalStage(IReadOnlyList<ISignal> signals, double alpha)
{
    /// <summary>The level of a community's p.</summary>
    /// <param name="communities">R.</param>
    /// <param name="testable">Accounts that could have been in an edge at all.</param>
    /// <param name="inside">Accounts in communities.</param>
    /// <param name="alpha">Level of the whole family.</param>
    public static double CommunityLevel(int communities, int testable, int inside, double alpha) =>
        communities == 0 ? alpha : alpha * communities / (communities + Math.Max(0, testable - inside));

    /// <summary>Runs every signal and marks the accounts.</summary>
    public IReadOnlyList<SignalResult> Run(SignalData data, Action<string>? progress, CancellationToken cancellation)
    {
        var results = new List<SignalResult>();
        foreach (var signal in signals)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Invoke(signal.Info.Id);
            results.Add(Judge(signal.Info, signal.Observe(data, cancellation), data));
        }

        var marks = results
            .SelectMany(r => r.Observations.Where(o => o.Observed).SelectMany(o => o.Accounts.Select(a => (Account: a, r.Info.Id))))
            .ToLookup(m => m.Account, m => m.Id);
        foreach (var group in marks)
        {
            data.Accounts[group.Key].Signals = [.. group.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        }

        return results;
    }

    private SignalResult Judge(SignalInfo info, SignalOutcome outcome, SignalData data)
    {
        var each = alpha / Math.Max(1, outcome.Tested);
        Observation Hold(Observation o)
        {
            if (o.P is not { } p)
            {
                return o;
            }

            var reused = o.Subject == SubjectKind.Community ? Reused(o.ReusesTraces ?? info.ReusesTraces, o, data) : [];
            if (reused.Length > 0)
            {
                return o with
                {
                    P = null,
                    Observed = false,
                    WithoutP = $"The community was found by {string.Join(" and ", reused)}, which this signal reads too: no p.",
                };
            }

            var threshold = o.Subject == SubjectKind.Community ? data.CommunityLevel : each;
            return o with { Threshold = threshold, Observed = p <= threshold };
        }

        return new SignalResult
        {
            Info = info,
            NotObservable = outcome.NotObservable,
            Tested = outcome.Tested,
            Observations =
            [
                .. outcome
                    .Observations.Select(Hold)
                    .Where(o => o.Observed || o.P is null)
                    .OrderByDescending(o => o.Observed)
                    .ThenBy(o => o.P ?? 1)
                    .ThenBy(o => o.Community)
                    .ThenBy(o => o.About, StringComparer.Ordinal),
            ],
        };
    }

    private static string[] Reused(IReadOnlyList<string> reads, Observation o, SignalData data) =>
        reads.Count == 0
            ? []
            :
            [
                .. data
                    .Communities.Where(c => c.Number > 0 && (c.Number == o.Community || c.Number == o.OtherCommunity))
                    .SelectMany(data.TracesOf)
                    .Where(reads.Contains)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ];
}
