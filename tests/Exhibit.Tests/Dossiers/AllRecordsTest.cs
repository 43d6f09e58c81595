using Exhibit.Evidence;
using Exhibit.Tests.Cli;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Dossiers;

/// <summary>seal --all: every accepted record is in the materials, and every trace of the tables cites its own.</summary>
public sealed class AllRecordsTest
{
    [Fact]
    public void EveryAcceptedRecordIsThereAndBothVerifiersAgree()
    {
        using var made = new TempCase(new AnalysisOptions { Threads = 2, Controls = false }, SmallWorld.File());
        var (code, output, error) = Shell.Run(
            "seal",
            made.Path,
            "--all",
            "--sources",
            SmallWorld.File(),
            "--pseudonym-key",
            SmallDossier.PseudonymKey()
        );
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("It shows every record of the sources, of bystanders too.", output, StringComparison.Ordinal);
        var dossier = Path.Combine(made.Path, "dossier");
        var records = File.ReadAllLines(Path.Combine(dossier, "data", "materials", "records.csv")).Skip(1).ToArray();
        Assert.Equal(made.Result.Counts.RowsAccepted, records.Length);
        Assert.Equal(made.Result.Accounts.Count, File.ReadLines(Path.Combine(dossier, "data", "accounts.csv")).Count() - 1);
        Assert.All(
            File.ReadLines(Path.Combine(dossier, "data", "timing", "co-post.traces.csv")).Skip(1),
            l => Assert.False(l.EndsWith(','))
        );
        var raw = File.ReadAllText(Path.Combine(dossier, "data", "materials", "records.raw"));
        Assert.Equal(made.Result.Counts.RowsAccepted, raw.Split('\n').Length - 1);

        Assert.Equal((0, ""), Shell.Run("verify", dossier, "--sources", SmallWorld.File()) is var r ? (r.Code, r.Error) : default);
        var (python, told, fault) = Outside.Run("python3", dossier, "-I", "check.py");
        Assert.Equal((0, ""), (python, fault));
        Assert.Contains($"Materials: {records.Length} records", told, StringComparison.Ordinal);
        // The figures are those of the dossier with the cited records alone.
        Assert.Equal(Column(SmallDossier.Folder), Column(dossier));
    }

    [Fact]
    public void OtherSourcesAreRefused()
    {
        using var made = new TempCase(new AnalysisOptions { Threads = 2, Controls = false }, SmallWorld.File());
        var folder = Directory.CreateTempSubdirectory("exhibit-all-").FullName;
        var other = Path.Combine(folder, "posts.csv");
        File.WriteAllText(other, SmallWorld.Text() + "zz,zz,2020-01-01T00:00:00Z,one row more,\n");
        Assert.Equal(3, Shell.Run("seal", made.Path, "--all", "--sources", other).Code);
        Assert.False(Directory.Exists(Path.Combine(made.Path, "dossier")));
        Directory.Delete(folder, recursive: true);
    }

    private static string[] Column(string dossier) =>
        [.. File.ReadLines(Path.Combine(dossier, "data", "timing", "edges.csv")).Select(l => string.Join(',', l.Split(',')[5..]))];
}
