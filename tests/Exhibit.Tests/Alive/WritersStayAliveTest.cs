using Exhibit.Cli;
using Exhibit.Stores;
using Exhibit.Tests.Cli;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Alive;

/// <summary>
/// What becomes of the commands that write beside or into a finished case when the disk is full or read-only, or somebody else
/// is writing: what stood before stands, nothing is left by halves, and the message says what to do.
/// </summary>
public sealed class WritersStayAliveTest : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-writers-").FullName;

    public static TheoryData<string> Writers => ["seal", "export", "letters", "forget", "media"];

    [Theory]
    [MemberData(nameof(Writers))]
    public void AFullDiskLeavesWhatStood(string writer)
    {
        using var disk = new SmallDisk(24);
        var path = CaseOn(disk);
        disk.Fill();
        var before = Files(disk.Path);
        var (code, _, error) = Do(writer, path);
        Assert.Equal(ExitCodes.Case, code);
        Assert.Contains("ree space", error, StringComparison.Ordinal);
        Assert.Equal(before, Files(disk.Path));
    }

    [Theory]
    [MemberData(nameof(Writers))]
    public void ADiskThatIsReadOnlyIsNamed(string writer)
    {
        using var disk = new SmallDisk(24);
        var path = CaseOn(disk);
        disk.MakeReadOnly();
        var before = Files(disk.Path);
        var (code, _, error) = Do(writer, path);
        Assert.Equal(ExitCodes.Case, code);
        Assert.Contains("Read-only file system", error, StringComparison.Ordinal);
        Assert.Contains("hoose a", error.Replace("choose another", "choose a", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(before, Files(disk.Path));
    }

    [Theory]
    [InlineData("seal")]
    [InlineData("export")]
    [InlineData("letters")]
    [InlineData("forget")]
    public void TwoWritersOfOneCase(string writer)
    {
        var path = Copy(SmallCase.Run.Path, Path.Combine(folder, "case"));
        var before = Files(folder);
        using (CaseFolder.Hold(path))
        {
            var (code, _, error) = Do(writer, path);
            Assert.Equal(ExitCodes.Case, code);
            Assert.Contains("Another run is writing", error, StringComparison.Ordinal);
        }

        Assert.Equal(before, Files(folder));
        Assert.Equal(0, Do(writer, path).Code);
    }

    [Fact]
    public void AFolderThatIsNotThereIsNamed()
    {
        var path = Copy(SmallCase.Run.Path, Path.Combine(folder, "case"));
        var pictures = Directory.CreateDirectory(Path.Combine(folder, "pictures")).FullName;
        foreach (
            var args in (string[][])
                [
                    ["export", path, "--format", "csv", "--output", Path.Combine(folder, "none", "x.zip")],
                    ["media", pictures, "--out", Path.Combine(folder, "none", "x.csv")],
                    ["key", "new", Path.Combine(folder, "none", "x")],
                ]
        )
        {
            var (code, _, error) = Shell.Run(args);
            Assert.Equal(ExitCodes.Case, code);
            Assert.Contains("none", error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ExportsAndLettersAreTheSameAtAnyTime()
    {
        // No clock is read: what is written twice is the same twice. Dossiers: SealCommandTest.SealsUnsignedAndSigned.
        var path = Copy(SmallCase.Run.Path, Path.Combine(folder, "case"));
        foreach (var writer in (string[])["export", "letters"])
        {
            Assert.Equal(0, Do(writer, path).Code);
            var once = Files(path);
            Assert.Equal(0, Do(writer, path).Code);
            Assert.Equal(once, Files(path));
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // A case with a dossier and an export that must outlive what fails; pictures beside it.
    private static string CaseOn(SmallDisk disk)
    {
        var path = Copy(SmallCase.Run.Path, disk.At("case"));
        Assert.Equal(0, Do("export", path).Code);
        Assert.Equal(0, Do("seal", path).Code);
        Directory.CreateDirectory(disk.At("pictures"));
        File.WriteAllText(disk.At("pictures/1.txt"), "no picture");
        return path;
    }

    private static (int Code, string Output, string Error) Do(string writer, string path) =>
        writer switch
        {
            "seal" => Shell.Run("seal", path, "--pseudonym-key", SmallDossier.PseudonymKey()),
            "export" => Shell.Run("export", path, "--format", "csv"),
            "letters" => Shell.Run("letters", path, "--from", "A desk", "--contact", "desk@example.invalid"),
            "forget" => Shell.Run("forget", path, "ring3", "--who", "A desk"),
            _ => Shell.Run("media", Path.Combine(path, "..", "pictures"), "--out", Path.Combine(path, "..", "media.csv")),
        };

    private static Dictionary<string, string> Files(string root) =>
        Directory
            .EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .ToDictionary(
                f => Path.GetRelativePath(root, f),
                f =>
                    Path.GetFileName(f) == "filler"
                        ? ""
                        : Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))
            );

    private static string Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            // What other tests made of the shared case.
            if (!Path.GetRelativePath(from, file).StartsWith("dossier", StringComparison.Ordinal))
            {
                var target = Path.Combine(to, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }

        return to;
    }
}
