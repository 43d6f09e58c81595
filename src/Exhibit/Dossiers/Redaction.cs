using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Exhibit.Evidence;
using Exhibit.Model;

namespace Exhibit.Dossiers;

/// <summary>
/// The public level of disclosure. Nobody is named: accounts stand under their keyed pseudonyms, texts, contents and raw
/// bytes are withheld, and records and sources stand as commitments SHA-256(salt, bytes), each salt from the same key. Who
/// is given the key and holds the sources can check every one of them; every number is checked without.
/// </summary>
public sealed class Redaction(byte[] key, IReadOnlyList<byte[]> raw)
{
    /// <summary>Bytes of a salt: 16.</summary>
    public const int SaltBytes = 16;

    /// <summary>Raw bytes of every record, from the bytes of records.raw.</summary>
    public static IReadOnlyList<byte[]> Cut(DossierData data, byte[] all) =>
        [.. data.Records.Select(r => all.AsSpan((int)r.Start, r.Length).ToArray())];

    /// <summary>The same data with nobody named.</summary>
    public DossierData Of(DossierData data) =>
        new()
        {
            Head = data.Head with
            {
                Level = DossierHead.PublicLevel,
                Collection = null,
                Limits = [.. data.Head.Limits.Select(l => WithoutName(l, data.Sources))],
            },
            Accounts = [.. data.Accounts.Select(a => a with { Platform = "", Id = "", Handle = "", Posts = 0 })],
            Kinds = data.Kinds,
            Tables = data.Tables,
            Contents = data.Contents.ToDictionary(c => c.Key, _ => ""),
            GroupFacts = data.GroupFacts,
            Groups = data.Groups,
            Signals = data.Signals.Unnamed(data.Accounts),
            Histograms = data.Histograms,
            Cited = data.Cited,
            Records = [.. data.Records.Select(Record)],
            Sources =
            [
                .. data.Sources.Select(s =>
                    s with
                    {
                        Name = FormattableString.Invariant($"source {s.Index}"),
                        Sha256 = Commitment("source", s.Index, Encoding.ASCII.GetBytes(s.Sha256)),
                        Bytes = 0,
                    }
                ),
            ],
            Claims = data.Claims,
        };

    /// <summary>The log without the names and digests of inputs; its chain is made anew.</summary>
    public static byte[] Custody(byte[] log)
    {
        var text = new StringBuilder();
        var previous = "";
        foreach (var line in Encoding.UTF8.GetString(log).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var act = CanonicalJson.Read(Encoding.UTF8.GetBytes(line), DossierFiles.Custody).AsObject();
            act["previous"] = previous;
            if (act["facts"] is JsonObject facts && facts.Remove("inputs"))
            {
                facts["inputs_withheld"] = true;
            }

            var bytes = CanonicalJson.Write(act);
            previous = Digest.Of(bytes);
            text.Append(Encoding.UTF8.GetString(bytes)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // A sentence about one source begins with its name.
    private static string WithoutName(string limit, IReadOnlyList<SourceFile> sources) =>
        sources.FirstOrDefault(s => limit.StartsWith($"{s.Name}: ", StringComparison.Ordinal)) is { } source
            ? string.Create(CultureInfo.InvariantCulture, $"source {source.Index}{limit[source.Name.Length..]}")
            : limit;

    private DossierRecord Record(DossierRecord record, int number) =>
        record with
        {
            Line = 0,
            Offset = -1,
            Length = 0,
            Start = 0,
            Sha256 = Commitment("record", number, raw[number]),
            Text = "",
        };

    private string Commitment(string what, int number, byte[] bytes)
    {
        var salt = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{what}\u001F{Number(number)}")).AsSpan(0, SaltBytes);
        return Digest.Of([.. salt, .. bytes]);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
