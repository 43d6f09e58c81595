using Exhibit.Model;
using Exhibit.Stores.DuckDb;

namespace Exhibit.Cli;

/// <summary>Puts the signals that a run observed back beside what was computed again from its posts.</summary>
internal static class StoredSignals
{
    /// <summary>The result with the case's signals: on its accounts, and as findings on rung 2 after the others.</summary>
    internal static CaseResult Add(StoredCase stored, CaseResult result)
    {
        foreach (var (account, signals) in stored.AccountSignals)
        {
            result.Accounts[account].Signals = signals;
        }

        return new CaseResult
        {
            Version = result.Version,
            Options = result.Options,
            Sources = result.Sources,
            Collection = result.Collection,
            Counts = result.Counts,
            Accounts = result.Accounts,
            Objects = result.Objects,
            Edges = result.Edges,
            Communities = result.Communities,
            Findings = [.. result.Findings, .. stored.SignalFindings.Select(Declared)],
            TraceKinds = result.TraceKinds,
            Families = result.Families,
            Explanations = result.Explanations,
            Controls = result.Controls,
            Limits = result.Limits,
            Precision = result.Precision,
            Seconds = result.Seconds,
        };
    }

    // What a signal declares of itself is the same in every finding of it, and is not stored. "observed" comes back as it was.
    private static Finding Declared(Finding finding)
    {
        var id = finding.Statistic.FirstOrDefault(s => s.Key == "signal").Value as string;
        var info = Catalog.Signals.FirstOrDefault(s => s.Info.Id == id)?.Info;
        return finding with
        {
            InnocentExplanations = info?.Innocent ?? [],
            Disarm = info?.Disarm ?? [],
            Statistic =
            [
                .. finding.Statistic.Select(s => s.Key == "observed" ? new KeyValuePair<string, object>(s.Key, s.Value is "True") : s),
            ],
        };
    }
}
