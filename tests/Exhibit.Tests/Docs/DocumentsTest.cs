using System.Text.RegularExpressions;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Docs;

/// <summary>What the documents say twice, or point at, is true.</summary>
public sealed partial class DocumentsTest
{
    [Fact]
    public void EveryLinkLeadsSomewhere()
    {
        var broken = Documents()
            .SelectMany(file => Link().Matches(File.ReadAllText(file)).Select(m => (file, Target: m.Groups["target"].Value)))
            .Where(l => !l.Target.Contains("://", StringComparison.Ordinal) && !l.Target.StartsWith('#'))
            .Where(l => !Path.Exists(Path.Combine(Path.GetDirectoryName(l.file)!, l.Target.Split('#')[0])))
            .Select(l => $"{Path.GetFileName(l.file)} -> {l.Target}")
            .ToArray();
        Assert.Empty(broken);
    }

    [Fact]
    public void TheReadmesTwoCommandsAreWhatCiRuns()
    {
        var blocks = Block()
            .Matches(File.ReadAllText(Path.Combine(RealData.Repository, "README.md")))
            .Select(m => m.Groups["block"].Value.Trim())
            .Take(2)
            .ToArray();
        var script = File.ReadAllText(Path.Combine(RealData.Repository, ".ci", "run"));
        Assert.Equal("dotnet run --project src/Exhibit.Cli -- demo", blocks[0]);
        Assert.Contains("\n" + blocks[0] + "\n", script, StringComparison.Ordinal);
        Assert.Equal("dotnet test", blocks[1]);
        Assert.Contains("\n" + blocks[1] + " ", script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("accounts.csv")]
    [InlineData("edges.csv")]
    [InlineData("communities.csv")]
    [InlineData("rejected.csv")]
    public void TheCaseFoldersColumnsAreDescribed(string file)
    {
        var header = SmallCase.Run.Read(file).Split('\n')[0];
        Assert.Contains(
            $"| `{file}` | `{header}`",
            File.ReadAllText(Path.Combine(RealData.Repository, "docs", "case-folder.md")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void EveryFileOfTheCaseFolderIsDescribed()
    {
        var text = File.ReadAllText(Path.Combine(RealData.Repository, "docs", "case-folder.md"));
        Assert.All(
            Directory.EnumerateFiles(SmallCase.Run.Path).Select(Path.GetFileName),
            f => Assert.Contains($"| `{f}` |", text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void NoFileNamesAMachineOrARegistry()
    {
        // Built from parts, so that this file does not name them either.
        var forbidden = new[] { "/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "nuget" + ".org", "npmjs" + ".", "deb.debian" + "." };
        var found = Files()
            .Where(f => !f.EndsWith(".png", StringComparison.Ordinal))
            .SelectMany(f =>
                forbidden
                    .Where(w => File.ReadAllText(f).Contains(w, StringComparison.Ordinal))
                    .Select(w => $"{Path.GetRelativePath(RealData.Repository, f)}: {w}")
            )
            .ToArray();
        Assert.Empty(found);
    }

    private static IEnumerable<string> Documents() => Files().Where(f => f.EndsWith(".md", StringComparison.Ordinal));

    private static IEnumerable<string> Files() =>
        Directory
            .EnumerateFiles(
                RealData.Repository,
                "*",
                new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.System }
            )
            .Where(f => !Skipped().IsMatch(Path.GetRelativePath(RealData.Repository, f).Replace('\\', '/')));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"```\n(?<block>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();

    [GeneratedRegex(@"(^|/)(\.git|artifacts|node_modules|demo-case|bin|obj)(/|$)")]
    private static partial Regex Skipped();
}
