using System.CommandLine;
using System.Globalization;
using Exhibit.Dossiers;
using Exhibit.Evidence;
using Exhibit.Readers;

namespace Exhibit.Cli.Commands;

/// <summary>exhibit pdf DOSSIER: the page to read on paper, printed by the user's own Chromium.</summary>
internal sealed class PdfCommand : ICliCommand
{
    public string Name => "pdf";

    public Command Build(TextWriter output, TextWriter error)
    {
        var path = new Argument<string>("path") { Description = "A dossier: its folder or its zip. It is verified first." };
        var file = new Option<string?>("--output") { Description = "PDF to write; by default beside the dossier." };
        var browser = new Option<string?>("--browser") { Description = "Path of a Chromium; by default the first on the PATH." };
        var threads = new Option<int>("--threads") { Description = "Threads.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var command = new Command(
            Name,
            "Print a dossier's page to a PDF through the Chromium of this machine. The PDF is no part of the dossier: its bytes depend on the browser, and nothing signs it.\n\nExample:\n  exhibit pdf my-case/dossier"
        )
        {
            path,
            file,
            browser,
            threads,
        };
        command.SetAction(parsed =>
            CommandLine.Guard(
                error,
                _ =>
                {
                    var dossier = Path.TrimEndingDirectorySeparator(parsed.GetValue(path)!);
                    var found =
                        Chromium.Find(parsed.GetValue(browser), Environment.GetEnvironmentVariable("PATH"))
                        ?? throw new InputException(
                            "No PDF was made: there is no Chromium on the PATH. Install one, name it with --browser, or print index.html from any browser."
                        );
                    try
                    {
                        var name = dossier.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? dossier[..^4] : dossier;
                        Write(dossier, Path.GetFullPath(parsed.GetValue(file) ?? name + ".pdf"), found, parsed.GetValue(threads), output);
                        return ExitCodes.Ok;
                    }
                    catch (VerifyException e)
                    {
                        error.WriteLine($"exhibit: {Plain.Line(e.Message)}");
                        return (int)e.Failure;
                    }
                }
            )
        );
        return command;
    }

    private static void Write(string dossier, string pdf, string browser, int threads, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("exhibit-pdf-").FullName;
        try
        {
            using (var package = Packages.Open(dossier))
            {
                // Only a page that is what the data give is opened: anything else may be written to harm.
                var verdict = DossierCheck.Run(package, [], threads);
                if (!verdict.TextsCompared)
                {
                    throw new InputException(
                        $"'{dossier}' was sealed by Exhibit {verdict.Data.Head.Version}, this is {Analysis.Version}: its page cannot be compared with its data, so it is not opened. Use that version."
                    );
                }

                File.WriteAllBytes(Path.Combine(folder, DossierFiles.Index), package.Read(DossierFiles.Index, PackageLimits.FileBytes));
            }

            var made = Path.Combine(folder, "page.pdf");
            Chromium.Print(browser, Path.Combine(folder, DossierFiles.Index), made);
            File.Copy(made, pdf, overwrite: true);
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Plain.Line(pdf)}: {new FileInfo(pdf).Length:N0} bytes. It is no part of the dossier and nothing signs it."
                )
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
