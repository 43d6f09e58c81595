using System.ComponentModel;
using System.Diagnostics;

namespace Exhibit.Tests.Support;

/// <summary>Runs a public tool; skips the test with one line where this machine lacks it.</summary>
internal static class Outside
{
    internal static (int Code, string Output, string Error) Run(string tool, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, error.Result);
        }
        catch (Win32Exception)
        {
            Need.Absent($"{tool} is not installed");
            throw;
        }
    }
}
