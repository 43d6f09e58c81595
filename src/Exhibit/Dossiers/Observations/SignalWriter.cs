using System.Text.Json.Nodes;
using Exhibit.Evidence;
using Exhibit.Model;

namespace Exhibit.Dossiers.Observations;

/// <summary>Writes what signals saw.</summary>
internal static class SignalWriter
{
    internal static void Write(DossierData data, string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "data", "signals"));
        BaseWriter.Table(
            folder,
            SignalFiles.Signals,
            SignalFiles.Columns,
            csv =>
            {
                foreach (var s in data.Signals.Signals)
                {
                    csv.Cell(s.Signal).Cell(s.Version).Cell(s.Tested).Cell(s.NotObservable).EndRow();
                }
            }
        );
        File.WriteAllBytes(Path.Combine(folder, SignalFiles.Findings), Lines(data.Signals.Findings));
    }

    internal static byte[] Lines(IReadOnlyList<Finding> findings)
    {
        using var output = new MemoryStream();
        foreach (var finding in findings)
        {
            output.Write(CanonicalJson.Write(Line(finding)));
            output.WriteByte((byte)'\n');
        }

        return output.ToArray();
    }

    private static JsonObject Line(Finding finding)
    {
        var statistic = new JsonObject();
        foreach (var (name, value) in finding.Statistic)
        {
            statistic[name] = FindingLines.Value(value);
        }

        return new JsonObject
        {
            ["id"] = finding.Id,
            ["rung"] = finding.Rung,
            ["statement"] = finding.Statement,
            ["statistic"] = statistic,
            ["accounts"] = FindingLines.Numbers(finding.Accounts.Select(a => (long)a)),
            ["records"] = FindingLines.Numbers(finding.Posts),
            ["rows"] = new JsonArray([.. finding.Rows.Select(r => new JsonObject { ["source"] = r.Source, ["row"] = r.Row })]),
            ["innocent_explanations"] = FindingLines.Strings(finding.InnocentExplanations),
            ["disarm"] = FindingLines.Strings(finding.Disarm),
        };
    }
}
