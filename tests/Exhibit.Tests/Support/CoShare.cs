using System.Diagnostics;
using System.Security.Cryptography;

namespace Exhibit.Tests.Support;

/// <summary>The load generator's files, made once a machine and held against their checksums.</summary>
internal static class CoShare
{
    private static readonly Lock Gate = new();

    /// <summary>Path of the generated CSV with "1e5" or "1e6" rows; skips the test where Python with numpy is absent.</summary>
    internal static string File(string rows)
    {
        var generator = RealData.Bench("gen_coshare.py");
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "exhibit-coshare")).FullName;
        var path = Path.Combine(folder, $"coshare_{rows}.csv");
        var sum = System
            .IO.File.ReadLines(RealData.Bench("SHA256SUMS"))
            .Single(l => l.EndsWith($"  coshare_{rows}.csv", StringComparison.Ordinal))
            .Split(' ')[0];
        lock (Gate)
        {
            if (!System.IO.File.Exists(path) || Digest(path) != sum)
            {
                Generate(generator, rows, Path.Combine(folder, $"coshare_{rows}"));
            }
        }

        Assert.Equal(sum, Digest(path));
        return path;
    }

    private static void Generate(string generator, string rows, string prefix)
    {
        foreach (var python in new[] { "/usr/bin/python3", "python3" })
        {
            try
            {
                using var process = Process.Start(
                    new ProcessStartInfo(python, [generator, rows, prefix, "--no-cnt"])
                    {
                        RedirectStandardOutput = true,
                        RedirectStandardError = true,
                    }
                )!;
                process.WaitForExit();
                if (process.ExitCode == 0)
                {
                    return;
                }
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // Not installed under this name.
            }
        }

        Need.Absent("the load generator needs Python 3 with numpy");
    }

    private static string Digest(string path)
    {
        using var stream = System.IO.File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
