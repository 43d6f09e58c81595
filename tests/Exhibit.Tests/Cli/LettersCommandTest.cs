using Exhibit.Claims;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Cli;

public sealed class LettersCommandTest : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-letters-").FullName;

    [Fact]
    public void EveryAccountInATierGetsALetterThatNamesNobodyElse()
    {
        var (code, output, error) = Write(SmallCase.Run.Copy());
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("4 letters, one an account in a tier", output, StringComparison.Ordinal);
        var letters = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(["001-ring0.html", "002-ring1.html", "003-ring2.html", "004-ring3.html"], letters.Select(f => Path.GetFileName(f)));
        var first = File.ReadAllText(letters[0]);
        Assert.DoesNotContain("ring1", first, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", first, StringComparison.Ordinal);
        foreach (
            var part in new[]
            {
                "<b>ring0</b>",
                "An identical sentence of the ring, number 3",
                "14 co-actions within 30 s on 14 occasions",
                "which is not named to you",
                "Coordination is not wrongdoing",
                "python3 -I check.py",
                "Write to: <b>desk@example.invalid</b>, if you can by 1 March.",
                AnswersFile.None,
            }
        )
        {
            Assert.Contains(part, first, StringComparison.Ordinal);
        }

        var findings = SmallCase.Run.Result.Findings.Count(f => f.Accounts.Any(a => SmallCase.Run.Result.Accounts[a].Id == "ring0"));
        Assert.Equal(findings, first.Split("<section>").Length - 1);
    }

    [Fact]
    public void AnAnswerGoesIntoTheLetterAndIntoTheDossierWordForWord()
    {
        using var made = new TempCase(new AnalysisOptions { Threads = 2, Controls = false }, SmallWorld.File());
        Answer(made.Path, "ring2", "We sing the same hymn every morning. <b>Ask us.</b>");
        Assert.Contains("ring2, 1 answered", Write(made.Path).Output, StringComparison.Ordinal);
        Assert.Contains("We sing the same hymn", File.ReadAllText(Path.Combine(folder, "003-ring2.html")), StringComparison.Ordinal);
        Assert.Equal(0, Shell.Run("seal", made.Path, "--pseudonym-key", SmallDossier.PseudonymKey()).Code);
        var dossier = Path.Combine(made.Path, "dossier");
        var page = File.ReadAllText(Path.Combine(dossier, "index.html"));
        Assert.Contains("“We sing the same hymn every morning. &lt;b&gt;Ask us.&lt;/b&gt;”", page, StringComparison.Ordinal);
        Assert.Contains("The other 1: no answer recorded.", page, StringComparison.Ordinal);
        Assert.Contains("All 2: no answer recorded.", page, StringComparison.Ordinal);
        Assert.Equal(0, Shell.Run("verify", dossier, "--sources", SmallWorld.File()).Code);
        Assert.Contains(
            "Answers of the named accounts: 1.",
            Outside.Run("python3", dossier, "-I", "check.py").Output,
            StringComparison.Ordinal
        );

        // At the public level an answer is there, its words are not.
        Assert.Equal(0, Shell.Run("seal", made.Path, "--public").Code);
        var open = Path.Combine(made.Path, "dossier-public");
        Assert.DoesNotContain("hymn", File.ReadAllText(Path.Combine(open, "index.html")), StringComparison.Ordinal);
        Assert.Contains("the words are withheld", File.ReadAllText(Path.Combine(open, "index.html")), StringComparison.Ordinal);
        Assert.Equal(0, Outside.Run("python3", open, "-I", "check.py").Code);
    }

    [Fact]
    public void ErrorsNameWhatToDo()
    {
        using var made = new TempCase(new AnalysisOptions { Threads = 2, Controls = false }, SmallWorld.File());
        Answer(made.Path, "n4", "I am in no tier.");
        Assert.Equal(3, Write(made.Path).Code);
        Assert.Contains("'n4', which is no account in a tier", Write(made.Path).Error, StringComparison.Ordinal);
        File.WriteAllText(
            Path.Combine(made.Path, AnswersFile.FileName),
            "answers:\n  - account: ring1\n    date: today\n    how: by post\n"
        );
        Assert.Contains("answer 1 ('ring1'): expected account, date, how and text", Write(made.Path).Error, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(made.Path, AnswersFile.FileName), "nothing");
        Assert.Contains("holds no list 'answers:'", Write(made.Path).Error, StringComparison.Ordinal);
        Assert.Equal(2, Shell.Run("letters", made.Path).Code);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private (int Code, string Output, string Error) Write(string casePath) =>
        Shell.Run("letters", casePath, "--from", "A desk", "--contact", "desk@example.invalid", "--by", "1 March", "--output", folder);

    private static void Answer(string casePath, string account, string text) =>
        File.WriteAllText(
            Path.Combine(casePath, AnswersFile.FileName),
            $"answers:\n  - account: {account}\n    date: 2020-03-01\n    how: by e-mail\n    text: \"{text}\"\n"
        );
}
