using System.Text;
using System.Text.Json.Nodes;
using Exhibit.Evidence;

namespace Exhibit.Dossiers;

/// <summary>Checks the materials and the custody log of a dossier against what is said of them.</summary>
internal static class MaterialsCheck
{
    /// <summary>Every record's bytes against its digest; returns how many show their account and their time in plain sight.</summary>
    /// <exception cref="VerifyException">One is not what its line says.</exception>
    internal static (int Shown, int Bytes) Records(IPackage package, DossierData data)
    {
        using var raw = package.Open(DossierFiles.Raw);
        var (at, shown, with) = (0L, 0, 0);
        for (var i = 0; i < data.Records.Count; i++)
        {
            var record = data.Records[i];
            if (record.Start != at || record.Length > raw.Length - at)
            {
                throw new VerifyException(
                    VerifyFailure.RecordMismatch,
                    FormattableString.Invariant($"{DossierFiles.Records}, record {i}"),
                    FormattableString.Invariant($"to begin at byte {at} and end within records.raw"),
                    FormattableString.Invariant($"start {record.Start}, length {record.Length}")
                );
            }

            var bytes = new byte[record.Length];
            raw.ReadExactly(bytes);
            at += record.Length;
            if ((data.Head.Level == DossierHead.NamedLevel || record.Length > 0) && Digest.Of(bytes) != record.Sha256)
            {
                throw new VerifyException(
                    VerifyFailure.RecordMismatch,
                    FormattableString.Invariant($"{DossierFiles.Raw}, record {i}"),
                    $"SHA-256 {record.Sha256}",
                    Digest.Of(bytes)
                );
            }

            with += record.Length > 0 ? 1 : 0;
            shown += PlainSight.Shows(Encoding.UTF8.GetString(bytes), data.Accounts[record.Account], record.TimeMs) ? 1 : 0;
        }

        return at == raw.Length
            ? (shown, with)
            : throw new VerifyException(VerifyFailure.RecordMismatch, DossierFiles.Raw, "nothing after the last record", "more bytes");
    }

    /// <summary>The log's chain, and that the protocol was frozen as it stands here before the last run.</summary>
    /// <exception cref="VerifyException">A link is broken.</exception>
    internal static void Custody(IPackage package)
    {
        var bytes = package.Read(DossierFiles.Custody);
        CanonicalJson.RequireText(bytes, DossierFiles.Custody);
        var lines = Encoding.UTF8.GetString(bytes).Split('\n')[..^1];
        var frozen = "";
        for (var i = 0; i < lines.Length; i++)
        {
            var where = FormattableString.Invariant($"{DossierFiles.Custody}, line {i + 1}");
            var act = CanonicalJson.Read(Encoding.UTF8.GetBytes(lines[i]), where) as JsonObject;
            var previous = i == 0 ? "" : Digest.Of(Encoding.UTF8.GetBytes(lines[i - 1]));
            if (act?["previous"]?.ToString() != previous)
            {
                throw new VerifyException(
                    VerifyFailure.NumberMismatch,
                    where,
                    $"previous '{previous}', the digest of the line before",
                    $"'{act?["previous"]}'"
                );
            }

            frozen = act["command"]?.ToString() == "freeze" ? act["facts"]?["protocol_sha256"]?.ToString() ?? "" : frozen;
        }

        var protocol = Digest.Of(package.Read(DossierFiles.Protocol));
        if (frozen != protocol)
        {
            throw new VerifyException(
                VerifyFailure.NumberMismatch,
                DossierFiles.Protocol,
                $"SHA-256 '{frozen}', as the log froze it",
                protocol
            );
        }
    }
}
