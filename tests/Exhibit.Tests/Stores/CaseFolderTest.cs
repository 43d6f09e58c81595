using Exhibit.Stores;

namespace Exhibit.Tests.Stores;

public sealed class CaseFolderTest : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("exhibit-folder-").FullName;

    private string Case => Path.Combine(root, "case");

    [Fact]
    public void NothingIsThereUntilAllIs()
    {
        using (var folder = CaseFolder.Begin(Case))
        {
            File.WriteAllText(Path.Combine(folder.Partial, "summary.json"), "{}");
            Assert.False(Directory.Exists(Case));
            folder.Commit();
        }

        Assert.Equal(["case"], Directory.EnumerateFileSystemEntries(root).Select(Path.GetFileName));
    }

    [Fact]
    public void AnUnfinishedRunLeavesTheOldCase()
    {
        Finished("old");
        using (var folder = CaseFolder.Begin(Case))
        {
            File.WriteAllText(Path.Combine(folder.Partial, "summary.json"), "new");
        }

        Assert.Equal("old", File.ReadAllText(Path.Combine(Case, "summary.json")));
        Assert.Equal(["case"], Directory.EnumerateFileSystemEntries(root).Select(Path.GetFileName));
    }

    [Fact]
    public void AKillBetweenTheRenamesIsMended()
    {
        Finished("old");
        Directory.Move(Case, Path.Combine(root, ".case.old"));
        Directory.CreateDirectory(Path.Combine(root, ".case.partial"));
        using (CaseFolder.Begin(Case))
        {
            Assert.Equal("old", File.ReadAllText(Path.Combine(Case, "summary.json")));
        }
    }

    [Fact]
    public void AKillAfterTheRenamesKeepsTheNewCase()
    {
        Finished("new");
        Directory.CreateDirectory(Path.Combine(root, ".case.old"));
        using (CaseFolder.Begin(Case))
        {
            Assert.Equal("new", File.ReadAllText(Path.Combine(Case, "summary.json")));
        }

        Assert.False(Directory.Exists(Path.Combine(root, ".case.old")));
    }

    [Fact]
    public void TwoRunsOnOneCaseAreRefused()
    {
        using var first = CaseFolder.Begin(Case);
        Assert.Contains(
            "Another run is writing",
            Assert.Throws<CaseFolderException>(() => CaseFolder.Begin(Case)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void AFolderOfSomebodyElsesIsNotTouched()
    {
        Directory.CreateDirectory(Case);
        File.WriteAllText(Path.Combine(Case, "thesis.txt"), "years of work");
        Assert.Contains(
            "no Exhibit case",
            Assert.Throws<CaseFolderException>(() => CaseFolder.Begin(Case)).Message,
            StringComparison.Ordinal
        );
        Assert.True(File.Exists(Path.Combine(Case, "thesis.txt")));
    }

    [Theory]
    [InlineData("thesis.txt")]
    [InlineData("dossier.zip")]
    public void ACaseWithSomebodysFileInItIsNotReplaced(string name)
    {
        Finished("old");
        File.WriteAllText(Path.Combine(Case, name), "years of work");
        Assert.Contains($"'{name}'", Assert.Throws<CaseFolderException>(() => CaseFolder.Begin(Case)).Message, StringComparison.Ordinal);
        Assert.Equal("years of work", File.ReadAllText(Path.Combine(Case, name)));
        Assert.Equal(["case"], Directory.EnumerateFileSystemEntries(root).Select(Path.GetFileName));
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private void Finished(string content)
    {
        Directory.CreateDirectory(Case);
        File.WriteAllText(Path.Combine(Case, "summary.json"), content);
    }
}
