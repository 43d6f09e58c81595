using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Exhibit.Evidence;
using Exhibit.Model;

namespace Exhibit.Dossiers;

/// <summary>
/// The public and the mixed level of disclosure. Accounts stand under their keyed pseudonyms, texts, contents and raw
/// bytes are withheld, and records and sources stand as commitments SHA-256(salt, bytes), each salt from the same key. Who
/// is given the key and holds the sources can check every one of them; every number is checked without. The mixed level
/// names chosen accounts, and shows of their records what no other account shares and no other account is named in.
/// </summary>
public sealed class Redaction(byte[] key, IReadOnlyList<byte[]> raw, Disclosure? disclosure = null)
{
    /// <summary>Bytes of a salt: 16.</summary>
    public const int SaltBytes = 16;

    /// <summary>Raw bytes of every record, from the bytes of records.raw.</summary>
    public static IReadOnlyList<byte[]> Cut(DossierData data, byte[] all) =>
        [.. data.Records.Select(r => all.AsSpan((int)r.Start, r.Length).ToArray())];

    /// <summary>The same data with nobody named but those disclosed.</summary>
    public DossierData Of(DossierData data)
    {
        var shown = Shown(data);
        var open = Open(data);
        return data with
        {
            Head = data.Head with
            {
                Level = disclosure is null ? DossierHead.PublicLevel : DossierHead.MixedLevel,
                Collection = null,
                Limits = [.. data.Head.Limits.Select(l => WithoutName(l, data.Sources))],
            },
            Accounts = [.. data.Accounts.Select((a, i) => IsNamed(i) ? a : a with { Platform = "", Id = "", Handle = "", Posts = 0 })],
            Contents = data.Contents.ToDictionary(c => c.Key, c => open.Contains(c.Key) ? c.Value : ""),
            Signals = data.Signals.Unnamed(data.Accounts),
            Records = Records(data, shown),
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
            Answers = [.. data.Answers.Select(a => IsNamed(a.Account) && !disclosure!.Withheld.In(a.Text) ? a : a with { Text = "" })],
        };
    }

    /// <summary>The bytes of records.raw that go with it.</summary>
    public byte[] Raw(DossierData data)
    {
        var shown = Shown(data);
        return [.. raw.Where((_, i) => shown[i]).SelectMany(r => r)];
    }

    /// <summary>Which records are shown.</summary>
    public bool[] Shown(DossierData data)
    {
        var shown = new bool[data.Records.Count];
        if (disclosure is null)
        {
            return shown;
        }

        var open = Open(data);
        for (var i = 0; i < shown.Length; i++)
        {
            var record = data.Records[i];
            shown[i] =
                IsNamed(record.Account)
                && !disclosure.SharedTexts.Contains(record.Text)
                && !disclosure.Withheld.In(record.Text)
                && !disclosure.Withheld.InRaw(raw[i]);
        }

        foreach (var table in data.Tables.Concat(data.Groups.Select(g => g.Table)))
        {
            for (var row = 0; row < table.Count; row++)
            {
                if (table.Post[row] >= 0 && !open.Contains((table.Kind, table.Object[row])))
                {
                    shown[table.Post[row]] = false;
                }
            }
        }

        return shown;
    }

    /// <summary>The salt of a record's or a source's commitment.</summary>
    /// <param name="what">"record" or "source".</param>
    /// <param name="number">Its number.</param>
    public byte[] Salt(string what, int number) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{what}\u001F{Number(number)}")).AsSpan(0, SaltBytes).ToArray();

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

    private bool IsNamed(int account) => disclosure is not null && disclosure.Accounts.Contains(account);

    // A sentence about one source begins with its name.
    // One about crowded blocks ends with what was shared in them: texts, links, names.
    private static string WithoutName(string limit, IReadOnlyList<SourceFile> sources) =>
        limit.IndexOf(TestFamily.CrowdedNamed, StringComparison.Ordinal) is >= 0 and var named ? limit[..named]
        : sources.FirstOrDefault(s => limit.StartsWith($"{s.Name}: ", StringComparison.Ordinal)) is { } source
            ? string.Create(CultureInfo.InvariantCulture, $"source {source.Index}{limit[source.Name.Length..]}")
        : limit;

    // Objects that only named accounts share and whose content names nobody else: the words of a withheld account find it
    // in any search engine, and so do those of a bystander.
    private HashSet<(string Kind, int Object)> Open(DossierData data)
    {
        var open = new HashSet<(string, int)>();
        if (disclosure is null)
        {
            return open;
        }

        foreach (var table in data.Tables.Concat(data.Groups.Select(g => g.Table)))
        {
            for (var o = 0; o < table.Objects; o++)
            {
                var sharers = table.Account.AsSpan(table.ObjectStart[o], table.ObjectStart[o + 1] - table.ObjectStart[o]).ToArray();
                var source = table.SourceAccount[o];
                if (
                    sharers.All(IsNamed)
                    && (source < 0 || IsNamed(source))
                    && !(data.Contents.TryGetValue((table.Kind, o), out var content) && disclosure.Withheld.In(content))
                )
                {
                    open.Add((table.Kind, o));
                }
            }
        }

        return open;
    }

    private DossierRecord[] Records(DossierData data, bool[] shown)
    {
        var records = new DossierRecord[shown.Length];
        long at = 0;
        for (var i = 0; i < records.Length; i++)
        {
            records[i] = shown[i]
                ? data.Records[i] with
                {
                    Start = at,
                }
                : data.Records[i] with
                {
                    Line = 0,
                    Offset = -1,
                    Length = 0,
                    Start = at,
                    Sha256 = Commitment("record", i, raw[i]),
                    Text = "",
                };
            at += records[i].Length;
        }

        return records;
    }

    private string Commitment(string what, int number, byte[] bytes) => Digest.Of([.. Salt(what, number), .. bytes]);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
