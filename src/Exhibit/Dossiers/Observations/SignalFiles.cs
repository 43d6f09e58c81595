namespace Exhibit.Dossiers.Observations;

/// <summary>Where the observations on rung 2 lie.</summary>
public static class SignalFiles
{
    /// <summary>Every signal, and how many subjects it tested or why it could not see.</summary>
    public const string Signals = "data/signals/signals.csv";

    /// <summary>The findings on rung 2, one a line.</summary>
    public const string Findings = "data/signals/findings.jsonl";

    internal static readonly string[] Columns = ["signal", "version", "tested", "not_observable"];
}
