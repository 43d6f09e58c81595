using System.Text.Json.Nodes;
using Exhibit.Cli;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Cli;

internal static class Shell
{
    internal static (int Code, string Output, string Error) Run(params string[] args)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var code = CommandLine.Run(args, output, error);
        return (code, output.ToString(), error.ToString());
    }

    internal static void Approve(string text, string name) => Approved.Match(text, "tests", "Exhibit.Tests", "Cli", "Approved", name);
}

public sealed class GuardTest
{
    [Fact]
    public void ASearchThatTakesTooLongIsOneLineThatNamesTheCell()
    {
        var error = new StringWriter { NewLine = "\n" };
        var cell = "\u001B[31m" + new string('x', 100);
        var code = CommandLine.Guard(
            error,
            _ => throw new System.Text.RegularExpressions.RegexMatchTimeoutException(cell, "x", TimeSpan.FromSeconds(1))
        );
        Assert.Equal(ExitCodes.Input, code);
        Assert.Equal(
            $"exhibit: a cell of a file given beside the posts was searched for more than a second: '\\u{{001B}}[31m{new string('x', 55)}…'. Shorten it. No case was written.\n",
            error.ToString()
        );
    }

    [Fact]
    public void AFaultOfTheDatabaseIsOneLine()
    {
        var error = new StringWriter { NewLine = "\n" };
        using var connection = new DuckDB.NET.Data.DuckDBConnection("Data Source=:memory:");
        connection.Open();
        var code = CommandLine.Guard(
            error,
            _ =>
            {
                using var command = connection.CreateCommand();
                command.CommandText = "SELECT nothing\nFROM nowhere";
                return command.ExecuteNonQuery();
            }
        );
        Assert.Equal(ExitCodes.Case, code);
        Assert.StartsWith("exhibit: Catalog Error: ", error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("nothing was left half written.\n", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, error.ToString().Count(c => c == '\n'));
    }
}

public sealed class InvestigateCommandTest : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-cli-").FullName;

    [Fact]
    public void PrintsWhatAPersonCanRead()
    {
        var (code, output, error) = Shell.Run("investigate", SmallWorld.File(), "--case", Path.Combine(folder, "case"));
        Assert.Equal((0, ""), (code, error));
        Shell.Approve(output.Replace(folder, "FOLDER", StringComparison.Ordinal), "investigate.approved.txt");
        Assert.True(File.Exists(Path.Combine(folder, "case", "report.html")));
    }

    [Fact]
    public void PrintsJsonForPrograms()
    {
        var (code, output, _) = Shell.Run(
            "investigate",
            SmallWorld.File(),
            "--case",
            Path.Combine(folder, "case"),
            "--json",
            "--no-controls"
        );
        Assert.Equal(0, code);
        Assert.Equal(File.ReadAllText(Path.Combine(folder, "case", "summary.json")), output);
        Assert.Empty(JsonNode.Parse(output)!["controls"]!.AsArray());
    }

    [Fact]
    public void ErrorsNameWhatToDo()
    {
        var text = new StringWriter { NewLine = "\n" };
        string Bad(string name, byte[] content)
        {
            File.WriteAllBytes(Path.Combine(folder, name), content);
            return Path.Combine(folder, name);
        }

        foreach (
            var args in new string[][]
            {
                ["investigate"],
                ["investigate", "posts.csv"],
                ["inspect"],
                ["investigate", "missing.csv", "--case", Path.Combine(folder, "case")],
                ["investigate", SmallWorld.File(), "--case", Path.Combine(folder, "case"), "--window", "0", "--alpha", "2", "--block", "7"],
                ["investigate", SmallWorld.File(), "--case", Path.Combine(folder, "case"), "--format", "morse"],
                ["investigate", SmallWorld.File(), "--case", Path.Combine(folder, "case"), "--map", "account"],
                ["investigate", SmallWorld.File(), "--case", Path.Combine(folder, "case"), "--map", "colour=red"],
                ["investigate", SmallWorld.File(), "--case", Path.Combine(folder, "case"), "--traces", "co-dance"],
                ["investigate", SmallWorld.File(), "--case", Path.Combine(folder, "case"), "--zone", "Nowhere"],
                ["investigate", SmallWorld.File(), "--case", SmallWorld.File()],
                ["investigate", Bad("empty.csv", []), "--case", Path.Combine(folder, "case")],
                ["investigate", Bad("header.csv", "user_id,created_at,text\n"u8.ToArray()), "--case", Path.Combine(folder, "case")],
                ["investigate", Bad("other.csv", "foo,bar\n1,2\n"u8.ToArray()), "--case", Path.Combine(folder, "case")],
                ["investigate", Bad("wide.csv", System.Text.Encoding.Unicode.GetPreamble()), "--case", Path.Combine(folder, "case")],
                ["investigate", Bad("sheet.xlsx", "PK\u0003\u0004..."u8.ToArray()), "--case", Path.Combine(folder, "case")],
                [
                    "investigate",
                    Bad("rounded.csv", "user_id,created_at,text\n9.06E+17,2020-01-01T10:00:00Z,some words\n"u8.ToArray()),
                    "--case",
                    Path.Combine(folder, "case"),
                ],
            }
        )
        {
            var (code, output, error) = Shell.Run(args);
            Assert.Equal("", output);
            Assert.False(Directory.Exists(Path.Combine(folder, "case")));
            text.WriteLine($"$ exhibit {string.Join(' ', args)}");
            text.WriteLine(error.TrimEnd());
            text.WriteLine($"exit {code}");
            text.WriteLine();
        }

        Shell.Approve(
            text.ToString()
                .Replace(folder, "FOLDER", StringComparison.Ordinal)
                .Replace(SmallWorld.File(), "posts.csv", StringComparison.Ordinal),
            "errors.approved.txt"
        );
    }

    [Fact]
    public void MinuteStampsRefuseANarrowerWindow()
    {
        var path = Path.Combine(folder, "minutes.csv");
        File.WriteAllText(
            path,
            "user_id,text,created_at\na,an identical text of some length,2020-01-01 10:00\nb,an identical text of some length,2020-01-01 10:01\n"
        );
        var (code, _, error) = Shell.Run("investigate", path, "--case", Path.Combine(folder, "case"), "--window", "10");
        Assert.Equal(3, code);
        Assert.Contains("known only to 60 s, so W = 10 s cannot be tested", error, StringComparison.Ordinal);
    }

    [Fact]
    public void EscapeSequencesInNamesAreShown()
    {
        var path = Path.Combine(folder, "hostile.csv");
        File.WriteAllText(path, SmallWorld.Text().Replace("ring0,ring0", "ring0,\u001B[31mred", StringComparison.Ordinal));
        var (code, output, _) = Shell.Run("investigate", path, "--case", Path.Combine(folder, "case"), "--no-controls");
        Assert.Equal(0, code);
        Assert.DoesNotContain("\u001B", output, StringComparison.Ordinal);
        Assert.Contains("\\u{001B}[31mred", output, StringComparison.Ordinal);
    }

    [Fact]
    public void RunningItAgainIsSafe()
    {
        var path = Path.Combine(folder, "case");
        Assert.Equal(0, Shell.Run("investigate", SmallWorld.File(), "--case", path, "--no-controls").Code);
        var first = File.ReadAllBytes(Path.Combine(path, "edges.csv"));
        Assert.Equal(0, Shell.Run("investigate", SmallWorld.File(), "--case", path, "--no-controls").Code);
        Assert.Equal(first, File.ReadAllBytes(Path.Combine(path, "edges.csv")));
        Assert.Equal(["case"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName));
    }

    [Fact]
    public void ACaseAmongItsDataCanBeMadeAgain()
    {
        File.Copy(SmallWorld.File(), Path.Combine(folder, "posts.csv"));
        var path = Path.Combine(folder, "case");
        Assert.Equal(0, Shell.Run("investigate", folder, "--case", path, "--no-controls").Code);
        var first = File.ReadAllBytes(Path.Combine(path, "edges.csv"));
        Assert.Equal(0, Shell.Run("investigate", folder, "--case", path, "--no-controls").Code);
        Assert.Equal(first, File.ReadAllBytes(Path.Combine(path, "edges.csv")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}

public sealed class FormatsCommandTest
{
    [Fact]
    public void ListsEveryReader()
    {
        var (code, output, _) = Shell.Run("formats");
        Assert.Equal(0, code);
        Assert.All(Catalog.Readers, r => Assert.Contains($"{r.Id}: {r.Title}", output, StringComparison.Ordinal));
        Assert.Equal(Catalog.Readers.Count, JsonNode.Parse(Shell.Run("formats", "--json").Output)!.AsArray().Count);
    }

    [Fact]
    public void ExplainsHowFilesWouldBeRead()
    {
        var (code, output, error) = Shell.Run(
            "formats",
            "--explain",
            Fixture.Path("4cat-telegram.csv"),
            Fixture.Path("bluesky-jetstream.ndjson"),
            Fixture.Path("workbook.xlsx"),
            SmallWorld.File()
        );
        Assert.Equal((0, ""), (code, error));
        Shell.Approve(output, "explain.approved.txt");
        Assert.Contains("does not exist", Shell.Run("formats", "--explain", "nowhere.csv").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ExplainsForProgramsToo()
    {
        var (code, output, error) = Shell.Run(
            "formats",
            "--json",
            "--explain",
            Fixture.Path("4cat-telegram.csv"),
            Fixture.Path("bluesky-jetstream.ndjson"),
            Fixture.Path("workbook.xlsx")
        );
        Assert.Equal((0, ""), (code, error));
        Shell.Approve(output, "explain-json.approved.json");
        var sources = JsonNode.Parse(output)!.AsArray();
        Assert.Equal(["4cat-telegram", "bluesky-jetstream", "excel"], sources.Select(s => (string)s!["reader"]!));
        Assert.Contains("does not exist", Shell.Run("formats", "--json", "--explain", "nowhere.csv").Error, StringComparison.Ordinal);
    }
}

public sealed class DemoCommandTest
{
    [Fact]
    public void FindsTheRingsAndCallsNobodyElseStrong()
    {
        var folder = Directory.CreateTempSubdirectory("exhibit-demo-").FullName;
        try
        {
            var path = Path.Combine(folder, "case");
            var (code, output, error) = Shell.Run("demo", "--case", path);
            Assert.Equal((0, ""), (code, error));
            Assert.Contains($"Report: {Path.Combine(path, "report.html")}", output, StringComparison.Ordinal);
            Exhibit.Simulator.DemoWorld.Write(folder);
            var labels = File.ReadLines(Path.Combine(folder, "labels.csv"))
                .Skip(1)
                .Select(l => l.Split(','))
                .ToDictionary(c => c[0], c => c[1]);
            var tiers = File.ReadLines(Path.Combine(path, "accounts.csv"))
                .Skip(1)
                .Select(l => l.Split(','))
                .ToDictionary(c => c[1], c => c[4]);
            Assert.All(tiers.Where(t => t.Value == "strong"), t => Assert.Equal("campaign", labels[t.Key]));
            Assert.All(labels.Where(l => l.Value == "campaign"), l => Assert.NotEqual("none", tiers[l.Key]));
            Assert.DoesNotContain(labels, l => l.Value == "ordinary" && tiers[l.Key] != "none");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

public sealed class SimulateCommandTest
{
    [Fact]
    public void WritesAWorldOfTheAskedSize()
    {
        var folder = Directory.CreateTempSubdirectory("exhibit-simulate-").FullName;
        try
        {
            Assert.Equal(0, Shell.Run("simulate", folder, "--world", "null", "--posts", "12000", "--seed", "3").Code);
            Assert.InRange(File.ReadLines(Path.Combine(folder, "posts.csv")).Count(), 6_000, 20_000);
            Assert.Contains("Take one of", Shell.Run("simulate", folder, "--world", "flat").Error, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void OffersTheSecondGenerator()
    {
        var folder = Directory.CreateTempSubdirectory("exhibit-simulate-").FullName;
        try
        {
            Assert.Equal(0, Shell.Run("simulate", folder, "--world", "agents-innocent", "--seed", "2").Code);
            Assert.Contains("hub-readers", File.ReadAllText(Path.Combine(folder, "labels.csv")), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

public sealed class ScoreCommandTest
{
    [Fact]
    public void PrintsRatesOfTheDemo()
    {
        var folder = Directory.CreateTempSubdirectory("exhibit-score-").FullName;
        try
        {
            Exhibit.Simulator.DemoWorld.Write(folder);
            var path = Path.Combine(folder, "case");
            Assert.Equal(0, Shell.Run("investigate", Path.Combine(folder, "posts.csv"), "--case", path, "--no-controls").Code);
            var (code, output, _) = Shell.Run("score", path, "--labels", Path.Combine(folder, "labels.csv"));
            Assert.Equal(0, code);
            Shell.Approve(output, "score.approved.txt");
            var json = JsonNode.Parse(Shell.Run("score", path, "--labels", Path.Combine(folder, "labels.csv"), "--json").Output)!;
            var strong = json["accounts"]!["strong"]!;
            Assert.Contains(
                $"({strong["right"]} / {strong["found"]} / {strong["true"]})",
                output.Split('\n').First(l => l.StartsWith("accounts", StringComparison.Ordinal)),
                StringComparison.Ordinal
            );
            Assert.Equal(6, json["calibration"]!.AsArray().Count);
            Assert.Equal(3, Shell.Run("score", folder, "--labels", "nowhere.csv").Code);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
