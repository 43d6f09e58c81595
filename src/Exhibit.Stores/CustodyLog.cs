using System.Text;
using System.Text.Json.Nodes;
using Exhibit.Evidence;

namespace Exhibit.Stores;

/// <summary>
/// custody.jsonl: what was done to a case, one line an act, each with the digest of the line before it and of the case's
/// results before and after. It is only ever appended to, and a case that replaces another carries its log on.
/// </summary>
public static class CustodyLog
{
    /// <summary>Name of the file within the case folder.</summary>
    public const string FileName = "custody.jsonl";

    private static readonly string[] Results = ["accounts.csv", "communities.csv", "edges.csv", "findings.jsonl", "rejected.csv"];

    /// <summary>Appends one act.</summary>
    /// <param name="folder">Folder of the case.</param>
    /// <param name="command">What was done.</param>
    /// <param name="who">Who did it, if given; empty otherwise.</param>
    /// <param name="before">Digest of the results before; empty where there were none.</param>
    /// <param name="facts">What else belongs to the act: options, inputs, digests.</param>
    public static void Append(string folder, string command, string who, string before, JsonObject facts)
    {
        var path = Path.Combine(folder, FileName);
        var lines = File.Exists(path) ? File.ReadAllLines(path) : [];
        var entry = new JsonObject
        {
            ["act"] = lines.Length + 1,
            ["command"] = command,
            ["who"] = who,
            ["before"] = before,
            ["after"] = StateOf(folder),
            ["previous"] = lines.Length == 0 ? "" : Digest.Of(Encoding.UTF8.GetBytes(lines[^1])),
            ["facts"] = facts,
        };
        File.AppendAllText(path, Encoding.UTF8.GetString(CanonicalJson.Write(entry)) + "\n");
    }

    /// <summary>Digest of the case's results: of the lines "digest, two spaces, name" of its result files. Empty where there is no case.</summary>
    public static string StateOf(string folder)
    {
        if (!Results.All(name => File.Exists(Path.Combine(folder, name))))
        {
            return "";
        }

        var lines = Results.Select(name => $"{DigestOf(Path.Combine(folder, name))}  {name}\n");
        return Digest.Of(Encoding.UTF8.GetBytes(string.Concat(lines)));
    }

    // Read as it goes: findings of many pairs are larger than what fits memory, or an array.
    private static string DigestOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Digest.Of(stream);
    }
}
