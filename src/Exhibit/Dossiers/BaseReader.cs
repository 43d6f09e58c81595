using Exhibit.Claims;
using Exhibit.Dossiers.Groups;
using Exhibit.Dossiers.Observations;
using Exhibit.Evidence;
using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit.Dossiers;

/// <summary>Reads the base of a dossier back, distrusting every line.</summary>
internal static class BaseReader
{
    private const int MostAccounts = 10_000_000;

    /// <exception cref="VerifyException">A file is not of the documented form.</exception>
    internal static DossierData Read(IPackage package)
    {
        var head = HeadJson.Read(package.Read(DossierFiles.Head));
        var accounts = Rows(package, DossierFiles.Accounts, DossierColumns.Accounts, Account);
        var sources = Rows(package, DossierFiles.Sources, DossierColumns.Sources, Source);
        var records = Rows(package, DossierFiles.Records, DossierColumns.Records, t => Record(t, sources.Count, accounts.Count));
        if (
            head.Level == DossierHead.PublicLevel
            && (records.Any(r => r.Length > 0 || r.Text.Length > 0) || accounts.Any(a => a.Id.Length + a.Handle.Length > 0))
        )
        {
            throw new VerifyException(
                VerifyFailure.MalformedFile,
                DossierFiles.Records,
                "a public dossier to name nobody and show no record",
                "one that does"
            );
        }

        if (
            head.Level == DossierHead.MixedLevel
            && records.Any(r => (r.Length > 0 || r.Text.Length > 0) && accounts[r.Account].Id.Length == 0)
        )
        {
            throw new VerifyException(
                VerifyFailure.MalformedFile,
                DossierFiles.Records,
                "records of withheld accounts to be withheld",
                "one that is shown"
            );
        }

        var kinds = Rows(
            package,
            DossierFiles.Kinds,
            DossierColumns.Kinds,
            t => new KindFacts(KindId(t, 0), Positive(t, 1), Positive(t, 2), t.Long(3), t.Long(4))
        );
        var cited = Rows(
            package,
            DossierFiles.Edges,
            DossierColumns.Edges,
            t => (Kind: t.Text(2), A: t.Index(3, accounts.Count), B: t.Index(4, accounts.Count))
        );
        var used = kinds.Where(k => cited.Any(c => c.Kind == k.Kind)).ToArray();
        var tables = used.Select(k => TraceTableReader.Read(package, k, accounts.Count, records.Count)).ToArray();
        var facts = GroupReader.Facts(package);
        var groups = GroupReader.Read(package, facts, accounts.Count, records.Count);
        var contents = Contents(package, DossierFiles.Contents, tables);
        foreach (var (key, content) in Contents(package, GroupFiles.Contents, [.. groups.Select(g => g.Table)]))
        {
            contents.Add(key, content);
        }

        foreach (var group in groups)
        {
            GroupReader.RequireHalves(group, contents);
        }

        return new DossierData
        {
            Head = head,
            Accounts = accounts,
            Kinds = kinds,
            Tables = tables,
            Contents = contents,
            GroupFacts = facts,
            Groups = groups,
            Signals = SignalReader.Read(package, accounts.Count, records.Count, sources.Count),
            Histograms = HistogramReader.Read(package),
            Cited = [.. cited.Select(c => new CitedPair(c.Kind, Math.Min(c.A, c.B), Math.Max(c.A, c.B)))],
            Records = records,
            Answers = AnswersJson.Read(package.Read(DossierFiles.Answers), accounts, head.Level),
            Sources = sources,
            Claims = ClaimsJson.Read(package.Read(DossierFiles.Claims), DossierFiles.Claims),
        };
    }

    internal static List<T> Rows<T>(IPackage package, string path, string[] header, Func<DossierTable, T> read)
    {
        using var table = new DossierTable(package, path, header);
        var rows = new List<T>();
        while (table.Read())
        {
            rows.Add(read(table));
        }

        return rows;
    }

    private static DossierAccount Account(DossierTable t)
    {
        if (t.Index(0, MostAccounts) != t.Row || t.Text(2) is not ("named" or "bystander"))
        {
            throw t.Wrong("accounts numbered from 0, named or bystander", $"'{t.Text(0)}', '{t.Text(2)}'");
        }

        return new DossierAccount(t.Text(1), t.Text(2) == "named", t.Text(3), t.Text(4), t.Text(5), t.Long(6));
    }

    private static SourceFile Source(DossierTable t) =>
        t.Index(0, int.MaxValue) == t.Row && Digest.IsOne(t.Text(2))
            ? new SourceFile(t.Row, t.Text(1), t.Text(2), t.Long(3), t.Text(4), t.Long(5), t.Long(6), t.Long(7))
            : throw t.Wrong("sources numbered from 0 with a SHA-256", "another row");

    private static DossierRecord Record(DossierTable t, int sources, int accounts) =>
        t.Index(0, int.MaxValue) == t.Row && Digest.IsOne(t.Text(7))
            ? new DossierRecord(
                t.Index(1, sources),
                t.Long(2),
                t.Long(3),
                t.Long(4),
                t.Index(5, int.MaxValue),
                t.Long(6),
                t.Text(7),
                t.Index(8, accounts),
                t.Long(9),
                t.Text(10)
            )
            : throw t.Wrong("records numbered from 0 with a SHA-256", "another row");

    internal static string KindId(DossierTable t, int column) =>
        t.Text(column) is { Length: > 0 and <= 40 } id && id.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')
            ? id
            : throw t.Wrong("a trace kind's id in lower case", "another text");

    internal static long Positive(DossierTable t, int column) =>
        t.Long(column) > 0 ? t.Long(column) : throw t.Wrong("a positive number", t.Text(column));

    private static Dictionary<(string Kind, int Object), string> Contents(IPackage package, string path, TraceTable[] tables)
    {
        var contents = new Dictionary<(string, int), string>();
        using var t = new DossierTable(package, path, DossierColumns.Contents);
        while (t.Read())
        {
            var table = Array.Find(tables, x => x.Kind == t.Text(0)) ?? throw t.Wrong("a kind of a cited pair", "another");
            if (!contents.TryAdd((table.Kind, t.Index(1, table.Objects)), t.Text(2)))
            {
                throw t.Wrong("every object once", "one twice");
            }
        }

        return contents;
    }
}
