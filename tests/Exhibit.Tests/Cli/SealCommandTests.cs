using Exhibit.Evidence;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Cli;

public sealed class KeyCommandTest
{
    [Fact]
    public void MakesAPairAndReplacesNothing()
    {
        var folder = Directory.CreateTempSubdirectory("exhibit-key-").FullName;
        var name = Path.Combine(folder, "newsroom");
        var (code, output, _) = Shell.Run("key", "new", name);
        Assert.Equal(0, code);
        using var key = SigningKey.Read(File.ReadAllText(name + ".key"));
        Assert.Contains($"key id: {key.Public.Id}", output, StringComparison.Ordinal);
        Assert.Equal(key.Public.Pem, File.ReadAllText(name + ".pub"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(name + ".key"));
        }

        Assert.Equal(3, Shell.Run("key", "new", name).Code);
        Directory.Delete(folder, recursive: true);
    }
}

public sealed class SealCommandTest : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-seal-").FullName;

    [Fact]
    public void SealsUnsignedAndSigned()
    {
        using var made = new TempCase(new AnalysisOptions { Threads = 2, Controls = false }, SmallWorld.File());
        Shell.Run("key", "new", Path.Combine(folder, "a"));
        var (code, output, error) = Shell.Run("seal", made.Path);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("Unsigned: whoever rewrites all of it is not detected.", output, StringComparison.Ordinal);
        var first = File.ReadAllBytes(Path.Combine(made.Path, "dossier.zip"));
        Assert.Equal(0, Shell.Run("seal", made.Path).Code);
        Assert.Equal(first, File.ReadAllBytes(Path.Combine(made.Path, "dossier.zip")));
        Assert.Equal(0, Shell.Run("seal", made.Path, "--key", Path.Combine(folder, "a.key"), "--who", "A Newsroom").Code);
        var verified = Shell.Run("verify", Path.Combine(made.Path, "dossier.zip"), "--trust", Path.Combine(folder, "a.pub"));
        Assert.Equal(0, verified.Code);
        Assert.Contains("Signed by a trusted key", verified.Output, StringComparison.Ordinal);
        Assert.Contains(
            "Contact-Name: A Newsroom",
            File.ReadAllText(Path.Combine(made.Path, "dossier", "bag-info.txt")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void ErrorsNameWhatToDo()
    {
        using var edited = new TempCase(new AnalysisOptions { Threads = 2, Controls = false }, SmallWorld.File());
        var edges = Path.Combine(edited.Path, "edges.csv");
        File.WriteAllText(edges, File.ReadAllText(edges).Replace("strong", "indicated", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(folder, "no.key"), "no key");
        var text = new StringWriter { NewLine = "\n" };
        foreach (
            var args in new string[][]
            {
                ["seal"],
                ["seal", folder],
                ["seal", edited.Path],
                ["seal", edited.Path, "--key", Path.Combine(folder, "absent.key")],
                ["seal", edited.Path, "--key", Path.Combine(folder, "no.key")],
            }
        )
        {
            var (code, _, error) = Shell.Run(args);
            text.WriteLine($"$ exhibit {string.Join(' ', args)}");
            text.WriteLine(error.TrimEnd());
            text.WriteLine($"exit {code}");
            text.WriteLine();
        }

        Shell.Approve(
            text.ToString().Replace(folder, "FOLDER", StringComparison.Ordinal).Replace(edited.Path, "CASE", StringComparison.Ordinal),
            "seal-errors.approved.txt"
        );
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}

public sealed class VerifyCommandTest
{
    [Fact]
    public void PrintsWhatWasAndWasNotChecked()
    {
        var (code, output, error) = Shell.Run("verify", SmallDossier.Zip);
        Assert.Equal((0, ""), (code, error));
        Shell.Approve(output.Replace(SmallDossier.Key.Public.Id, "KEY", StringComparison.Ordinal), "verify.approved.txt");
        Assert.Contains("\"verdict\":\"as stated\"", Shell.Run("verify", SmallDossier.Zip, "--json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingAndAnyFileAreNoDossier()
    {
        Assert.Equal((int)VerifyFailure.NotADossier, Shell.Run("verify", "absent").Code);
        Assert.Equal((int)VerifyFailure.NotADossier, Shell.Run("verify", SmallWorld.File()).Code);
        Assert.Equal((int)VerifyFailure.KeyUnknown, Shell.Run("verify", SmallDossier.Zip, "--trust", SmallWorld.File()).Code);
    }
}
