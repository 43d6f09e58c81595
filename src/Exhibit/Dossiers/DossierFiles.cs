namespace Exhibit.Dossiers;

/// <summary>Where things lie in a dossier. docs/dossier-format.md says what is in each.</summary>
public static class DossierFiles
{
    /// <summary>The figures that only the full sources give, options, limits, controls.</summary>
    public const string Head = "data/dossier.json";

    /// <summary>The frozen protocol.</summary>
    public const string Protocol = "data/protocol.json";

    /// <summary>What was done to the case.</summary>
    public const string Custody = "data/custody.jsonl";

    /// <summary>Every account that a table names by number.</summary>
    public const string Accounts = "data/accounts.csv";

    /// <summary>Claims on rungs 3 and 4.</summary>
    public const string Claims = "data/claims.json";

    /// <summary>Answers of named accounts.</summary>
    public const string Answers = "data/answers.json";

    /// <summary>The findings.</summary>
    public const string Findings = "data/findings.jsonl";

    /// <summary>Every source with its digest.</summary>
    public const string Sources = "data/materials/sources.csv";

    /// <summary>Every cited record: where it lies in its source and in <see cref="Raw"/>.</summary>
    public const string Records = "data/materials/records.csv";

    /// <summary>The raw bytes of the cited records, one after another.</summary>
    public const string Raw = "data/materials/records.raw";

    /// <summary>Trace kinds of the timing test.</summary>
    public const string Kinds = "data/timing/kinds.csv";

    /// <summary>How many pairs have n tested objects.</summary>
    public const string Tested = "data/timing/tested.csv";

    /// <summary>How many candidate pairs have n tested objects and K co-actions.</summary>
    public const string Candidates = "data/timing/candidates.csv";

    /// <summary>Content of the objects of cited pairs.</summary>
    public const string Contents = "data/timing/contents.csv";

    /// <summary>The cited pairs with their integers.</summary>
    public const string Edges = "data/timing/edges.csv";

    /// <summary>The cited pairs object by object.</summary>
    public const string Trials = "data/timing/trials.csv";

    /// <summary>The page to read.</summary>
    public const string Index = "index.html";

    /// <summary>The independent verifier.</summary>
    public const string Check = "check.py";

    /// <summary>The description of the format, so that the dossier explains itself.</summary>
    public const string Format = "FORMAT.md";

    /// <summary>What each file is and which run made it, for programs that read research objects.</summary>
    public const string Crate = "ro-crate-metadata.json";

    /// <summary>Objects of one trace kind.</summary>
    public static string Objects(string kind) => $"data/timing/{kind}.objects.csv";

    /// <summary>Traces of one trace kind.</summary>
    public static string Traces(string kind) => $"data/timing/{kind}.traces.csv";
}
