using System.Diagnostics;
using Exhibit.Readers;

namespace Exhibit.Cli;

/// <summary>The Chromium of this machine, asked to print one page that lies on disk; it is never downloaded.</summary>
internal static class Chromium
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];

    /// <summary>Path of the browser: the one named, or the first on the PATH; null where there is none.</summary>
    internal static string? Find(string? named, string? searchPath)
    {
        if (named is not null)
        {
            return File.Exists(named) ? named : null;
        }

        var folders = (searchPath ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var names = OperatingSystem.IsWindows() ? Names.Select(n => n + ".exe") : Names;
        return names.SelectMany(n => folders.Select(f => Path.Combine(f, n))).FirstOrDefault(File.Exists);
    }

    /// <summary>Prints a page to a PDF.</summary>
    /// <exception cref="InputException">The browser fails or does not end.</exception>
    internal static void Print(string browser, string page, string pdf)
    {
        var profile = Directory.CreateTempSubdirectory("exhibit-browser-").FullName;
        try
        {
            using var process = Process.Start(Start(browser, page, pdf, profile))!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                throw new InputException($"'{browser}' did not end within two minutes. Print index.html from a browser.");
            }

            if (process.ExitCode != 0 || !File.Exists(pdf))
            {
                throw new InputException(
                    FormattableString.Invariant(
                        $"'{browser}' ended with {process.ExitCode} and wrote no PDF ({errors.Result.Split('\n')[0]}). Print index.html from a browser."
                    )
                );
            }

            _ = output.Result;
        }
        finally
        {
            Forget(profile);
        }
    }

    private static ProcessStartInfo Start(string browser, string page, string pdf, string profile)
    {
        var start = new ProcessStartInfo(browser)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            "--headless",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // The page loads nothing; were it to try, every name would lead to nowhere.
            "--host-resolver-rules=MAP * ~NOTFOUND",
            $"--user-data-dir={profile}",
            "--no-pdf-header-footer",
            $"--print-to-pdf={pdf}",
            new Uri(page).AbsoluteUri,
        ];
        // Chromium has no sandbox for an administrator.
        foreach (var argument in Environment.IsPrivilegedProcess ? arguments.Prepend("--no-sandbox") : arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    // A child of the browser may still be writing its last lines.
    private static void Forget(string folder)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (IOException)
            {
                Thread.Sleep(100);
            }
        }
    }
}
