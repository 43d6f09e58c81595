namespace Exhibit.Simulator.Scoring;

/// <summary>What a world's labels say of accounts and pairs.</summary>
public sealed class Truth
{
    private readonly Dictionary<string, (string Role, string Group, string Kind, string Explanations)> labels;

    private Truth(Dictionary<string, (string Role, string Group, string Kind, string Explanations)> labels) => this.labels = labels;

    /// <summary>All labelled accounts.</summary>
    public IReadOnlyCollection<string> Accounts => labels.Keys;

    /// <summary>Campaign groups with their members.</summary>
    public IEnumerable<IGrouping<string, string>> Campaigns =>
        labels.Where(l => l.Value.Role == "campaign").GroupBy(l => l.Value.Group, l => l.Key, StringComparer.Ordinal);

    /// <summary>Reads labels.csv.</summary>
    /// <exception cref="InvalidDataException">A column is missing.</exception>
    public static Truth Read(string path)
    {
        var labels = new Dictionary<string, (string, string, string, string)>(StringComparer.Ordinal);
        foreach (var row in CsvTable.Read(path, "account_id", "role", "group", "kind", "explanations"))
        {
            labels[row[0]] = (row[1], row[2], row[3], row[4]);
        }

        return new Truth(labels);
    }

    /// <summary>ordinary, innocent-group or campaign; "unlabelled" for an account that the labels do not know.</summary>
    public string Role(string account) => labels.TryGetValue(account, out var label) ? label.Role : "unlabelled";

    /// <summary>Kind of the account's group; its role where it has none.</summary>
    public string Kind(string account) => labels.TryGetValue(account, out var label) && label.Kind.Length > 0 ? label.Kind : Role(account);

    /// <summary>Group of the account; empty for none.</summary>
    public string Group(string account) => labels.TryGetValue(account, out var label) ? label.Group : "";

    /// <summary>What truly makes the account's group meet, where that is innocent; empty otherwise.</summary>
    public IReadOnlyList<string> Explanations(string account) =>
        labels.TryGetValue(account, out var label) && label.Explanations.Length > 0 ? label.Explanations.Split(';') : [];

    /// <summary>campaign, innocent-group or false: whether two accounts are of one group, and of which sort.</summary>
    public string Pair(string a, string b)
    {
        var group = Group(a);
        return group.Length > 0 && group == Group(b) ? Role(a) : "false";
    }
}
