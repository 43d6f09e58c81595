using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Exhibit.Benchmarks.Speed;

/// <summary>What the figures were measured on: processor, runtime, and how fast bytes can be copied.</summary>
internal static class Machine
{
    private const int Bytes = 256 << 20;

    internal static string Describe()
    {
        var cpu = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo")
                .FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))
                ?.Split(':')[1]
                .Trim()
            : null;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{cpu ?? RuntimeInformation.ProcessArchitecture.ToString()}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0} GB, {RuntimeInformation.OSArchitecture}, {RuntimeInformation.FrameworkDescription}"
        );
    }

    /// <summary>Bytes read plus bytes written a second by one core copying memory that no cache holds; best of five.</summary>
    internal static double CopyBandwidth()
    {
        var (from, to) = (new byte[Bytes], new byte[Bytes]);
        Array.Fill(from, (byte)1);
        var best = double.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var start = Stopwatch.GetTimestamp();
            Buffer.BlockCopy(from, 0, to, 0, Bytes);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return 2.0 * Bytes / best;
    }
}
