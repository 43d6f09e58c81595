using System.Text;
using Exhibit.Cli;
using Exhibit.Evidence;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Cli;

public sealed class PdfCommandTest : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-pdf-").FullName;

    [Fact]
    public void PrintsTheFolderAndTheZip()
    {
        if (Chromium.Find(null, Environment.GetEnvironmentVariable("PATH")) is null)
        {
            Need.Absent("no Chromium is on the PATH, so no PDF was printed");
        }

        foreach (var dossier in new[] { SmallDossier.Folder, SmallDossier.Zip })
        {
            var pdf = Path.Combine(folder, "dossier.pdf");
            var (code, output, error) = Shell.Run("pdf", dossier, "--output", pdf);
            Assert.Equal((0, ""), (code, error));
            Assert.Contains("It is no part of the dossier and nothing signs it.", output, StringComparison.Ordinal);
            var bytes = Encoding.Latin1.GetString(File.ReadAllBytes(pdf));
            Assert.StartsWith("%PDF-", bytes, StringComparison.Ordinal);
            Assert.True(bytes.Length > 20_000);
            File.Delete(pdf);
        }
    }

    [Fact]
    public void WithoutAChromiumItSaysSo()
    {
        Assert.Null(Chromium.Find(null, folder));
        Assert.Null(Chromium.Find(null, null));
        File.WriteAllText(Path.Combine(folder, "chromium"), "");
        Assert.Equal(Path.Combine(folder, "chromium"), Chromium.Find(null, folder));
        var (code, _, error) = Shell.Run("pdf", SmallDossier.Folder, "--browser", Path.Combine(folder, "absent"));
        Assert.Equal(3, code);
        Assert.Contains("print index.html from any browser", error, StringComparison.Ordinal);
    }

    // A page that is not what the data give is never opened.
    [Fact]
    public void ATamperedDossierIsNotPrinted()
    {
        var copy = SmallDossier.Copy(SmallDossier.Folder);
        File.AppendAllText(Path.Combine(copy, "index.html"), "<script>1</script>");
        SmallDossier.Rewrite(copy);
        var code = Shell.Run("pdf", copy, "--browser", SmallWorld.File(), "--output", Path.Combine(folder, "x.pdf")).Code;
        Assert.Equal((int)VerifyFailure.TextMismatch, code);
        Assert.False(File.Exists(Path.Combine(folder, "x.pdf")));
        Directory.Delete(Path.GetDirectoryName(copy)!, recursive: true);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
