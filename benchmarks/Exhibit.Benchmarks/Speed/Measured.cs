using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Exhibit.Benchmarks.Speed;

/// <summary>What one child process cost.</summary>
/// <param name="CpuSeconds">User and system time of the whole process.</param>
/// <param name="WallSeconds">From start to end.</param>
/// <param name="PeakBytes">Largest resident set seen; 0 where the system does not tell.</param>
/// <param name="Output">What it printed.</param>
internal sealed partial record Measured(double CpuSeconds, double WallSeconds, long PeakBytes, string Output)
{
    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    internal static Measured Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        var before = Children();
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        long peak = 0;
        while (!process.WaitForExit(20))
        {
            peak = Math.Max(peak, Peak(process.Id));
        }

        process.WaitForExit();
        var wall = clock.Elapsed.TotalSeconds;
        return process.ExitCode == 0
            ? new Measured(Children() - before, wall, peak, output.Result)
            : throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {errors.Result}"
            );
    }

    // The system's own high-water mark; it only grows, so the last look before the end is short of it by 20 ms at most.
    private static long Peak(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.AsSpan(6).Trim()[..^3], System.Globalization.CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static double Children()
    {
        var usage = default(Usage);
        return GetUsage(-1, ref usage) == 0
            ? usage.UserSeconds + usage.SystemSeconds + ((usage.UserMicros + usage.SystemMicros) / 1e6)
            : throw new InvalidOperationException("This system does not tell the processor time of child processes.");
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, ref Usage usage);

    [StructLayout(LayoutKind.Sequential, Size = 512)]
    private struct Usage
    {
        public long UserSeconds;
        public long UserMicros;
        public long SystemSeconds;
        public long SystemMicros;
    }
}
