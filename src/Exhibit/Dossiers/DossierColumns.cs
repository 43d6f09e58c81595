namespace Exhibit.Dossiers;

/// <summary>The header of every table of a dossier. docs/dossier-format.md says what each column holds.</summary>
internal static class DossierColumns
{
    internal static readonly string[] Accounts = ["account", "pseudonym", "role", "platform", "account_id", "handle", "posts"];

    internal static readonly string[] Sources =
    [
        "source",
        "name",
        "sha256",
        "bytes",
        "reader",
        "rows_read",
        "rows_accepted",
        "rows_rejected",
    ];

    internal static readonly string[] Records =
    [
        "record",
        "source",
        "row",
        "line",
        "offset",
        "length",
        "start",
        "sha256",
        "account",
        "time",
        "text",
    ];

    internal static readonly string[] Kinds = ["kind", "slot_ms", "traces", "reposts", "reposts_of_known_source"];

    internal static readonly string[] Tested = ["window_seconds", "block_seconds", "kind", "tested", "pairs"];

    internal static readonly string[] Candidates = ["window_seconds", "block_seconds", "kind", "tested", "synchronous", "pairs"];

    internal static readonly string[] Contents = ["kind", "object", "content"];

    internal static readonly string[] Objects = ["object", "source", "source_time"];

    internal static readonly string[] Traces = ["object", "account", "time", "record"];

    internal static readonly string[] Edges =
    [
        "edge",
        "finding",
        "kind",
        "account_a",
        "account_b",
        "window_seconds",
        "block_seconds",
        "objects_shared",
        "objects_tested",
        "objects_synchronous",
        "occasions",
        "occasions_tested",
        "occasions_counted",
        "p_crowd",
        "p",
        "threshold",
        "tier",
        "explained_by",
        "first_seen",
        "last_seen",
    ];

    /// <summary>What every trial has, whatever it is evidence of.</summary>
    internal static readonly string[] TrialFacts =
    [
        "edge",
        "trial",
        "object",
        "time_a",
        "time_b",
        "record_a",
        "record_b",
        "synchronous",
        "occasion",
        "counted",
        "sharers",
    ];

    internal static string[] Trials(IEnumerable<string> explanations) => [.. TrialFacts, .. explanations, "strongest"];
}
