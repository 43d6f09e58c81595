using Exhibit.Dossiers.Groups;
using Exhibit.Evidence;
using Exhibit.Export;
using Exhibit.Model;

namespace Exhibit.Dossiers;

/// <summary>Writes the files of a dossier that follow from its base: pairs, trials, findings, the page to read, the verifier.</summary>
internal static class DerivedWriter
{
    /// <summary>Every derived file and how to write it.</summary>
    internal static IReadOnlyList<(string Path, Action<Stream> Write)> Files(DossierData data, RebuiltDossier rebuilt) =>
        [
            (DossierFiles.Edges, s => Edges(s, rebuilt)),
            (DossierFiles.Trials, s => Trials(s, rebuilt)),
            (GroupFiles.Tests, s => GroupWriter.Tests(s, rebuilt)),
            (GroupFiles.Edges, s => GroupWriter.Edges(s, rebuilt)),
            (GroupFiles.Trials, s => GroupWriter.Trials(s, rebuilt)),
            (DossierFiles.Findings, s => FindingLines.Write(s, rebuilt)),
            (DossierFiles.Index, s => ReadingRoom.Write(s, data, rebuilt)),
            (DossierFiles.Check, s => Copy("Exhibit.Dossiers.check.py", s)),
            (DossierFiles.Format, s => Copy("Exhibit.Dossiers.FORMAT.md", s)),
        ];

    private static void Copy(string resource, Stream output)
    {
        using var stream = typeof(DerivedWriter).Assembly.GetManifestResourceStream(resource)!;
        stream.CopyTo(output);
    }

    private static void Edges(Stream output, RebuiltDossier rebuilt)
    {
        using var csv = new CsvOutput(output, DossierColumns.Edges);
        var pairs = rebuilt.PairFindings;
        foreach (var (i, e) in rebuilt.EdgesBy(timing: true))
        {
            csv.Cell(i).Cell(pairs[i].Id).Cell(e.Trace).Cell(e.A).Cell(e.B).Cell(e.WindowSeconds).Cell(e.BlockSeconds);
            csv.Cell(e.ObjectsShared).Cell(e.ObjectsTested).Cell(e.ObjectsSynchronous);
            csv.Cell(e.Occasions).Cell(e.OccasionsTested).Cell(e.OccasionsCounted);
            csv.Cell(e.PCrowd).Cell(e.P).Cell(e.Threshold).Cell(e.Tier.Word()).Cell(e.ExplainedBy).Cell(e.FirstSeen).Cell(e.LastSeen);
            csv.EndRow();
        }
    }

    private static void Trials(Stream output, RebuiltDossier rebuilt)
    {
        var explanations = rebuilt.Result.Explanations;
        using var csv = new CsvOutput(output, DossierColumns.Trials(explanations.Select(e => e.Id)));
        foreach (var (i, edge) in rebuilt.EdgesBy(timing: true))
        {
            for (var t = 0; t < edge.Trials.Count; t++)
            {
                var trial = edge.Trials[t];
                Trial(csv, rebuilt, i, t, trial);
                foreach (var p in trial.Probabilities)
                {
                    _ = double.IsNaN(p) ? csv.Cell("") : csv.Cell(p);
                }

                csv.Cell(trial.Strongest < 0 ? "" : explanations[trial.Strongest].Id).EndRow();
            }
        }
    }

    /// <summary>The columns of a trial that every kind of evidence has.</summary>
    internal static void Trial(CsvOutput csv, RebuiltDossier rebuilt, int edge, int number, CoAction trial)
    {
        csv.Cell(edge).Cell(number).Cell(rebuilt.InTable[trial.Object]).Cell(trial.TimeA).Cell(trial.TimeB);
        csv.Cell(trial.PostA).Cell(trial.PostB).Cell(trial.Synchronous ? 1 : 0).Cell(trial.Occasion);
        csv.Cell(trial.Counted ? 1 : 0).Cell(trial.Sharers);
    }
}
