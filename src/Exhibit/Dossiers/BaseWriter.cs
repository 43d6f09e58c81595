using Exhibit.Claims;
using Exhibit.Dossiers.Groups;
using Exhibit.Dossiers.Observations;
using Exhibit.Export;
using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit.Dossiers;

/// <summary>Writes the base of a dossier: the files from which all others follow.</summary>
internal static class BaseWriter
{
    internal static void Write(DossierData data, byte[] raw, string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "data", "materials"));
        Directory.CreateDirectory(Path.Combine(folder, "data", "timing"));
        File.WriteAllBytes(Path.Combine(folder, DossierFiles.Head), HeadJson.Write(data.Head));
        File.WriteAllBytes(Path.Combine(folder, DossierFiles.Claims), ClaimsJson.Write(data.Claims));
        File.WriteAllBytes(Path.Combine(folder, DossierFiles.Answers), AnswersJson.Write(data.Answers));
        File.WriteAllBytes(Path.Combine(folder, DossierFiles.Raw), raw);
        Table(folder, DossierFiles.Accounts, DossierColumns.Accounts, csv => Accounts(csv, data.Accounts));
        Table(folder, DossierFiles.Sources, DossierColumns.Sources, csv => Sources(csv, data.Sources));
        Table(folder, DossierFiles.Records, DossierColumns.Records, csv => Records(csv, data.Records));
        Table(
            folder,
            DossierFiles.Kinds,
            DossierColumns.Kinds,
            csv =>
            {
                foreach (var k in data.Kinds)
                {
                    csv.Cell(k.Kind).Cell(k.SlotMs).Cell(k.Traces).Cell(k.Reposts).Cell(k.Named).EndRow();
                }
            }
        );
        Table(folder, DossierFiles.Tested, DossierColumns.Tested, csv => Tested(csv, data.Histograms));
        Table(folder, DossierFiles.Candidates, DossierColumns.Candidates, csv => Candidates(csv, data.Histograms));
        Table(folder, DossierFiles.Contents, DossierColumns.Contents, csv => Contents(csv, data));
        GroupWriter.Write(data, folder);
        SignalWriter.Write(data, folder);
        foreach (var table in data.Tables)
        {
            Table(folder, DossierFiles.Objects(table.Kind), DossierColumns.Objects, csv => Objects(csv, table));
            Table(folder, DossierFiles.Traces(table.Kind), DossierColumns.Traces, csv => Traces(csv, table));
        }
    }

    internal static void Table(string folder, string path, string[] header, Action<CsvOutput> rows)
    {
        using var stream = File.Create(Path.Combine(folder, path));
        using var csv = new CsvOutput(stream, header);
        rows(csv);
    }

    private static void Accounts(CsvOutput csv, IReadOnlyList<DossierAccount> accounts)
    {
        for (var i = 0; i < accounts.Count; i++)
        {
            var a = accounts[i];
            csv.Cell(i).Cell(a.Pseudonym).Cell(a.Named ? "named" : "bystander").Cell(a.Platform).Cell(a.Id).Cell(a.Handle);
            csv.Cell(a.Posts).EndRow();
        }
    }

    private static void Sources(CsvOutput csv, IReadOnlyList<SourceFile> sources)
    {
        foreach (var s in sources)
        {
            csv.Cell(s.Index).Cell(s.Name).Cell(s.Sha256).Cell(s.Bytes).Cell(s.Reader);
            csv.Cell(s.RowsRead).Cell(s.RowsAccepted).Cell(s.RowsRejected).EndRow();
        }
    }

    private static void Records(CsvOutput csv, IReadOnlyList<DossierRecord> records)
    {
        for (var i = 0; i < records.Count; i++)
        {
            var r = records[i];
            csv.Cell(i).Cell(r.Source).Cell(r.Row).Cell(r.Line).Cell(r.Offset).Cell(r.Length).Cell(r.Start).Cell(r.Sha256);
            csv.Cell(r.Account).Cell(r.TimeMs).Cell(r.Text).EndRow();
        }
    }

    private static void Tested(CsvOutput csv, IReadOnlyList<PairHistogram> histograms)
    {
        foreach (var h in histograms)
        {
            foreach (var (tested, pairs) in h.ByTested.OrderBy(x => x.Key))
            {
                csv.Cell(h.WindowSeconds).Cell(h.BlockSeconds).Cell(h.Kind).Cell(tested).Cell(pairs).EndRow();
            }
        }
    }

    private static void Candidates(CsvOutput csv, IReadOnlyList<PairHistogram> histograms)
    {
        foreach (var h in histograms)
        {
            foreach (var ((tested, synchronous), pairs) in h.Candidates.OrderBy(x => x.Key))
            {
                csv.Cell(h.WindowSeconds).Cell(h.BlockSeconds).Cell(h.Kind).Cell(tested).Cell(synchronous).Cell(pairs).EndRow();
            }
        }
    }

    private static void Contents(CsvOutput csv, DossierData data)
    {
        foreach (var table in data.Tables.OrderBy(t => t.Kind, StringComparer.Ordinal))
        {
            Contents(csv, data, table.Kind);
        }
    }

    internal static void Contents(CsvOutput csv, DossierData data, string kind)
    {
        foreach (var ((_, o), content) in data.Contents.Where(c => c.Key.Kind == kind).OrderBy(c => c.Key.Object))
        {
            csv.Cell(kind).Cell(o).Cell(content).EndRow();
        }
    }

    private static void Objects(CsvOutput csv, TraceTable table)
    {
        for (var o = 0; o < table.Objects; o++)
        {
            csv.Cell(o);
            _ = table.Source[o] < 0 ? csv.Cell("") : csv.Cell(table.Source[o]);
            _ = table.SourceTime[o] == TraceTable.UnknownTime ? csv.Cell("") : csv.Cell(table.SourceTime[o]);
            csv.EndRow();
        }
    }

    internal static void Traces(CsvOutput csv, TraceTable table)
    {
        for (var row = 0; row < table.Count; row++)
        {
            csv.Cell(table.Object[row]).Cell(table.Account[row]).Cell(table.Time[row]);
            _ = table.Post[row] < 0 ? csv.Cell("") : csv.Cell(table.Post[row]);
            csv.EndRow();
        }
    }
}
