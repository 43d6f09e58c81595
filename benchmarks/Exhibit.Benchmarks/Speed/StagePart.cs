using System.Text.Json;
using Exhibit.Model;
using Exhibit.Stores.DuckDb;

namespace Exhibit.Benchmarks.Speed;

/// <summary>Processor time of each stage of one run, all threads, in a process of its own; what is written after the last stage is left out.</summary>
internal static class StagePart
{
    /// <summary>Runs a file and prints stage and CPU seconds as JSON.</summary>
    internal static int Run(string file, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("exhibit-stages-").FullName;
        try
        {
            using var store = new DuckDbPostStore(Path.Combine(folder, "case.duckdb"));
            var result = new Analysis(new AnalysisOptions { Threads = 2 }, store, new Nowhere(), new CpuClock()).Run([file], default);
            output.WriteLine(JsonSerializer.Serialize(result.Seconds.ToDictionary(s => s.Key, s => s.Value)));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The analysis asks its clock only for the seconds of its stages.
    private sealed class CpuClock : TimeProvider
    {
        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Environment.CpuUsage.TotalTime.Ticks;
    }

    private sealed class Nowhere : IRejectionSink
    {
        public void Reject(Rejection rejection) { }
    }
}
