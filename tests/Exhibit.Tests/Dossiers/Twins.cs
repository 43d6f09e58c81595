using System.Text;
using System.Text.Json.Nodes;
using Exhibit.Evidence;
using Exhibit.Tests.Evidence;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Dossiers;

/// <summary>Every tampered twin of a dossier's folder.</summary>
internal static class Twins
{
    internal static readonly IReadOnlyList<Twin> Sealed =
    [
        new("a changed byte", VerifyFailure.DigestMismatch, f => Bytes(f, "data/timing/edges.csv", b => b[^3] ^= 1)),
        new("a changed byte beside data", VerifyFailure.DigestMismatch, f => Bytes(f, "index.html", b => b[^3] ^= 1)),
        new("a missing file", VerifyFailure.MissingFile, f => File.Delete(At(f, "data/timing/trials.csv"))),
        new("an added file", VerifyFailure.UnlistedFile, f => File.WriteAllText(At(f, "data/more.csv"), "x")),
        new("an added file beside data", VerifyFailure.UnlistedFile, f => File.WriteAllText(At(f, "more.txt"), "x")),
        new("a renamed file", VerifyFailure.UnlistedFile, f => File.Move(At(f, "data/timing/trials.csv"), At(f, "data/timing/trial.csv"))),
        new(
            "reordered lines of a manifest",
            VerifyFailure.ManifestNotCanonical,
            f => Lines(f, Bag.PayloadManifest, l => [l[1], l[0], .. l[2..]])
        ),
        new(
            "a wrong digest in a manifest",
            VerifyFailure.DigestMismatch,
            f => Text(f, Bag.TagManifest, t => (t[0] == 'a' ? 'b' : 'a') + t[1..])
        ),
        new(
            "an unsafe path in a manifest",
            VerifyFailure.UnsafePath,
            f => Text(f, Bag.TagManifest, t => t + new string('0', 64) + "  ../x\n")
        ),
        new("a path twice in a manifest", VerifyFailure.DuplicateEntry, f => Lines(f, Bag.TagManifest, l => [l[0], .. l])),
        new("a link", VerifyFailure.Symlink, f => File.CreateSymbolicLink(At(f, "data/link.csv"), "/dev/null")),
        new("no manifest", VerifyFailure.NotADossier, f => File.Delete(At(f, Bag.TagManifest))),
        new(
            "a wrong signature",
            VerifyFailure.SignatureWrong,
            f => Seal(f, s => s["signatures"]![0]!["sig"] = Convert.ToBase64String(SmallDossier.Key.Sign([1])))
        ),
        new("the mirrored signature", VerifyFailure.SignatureWrong, f => Seal(f, Mirror)),
        new("another payload type", VerifyFailure.PayloadType, f => Seal(f, s => s["payloadType"] = "application/json")),
        new(
            "a statement about other manifests",
            VerifyFailure.StatementMismatch,
            f => Seal(f, s => s["payload"] = Convert.ToBase64String("{}"u8))
        ),
        new("an envelope spelt otherwise", VerifyFailure.EnvelopeNotCanonical, f => Text(f, Bag.Seal, t => t + "\n")),
        new(
            "a signer's key exchanged",
            VerifyFailure.EnvelopeNotCanonical,
            f => File.WriteAllText(KeyFile(f), SmallDossier.Other.Public.Pem)
        ),
        new("a signer's key absent", VerifyFailure.KeyUnknown, f => File.Delete(KeyFile(f))),
        new("an unknown key", VerifyFailure.KeyUnknown, SignByAnother, Trust: true),
        new("unsigned though a key is trusted", VerifyFailure.Unsigned, SmallDossier.Rewrite, Trust: true),
    ];

    /// <summary>Those of a liar who rewrites the manifests too, so that only the numbers speak.</summary>
    internal static readonly IReadOnlyList<Twin> Rewritten =
    [
        new("a p edited", VerifyFailure.NumberMismatch, f => Cell(f, "data/timing/edges.csv", "p", _ => "1E-30")),
        new("a p edited in a finding", VerifyFailure.NumberMismatch, f => Finding(f, j => j["statistic"]!["p"] = 1e-30)),
        new("a count edited", VerifyFailure.NumberMismatch, f => Cell(f, "data/timing/edges.csv", "objects_synchronous", _ => "99")),
        new("a threshold edited", VerifyFailure.NumberMismatch, f => Cell(f, "data/timing/edges.csv", "threshold", _ => "0.05")),
        new("a probability of a trial edited", VerifyFailure.NumberMismatch, f => Cell(f, "data/timing/trials.csv", "hour", _ => "0.001")),
        new(
            "a tier raised",
            VerifyFailure.TierMismatch,
            f => Cell(f, "data/timing/edges.csv", "tier", t => t == "strong" ? "indicated" : "strong")
        ),
        new(
            "a tier raised in a finding",
            VerifyFailure.TierMismatch,
            f => Finding(f, j => j["tier"] = (string?)j["tier"] == "strong" ? "indicated" : "strong")
        ),
        new("an explanation hidden", VerifyFailure.TierMismatch, f => Cell(f, "data/timing/edges.csv", "explained_by", _ => "one-day")),
        new("a finding dropped", VerifyFailure.NumberMismatch, f => Lines(f, "data/findings.jsonl", l => [.. l[..^1]])),
        new(
            "a cited post dropped",
            VerifyFailure.CitedRecordMissing,
            f => Text(f, Traces(f), t => new System.Text.RegularExpressions.Regex(@"(?m)(?<=,\d+,\d+,)\d+$").Replace(t, "", 1))
        ),
        new("a record dropped", VerifyFailure.CitedRecordMissing, f => Lines(f, "data/materials/records.csv", l => [.. l[..^1]])),
        new("a record's bytes edited", VerifyFailure.RecordMismatch, f => Bytes(f, "data/materials/records.raw", b => b[5] ^= 1)),
        new(
            "a record of another account cited",
            VerifyFailure.RecordMismatch,
            f => Cell(f, "data/materials/records.csv", "account", a => a == "0" ? "1" : "0")
        ),
        new("a time edited", VerifyFailure.NumberMismatch, f => Cell(f, "data/timing/trials.csv", "time_a", t => t[..^4] + "9000")),
        new("reordered rows of a table", VerifyFailure.MalformedFile, f => Lines(f, Traces(f), l => [l[0], l[2], l[1], .. l[3..]])),
        new(
            "fewer tests",
            VerifyFailure.NumberMismatch,
            f => Lines(f, "data/timing/tested.csv", l => [.. l.Where((_, i) => i is 0 or > 8)])
        ),
        new("fewer candidates", VerifyFailure.NumberMismatch, f => Text(f, "data/timing/candidates.csv", t => t.Split('\n')[0] + "\n")),
        new(
            "another protocol",
            VerifyFailure.NumberMismatch,
            f => Text(f, "data/protocol.json", t => t.Replace("\"0.05\"", "\"0.01\"", StringComparison.Ordinal))
        ),
        new("an act dropped from the log", VerifyFailure.NumberMismatch, f => Lines(f, "data/custody.jsonl", l => [.. l[1..]])),
        new("invalid UTF-8", VerifyFailure.InvalidText, f => Bytes(f, "data/accounts.csv", b => b[^3] = 0xFF)),
        new("deep JSON", VerifyFailure.JsonTooDeep, f => File.WriteAllText(At(f, "data/dossier.json"), new string('[', 200_000))),
        new("a member twice", VerifyFailure.MalformedFile, f => Text(f, "data/dossier.json", t => "{\"format\":\"x\"," + t[1..])),
        new("a file of no documented kind", VerifyFailure.UnlistedFile, f => File.WriteAllText(At(f, "data/more.csv"), "x\n")),
        new("a number that is none", VerifyFailure.MalformedFile, f => Cell(f, "data/timing/kinds.csv", "slot_ms", _ => "minute")),
        new("a claim without source", VerifyFailure.ClaimWithoutSource, f => File.WriteAllText(At(f, "data/claims.json"), SourcelessClaim)),
        new(
            "an integer of a statement edited",
            VerifyFailure.NumberMismatch,
            f => Finding(f, j => j["statement"] = "9" + (string)j["statement"]!),
            Ours: VerifyFailure.TextMismatch
        ),
    ];

    private const string SourcelessClaim =
        """[{"about":"x","answers":[],"by":"y","context":[],"evidence":[],"hypotheses":[],"id":"c","likelihood":"","rung":3,"sources":[],"statement":"z","status":"alleged"}]""";

    /// <summary>Those that only exhibit verify can see: wording.</summary>
    internal static readonly IReadOnlyList<Twin> Worded =
    [
        new(
            "a page edited",
            VerifyFailure.TextMismatch,
            f =>
                Text(
                    f,
                    "index.html",
                    t => t.Replace("Coordination is not wrongdoing", "Coordination is wrongdoing", StringComparison.Ordinal)
                )
        ),
        new("signals left out, the page says not", VerifyFailure.TextMismatch, f => Head(f, h => h["signals_left_out"] = true)),
        new("the verifier edited", VerifyFailure.TextMismatch, f => Text(f, "check.py", t => t + "\n")),
        new("a statement edited", VerifyFailure.TextMismatch, f => Finding(f, j => j["statement"] = "They are likely run by one hand.")),
    ];

    /// <summary>The first line of a table.</summary>
    internal static string Header(string folder, string file) => File.ReadLines(At(folder, file)).First() + "\n";

    internal static string At(string folder, string file) => Path.Combine(folder, file);

    internal static void Text(string folder, string file, Func<string, string> change) =>
        File.WriteAllText(At(folder, file), change(File.ReadAllText(At(folder, file))));

    private static void Bytes(string folder, string file, Action<byte[]> change)
    {
        var bytes = File.ReadAllBytes(At(folder, file));
        change(bytes);
        File.WriteAllBytes(At(folder, file), bytes);
    }

    internal static void Lines(string folder, string file, Func<string[], string[]> change) =>
        Text(folder, file, t => string.Concat(change(t.Split('\n')[..^1]).Select(l => l + "\n")));

    // Changes a cell of the first row; the cells before it hold no commas in the small world.
    internal static void Cell(string folder, string file, string column, Func<string, string> change) =>
        Lines(
            folder,
            file,
            lines =>
            {
                var cells = lines[1].Split(',');
                var at = Array.IndexOf(lines[0].Split(','), column);
                cells[at] = change(cells[at]);
                return [lines[0], string.Join(',', cells), .. lines[2..]];
            }
        );

    // Changes the last finding: a pair.
    // Changes the last finding of which the condition holds.
    internal static void Finding(
        string folder,
        Action<JsonNode> change,
        string file = "data/findings.jsonl",
        Func<JsonNode, bool>? which = null
    ) =>
        Lines(
            folder,
            file,
            lines =>
            {
                var at = Array.FindLastIndex(lines, l => which is null || which(JsonNode.Parse(l)!));
                var node = JsonNode.Parse(lines[at])!;
                change(node);
                lines[at] = Encoding.UTF8.GetString(CanonicalJson.Write(node));
                return lines;
            }
        );

    internal static void Head(string folder, Action<JsonNode> change)
    {
        var head = JsonNode.Parse(File.ReadAllText(At(folder, "data/dossier.json")))!;
        change(head);
        File.WriteAllBytes(At(folder, "data/dossier.json"), CanonicalJson.Write(head));
    }

    private static void Seal(string folder, Action<JsonNode> change)
    {
        var node = JsonNode.Parse(File.ReadAllText(At(folder, Bag.Seal)))!;
        change(node);
        File.WriteAllBytes(At(folder, Bag.Seal), CanonicalJson.Write(node));
    }

    private static void Mirror(JsonNode seal)
    {
        var signature = Convert.FromBase64String((string)seal["signatures"]![0]!["sig"]!);
        seal["signatures"]![0]!["sig"] = Convert.ToBase64String(SigningKeyTest.Mirror(signature));
    }

    private static void SignByAnother(string folder)
    {
        SmallDossier.Rewrite(folder);
        Seals.Sign(folder, [SmallDossier.Other]);
    }

    private static string KeyFile(string folder) => At(folder, $"signers/{SmallDossier.Key.Public.Id}.pem");

    private static string Traces(string folder) =>
        Path.GetRelativePath(folder, Directory.GetFiles(At(folder, "data/timing"), "*.traces.csv").Order(StringComparer.Ordinal).First());
}
