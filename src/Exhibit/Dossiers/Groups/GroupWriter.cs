using Exhibit.Export;
using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit.Dossiers.Groups;

/// <summary>Writes the tables of common origin and common company: those of the base, and those that follow from it.</summary>
internal static class GroupWriter
{
    internal static void Write(DossierData data, string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "data", "groups"));
        BaseWriter.Table(folder, GroupFiles.Families, GroupFiles.FamilyColumns, csv => Families(csv, data.GroupFacts));
        BaseWriter.Table(folder, GroupFiles.Contents, DossierColumns.Contents, csv => Contents(csv, data));
        foreach (var group in data.Groups)
        {
            var kind = group.Facts.Kind;
            BaseWriter.Table(folder, GroupFiles.Objects(kind), GroupFiles.ObjectColumns, csv => Objects(csv, group.Table));
            BaseWriter.Table(folder, GroupFiles.Traces(kind), DossierColumns.Traces, csv => BaseWriter.Traces(csv, group.Table));
            BaseWriter.Table(folder, GroupFiles.Others(kind), GroupFiles.OtherColumns, csv => Others(csv, group));
        }
    }

    internal static void Tests(Stream output, RebuiltDossier rebuilt)
    {
        using var csv = new CsvOutput(output, GroupFiles.TestColumns);
        for (var i = 0; i < rebuilt.GroupTests.Count; i++)
        {
            var (kind, found, test, passes) = rebuilt.GroupTests[i];
            csv.Cell(i).Cell(kind).Cell(test.Account).Cell(found).Cell(test.GroupSize).Cell(test.Sittings).Cell(test.Met);
            csv.Cell(test.OutsiderObjects).Cell(test.OutsiderMet).Cell(test.P).Cell(test.WithoutOne).Cell(passes ? 1 : 0).EndRow();
        }
    }

    internal static void Edges(Stream output, RebuiltDossier rebuilt)
    {
        using var csv = new CsvOutput(output, GroupFiles.EdgeColumns);
        foreach (var (i, e) in rebuilt.EdgesBy(timing: false))
        {
            csv.Cell(i).Cell(rebuilt.PairFindings[i].Id).Cell(e.Trace).Cell(e.A).Cell(e.B);
            csv.Cell(e.ObjectsShared).Cell(e.ObjectsSynchronous).Cell(e.Occasions).Cell(e.OccasionsTested).Cell(e.OccasionsCounted);
            csv.Cell(e.Group!.GroupSize).Cell(e.Group.OutsiderObjects).Cell(e.Group.OutsiderMet);
            csv.Cell(e.P).Cell(e.Threshold).Cell(e.Tier.Word()).Cell(e.ExplainedBy).Cell(e.FirstSeen).Cell(e.LastSeen).EndRow();
        }
    }

    internal static void Trials(Stream output, RebuiltDossier rebuilt)
    {
        using var csv = new CsvOutput(output, DossierColumns.TrialFacts);
        foreach (var (i, edge) in rebuilt.EdgesBy(timing: false))
        {
            for (var t = 0; t < edge.Trials.Count; t++)
            {
                DerivedWriter.Trial(csv, rebuilt, i, t, edge.Trials[t]);
                csv.EndRow();
            }
        }
    }

    private static void Families(CsvOutput csv, IReadOnlyList<GroupFacts> families)
    {
        foreach (var f in families)
        {
            csv.Cell(f.Kind).Cell(f.Evidence.Word()).Cell(f.SlotMs).Cell(f.Traces).Cell(f.Objects0).Cell(f.Objects1);
            csv.Cell(f.M).Cell(f.Testable).Cell(f.Pairs).EndRow();
        }
    }

    private static void Contents(CsvOutput csv, DossierData data)
    {
        foreach (var group in data.Groups.OrderBy(g => g.Facts.Kind, StringComparer.Ordinal))
        {
            BaseWriter.Contents(csv, data, group.Facts.Kind);
        }
    }

    private static void Objects(CsvOutput csv, TraceTable table)
    {
        for (var o = 0; o < table.Objects; o++)
        {
            csv.Cell(o).Cell(Coordination.Groups.Halves.Of(table, o));
            _ = table.Source[o] < 0 ? csv.Cell("") : csv.Cell(table.Source[o]);
            csv.EndRow();
        }
    }

    private static void Others(CsvOutput csv, GroupData group)
    {
        foreach (var (account, (first, second)) in group.Others.OrderBy(o => o.Key))
        {
            csv.Cell(account).Cell(first).Cell(second).EndRow();
        }
    }
}
