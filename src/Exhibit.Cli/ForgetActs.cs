using System.Globalization;
using System.Text.Json.Nodes;
using Exhibit.Evidence;
using Exhibit.Stores;

namespace Exhibit.Cli;

/// <summary>What a case's custody log says of accounts that were taken out of it.</summary>
internal static class ForgetActs
{
    /// <summary>The command as the log names it.</summary>
    internal const string Command = "forget";

    /// <summary>Accounts forgotten in a case so far, and their posts.</summary>
    internal static (int Accounts, long Posts) Count(string casePath)
    {
        var path = Path.Combine(casePath, CustodyLog.FileName);
        var facts = File.Exists(path)
            ? File.ReadAllLines(path)
                .Where(l => l.Length > 0)
                .Select(l => JsonNode.Parse(l)!)
                .Where(a => (string?)a["command"] == Command)
                .Select(a => a["facts"]!)
                .ToArray()
            : [];
        return (facts.Length, facts.Sum(f => (long)f["posts_removed"]!));
    }

    /// <summary>What a reader of the case and of its dossiers must know; empty where nobody was forgotten.</summary>
    internal static IReadOnlyList<string> Sentences(string casePath) => Count(casePath) is (> 0 and var n, var p) ? [Sentence(n, p)] : [];

    /// <summary>The sentence for a number of accounts and posts.</summary>
    internal static string Sentence(int accounts, long posts) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{accounts:N0} {(accounts == 1 ? "account was" : "accounts were")} taken out of this case after it was read, with {posts:N0} posts; where others named them a token stands. Every figure here is without them. The sources hold them still, so running the protocol over the sources gives other figures."
        );

    /// <summary>The log without what names the account; its chain is made anew only if a line had to be changed.</summary>
    /// <returns>The log, and how many lines were changed.</returns>
    internal static (byte[] Log, int Changed) Clean(byte[] log, Func<string, string> clean)
    {
        var lines = System.Text.Encoding.UTF8.GetString(log).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var changed = lines.Count(l => clean(l) != l);
        if (changed == 0)
        {
            return (log, 0);
        }

        using var output = new MemoryStream();
        var previous = "";
        foreach (var line in lines)
        {
            var act = JsonNode.Parse(clean(line))!.AsObject();
            act["previous"] = previous;
            var bytes = CanonicalJson.Write(act);
            previous = Digest.Of(bytes);
            output.Write(bytes);
            output.WriteByte((byte)'\n');
        }

        return (output.ToArray(), changed);
    }
}
