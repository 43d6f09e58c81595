using System.Text;
using System.Text.Json.Nodes;
using Exhibit.Evidence;

namespace Exhibit.Dossiers;

/// <summary>
/// What a public or mixed dossier withholds of the accounts that its findings are about: identities, salts, raw bytes,
/// names and digests of sources, answers. One JSON document, to be encrypted to those who must check it. Bystanders stay out.
/// </summary>
public static class Annex
{
    private const string Format = "exhibit-annex/1";
    private const string Where = "the annex";

    /// <summary>The canonical bytes.</summary>
    /// <param name="named">The dossier's data with everybody named.</param>
    /// <param name="raw">Raw bytes of every record.</param>
    /// <param name="redaction">What was withheld.</param>
    /// <param name="tagManifest">The tag manifest of the dossier that it belongs to.</param>
    public static byte[] Of(DossierData named, IReadOnlyList<byte[]> raw, Redaction redaction, byte[] tagManifest)
    {
        var shown = redaction.Shown(named);
        var level = redaction.Of(named);
        var accounts = Enumerable.Range(0, named.Accounts.Count).Where(i => named.Accounts[i].Named && level.Accounts[i].Id.Length == 0);
        var records = Enumerable.Range(0, shown.Length).Where(i => !shown[i] && named.Accounts[named.Records[i].Account].Named);
        return CanonicalJson.Write(
            new JsonObject
            {
                ["format"] = Format,
                ["tagmanifest_sha256"] = Digest.Of(tagManifest),
                ["accounts"] = new JsonArray([.. accounts.Select(i => Account(named.Accounts[i], i))]),
                ["records"] = new JsonArray([.. records.Select(i => Record(named.Records[i], i, raw[i], redaction))]),
                ["sources"] = new JsonArray([
                    .. named.Sources.Select(s => new JsonObject
                    {
                        ["source"] = s.Index,
                        ["name"] = s.Name,
                        ["sha256"] = s.Sha256,
                        ["bytes"] = s.Bytes,
                        ["salt"] = Convert.ToHexStringLower(redaction.Salt("source", s.Index)),
                    }),
                ]),
                ["answers"] = JsonNode.Parse(AnswersJson.Write(named.Answers)),
            }
        );
    }

    /// <summary>Holds a decrypted annex against the commitments of its dossier.</summary>
    /// <exception cref="VerifyException">It is not of this dossier, or something in it is not what was committed to.</exception>
    public static AnnexVerdict Check(IPackage package, DossierData data, byte[] annex)
    {
        try
        {
            return Checked(package, data, CanonicalJson.Read(annex, Where));
        }
        catch (Exception e)
            when (e
                    is NullReferenceException
                        or InvalidOperationException
                        or FormatException
                        or ArgumentException
                        or IndexOutOfRangeException
            )
        {
            throw new VerifyException(VerifyFailure.MalformedFile, Where, "the members that FORMAT.md lists", "others");
        }
    }

    private static AnnexVerdict Checked(IPackage package, DossierData data, JsonNode root)
    {
        if (Text(root["format"]) != Format)
        {
            throw new VerifyException(VerifyFailure.MalformedFile, Where, $"format {Format}", "another");
        }

        var manifest = Digest.Of(package.Read(Bag.TagManifest));
        if (Text(root["tagmanifest_sha256"]) != manifest)
        {
            throw new VerifyException(VerifyFailure.DigestMismatch, Where, $"an annex of the dossier {manifest}", "that of another");
        }

        var identities = root["accounts"]!.AsArray().ToDictionary(a => Int(a!["account"]), a => Identity(data, a!));
        var (shown, records) = (0, root["records"]!.AsArray());
        foreach (var record in records)
        {
            var number = Int(record!["record"]);
            var stated = data.Records[number];
            var bytes = Convert.FromBase64String(Text(record["raw"]));
            Committed(stated.Sha256, record["salt"], bytes, VerifyFailure.RecordMismatch, $"record {number}");
            var account = identities.GetValueOrDefault(stated.Account, data.Accounts[stated.Account]);
            shown += PlainSight.Shows(Encoding.UTF8.GetString(bytes), account, stated.TimeMs) ? 1 : 0;
        }

        var sources = root["sources"]!.AsArray();
        foreach (var source in sources)
        {
            var number = Int(source!["source"]);
            Committed(
                data.Sources[number].Sha256,
                source["salt"],
                Encoding.ASCII.GetBytes(Text(source["sha256"])),
                VerifyFailure.SourcesMismatch,
                $"source {number}"
            );
        }

        return new AnnexVerdict(identities.Count, records.Count, sources.Count, shown);
    }

    private static DossierAccount Identity(DossierData data, JsonNode node)
    {
        var (number, pseudonym) = (Int(node["account"]), Text(node["pseudonym"]));
        var account = data.Accounts[number];
        return account.Named && account.Pseudonym == pseudonym
            ? account with
            {
                Platform = Text(node["platform"]),
                Id = Text(node["account_id"]),
                Handle = Text(node["handle"]),
            }
            : throw new VerifyException(
                VerifyFailure.NumberMismatch,
                FormattableString.Invariant($"{Where}, account {number}"),
                $"the pseudonym {account.Pseudonym} of an account that findings are about",
                "another account or pseudonym"
            );
    }

    private static void Committed(string stated, JsonNode? salt, byte[] bytes, VerifyFailure failure, FormattableString what)
    {
        var found = Digest.Of([.. Convert.FromHexString(Text(salt)), .. bytes]);
        if (found != stated)
        {
            throw new VerifyException(
                failure,
                $"{Where}, {FormattableString.Invariant(what)}",
                $"salt and bytes of the commitment {stated}",
                found
            );
        }
    }

    private static JsonObject Account(DossierAccount account, int number) =>
        new()
        {
            ["account"] = number,
            ["pseudonym"] = account.Pseudonym,
            ["platform"] = account.Platform,
            ["account_id"] = account.Id,
            ["handle"] = account.Handle,
        };

    private static JsonObject Record(DossierRecord record, int number, byte[] raw, Redaction redaction) =>
        new()
        {
            ["record"] = number,
            ["line"] = record.Line,
            ["offset"] = record.Offset,
            ["text"] = record.Text,
            ["raw"] = Convert.ToBase64String(raw),
            ["salt"] = Convert.ToHexStringLower(redaction.Salt("record", number)),
        };

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    private static int Int(JsonNode? node) => node!.GetValue<int>();
}
