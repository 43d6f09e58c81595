using System.Text.Json.Nodes;
using Exhibit.Claims;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Cli;

/// <summary>Answers stand in report.html beside what it shows of the accounts that gave them.</summary>
public sealed class AnswersCommandTest
{
    private const string Text = "We sing the same hymn every morning. <b>Ask us.</b> <!--answers 0-->";
    private const string Shown = "“We sing the same hymn every morning. &lt;b&gt;Ask us.&lt;/b&gt; &lt;!--answers 0--&gt;”";

    [Fact]
    public void AnAnswerStandsBesideEveryFindingOfItsAccount()
    {
        using var made = new TempCase(new AnalysisOptions { Threads = 2, Controls = false }, SmallWorld.File());
        var before = made.Read("report.html");
        // Six pairs and their community: nobody has been asked yet.
        Assert.Equal(6, Count(before, "All 2: no answer recorded."));
        Assert.Equal(1, Count(before, "All 4: no answer recorded."));
        Assert.Equal(0, Shell.Run("answers", made.Path).Code);
        Assert.Equal(before, made.Read("report.html"));

        Answer(made.Path, "ring2");
        var (code, output, error) = Shell.Run("answers", made.Path, "--who", "A desk");
        Assert.Equal((0, ""), (code, error));
        Assert.Equal("1 answers, 1 of them beside what report.html shows; the others are in the dossier and the letters.\n", output);
        var after = made.Read("report.html");
        Assert.Equal(3 + 1, Count(after, Shown));
        Assert.Equal(3, Count(after, "The other 1: no answer recorded."));
        Assert.Equal(1, Count(after, "The other 3: no answer recorded."));
        Assert.Equal(3, Count(after, "All 2: no answer recorded."));
        Assert.Contains("2020-03-01, by e-mail", after, StringComparison.Ordinal);
        var act = JsonNode.Parse(made.Read("custody.jsonl").Trim().Split('\n')[^1])!;
        Assert.Equal(("answers", "A desk", 1), ((string)act["command"]!, (string)act["who"]!, (int)act["facts"]!["answers"]!));

        // Again is the same, and without the file everything is as it was.
        Assert.Equal(0, Shell.Run("answers", made.Path).Code);
        Assert.Equal(after, made.Read("report.html"));
        File.Delete(Path.Combine(made.Path, AnswersFile.FileName));
        Assert.Equal(0, Shell.Run("answers", made.Path).Code);
        Assert.Equal(before, made.Read("report.html"));
    }

    [Fact]
    public void ForgettingAnotherKeepsTheAnswerInTheReport()
    {
        using var made = new TempCase(new AnalysisOptions { Threads = 2, Controls = false }, SmallWorld.File());
        Answer(made.Path, "ring2");
        Assert.Equal((0, ""), Shell.Run("forget", made.Path, "ring3") is var r ? (r.Code, r.Error) : default);
        Assert.Equal(2 + 1, Count(made.Read("report.html"), Shown));
    }

    [Fact]
    public void ErrorsNameWhatToDo()
    {
        using var made = new TempCase(new AnalysisOptions { Threads = 2, Controls = false }, SmallWorld.File());
        Answer(made.Path, "nobody-of-this-name");
        Assert.Contains(
            "'nobody-of-this-name', which is no account of the case",
            Shell.Run("answers", made.Path).Error,
            StringComparison.Ordinal
        );
        Answer(made.Path, "ring2");
        File.WriteAllText(Path.Combine(made.Path, "report.html"), "a page of an earlier version");
        var (code, _, error) = Shell.Run("answers", made.Path);
        Assert.Equal(4, code);
        Assert.Contains("has no place for answers", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!--answers 0")]
    [InlineData("<!--answers 0-->")]
    [InlineData("<!--answers 99999999999 -1-->x<!--/answers-->")]
    [InlineData("<!--/answers--><!--answers -->x<!--/answers-->")]
    public void AReportOfAStrangerDoesNoHarm(string report)
    {
        using var made = new TempCase(new AnalysisOptions { Threads = 2, Controls = false }, SmallWorld.File());
        File.WriteAllText(Path.Combine(made.Path, "report.html"), report);
        Assert.Equal(0, Shell.Run("answers", made.Path).Code);
        Assert.Equal(report, made.Read("report.html"));
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static void Answer(string casePath, string account) =>
        File.WriteAllText(
            Path.Combine(casePath, AnswersFile.FileName),
            $"answers:\n  - account: {account}\n    date: 2020-03-01\n    how: by e-mail\n    text: \"{Text}\"\n"
        );
}
