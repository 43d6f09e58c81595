using Exhibit.Benchmarks.Speed;

namespace Exhibit.Tests.EndToEnd;

/// <summary>A memory limit is kept by the whole process, from file to finished case.</summary>
public sealed class MemoryKeptTest : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-kept-").FullName;

    [Fact]
    public void AMillionRowsStayWithinTheLimit()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The high-water mark of a process is read from /proc.");
        const int Limit = 400;
        var file = Path.Combine(folder, "shares.csv");
        new CoShares(1_000_000).Write(file);
        var run = WholeRun.Of(file, folder, "--memory", $"{Limit}MB", "--no-controls");
        Assert.InRange(run.PeakBytes, 100_000_000, Limit * 1_000_000L);
        Assert.Contains("were written to temporary files", run.Output, StringComparison.Ordinal);
        Assert.Contains(",strong,", File.ReadAllText(Path.Combine(folder, "case", "edges.csv")), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
