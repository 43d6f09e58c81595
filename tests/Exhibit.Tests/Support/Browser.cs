using System.Diagnostics;

namespace Exhibit.Tests.Support;

/// <summary>A real browser without a window: the Chromium of this machine, with a new profile for every page.</summary>
internal static class Browser
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The page as the browser holds it after scripts had two seconds to run.</summary>
    internal static string Dom(string page) => Run(page, "--dump-dom", "--virtual-time-budget=2000");

    /// <summary>Prints the page to a PDF file.</summary>
    internal static void Print(string page, string pdf) => Run(page, "--no-pdf-header-footer", $"--print-to-pdf={pdf}");

    private static string Run(string page, params string[] what)
    {
        var profile = Directory.CreateTempSubdirectory("exhibit-browser-").FullName;
        try
        {
            var start = new ProcessStartInfo(Executable()) { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (
                var argument in (string[])
                    [
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        $"--user-data-dir={profile}",
                        .. what,
                        new Uri(page).AbsoluteUri,
                    ]
            )
            {
                start.ArgumentList.Add(argument);
            }

            using var browser = Process.Start(start)!;
            var errors = browser.StandardError.ReadToEndAsync();
            var output = browser.StandardOutput.ReadToEndAsync();
            if (!browser.WaitForExit(Patience))
            {
                browser.Kill(entireProcessTree: true);
                Assert.Fail($"Chromium did not end within {Patience.TotalSeconds:0} s.");
            }

            Assert.True(browser.ExitCode == 0, $"Chromium ended with {browser.ExitCode}: {errors.Result}");
            return output.Result;
        }
        finally
        {
            Forget(profile);
        }
    }

    private static string Executable()
    {
        var names = new[] { "chromium", "chromium-browser", "google-chrome" };
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var found = names.SelectMany(n => folders.Select(f => Path.Combine(f, n))).FirstOrDefault(File.Exists);
        if (found is null)
        {
            Need.Absent("no Chromium is on the PATH, so the report was not opened in a browser");
        }

        return found!;
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
