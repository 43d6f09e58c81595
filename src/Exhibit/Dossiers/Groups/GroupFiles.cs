namespace Exhibit.Dossiers.Groups;

/// <summary>Where the tables of common origin and common company lie, and their headers.</summary>
public static class GroupFiles
{
    /// <summary>The kinds with their figures over the whole data.</summary>
    public const string Families = "data/groups/families.csv";

    /// <summary>The tests of the cited accounts.</summary>
    public const string Tests = "data/groups/tests.csv";

    /// <summary>The cited pairs.</summary>
    public const string Edges = "data/groups/edges.csv";

    /// <summary>Their objects one by one.</summary>
    public const string Trials = "data/groups/trials.csv";

    /// <summary>Content of the objects of trials.</summary>
    public const string Contents = "data/groups/contents.csv";

    internal static readonly string[] FamilyColumns =
    [
        "kind",
        "evidence",
        "slot_ms",
        "traces",
        "objects_0",
        "objects_1",
        "m",
        "accounts_tested",
        "pairs_met",
    ];

    internal static readonly string[] ObjectColumns = ["object", "half", "source"];

    internal static readonly string[] OtherColumns = ["account", "objects_0", "objects_1"];

    internal static readonly string[] TestColumns =
    [
        "test",
        "kind",
        "account",
        "found",
        "group_size",
        "sittings",
        "met",
        "outsider_objects",
        "outsider_met",
        "p",
        "p_without_one",
        "passes",
    ];

    internal static readonly string[] EdgeColumns =
    [
        "edge",
        "finding",
        "kind",
        "account_a",
        "account_b",
        "objects_shared",
        "objects_synchronous",
        "occasions",
        "occasions_tested",
        "occasions_counted",
        "group_size",
        "outsider_objects",
        "outsider_met",
        "p",
        "threshold",
        "tier",
        "explained_by",
        "first_seen",
        "last_seen",
    ];

    /// <summary>Objects of one kind.</summary>
    public static string Objects(string kind) => $"data/groups/{kind}.objects.csv";

    /// <summary>Traces of one kind.</summary>
    public static string Traces(string kind) => $"data/groups/{kind}.traces.csv";

    /// <summary>Accounts of which the tables of a kind do not hold every object.</summary>
    public static string Others(string kind) => $"data/groups/{kind}.others.csv";
}
