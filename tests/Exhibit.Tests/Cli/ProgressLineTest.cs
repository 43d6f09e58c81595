using Exhibit.Cli;
using Exhibit.Model;

namespace Exhibit.Tests.Cli;

public sealed class ProgressLineTest
{
    [Theory]
    [InlineData("read", 12_340_000, 49_360_000, "bytes", "32,768 records", 4, "read  12.3 of 49.4 MB, 32,768 records  12 s left")]
    [InlineData(
        "control",
        100,
        1_000,
        "pairs",
        "jittered-within-block",
        60,
        "control  100 of 1,000 pairs, jittered-within-block  9 min left"
    )]
    [InlineData("test", 1, 1_000, "pairs", "", 0.5, "test  1 of 1,000 pairs")]
    [InlineData("communities", 0, 0, "", "", 5, "communities")]
    public void SaysCountsAndTimeLeft(string stage, long done, long total, string unit, string note, double seconds, string line) =>
        Assert.Equal(line, ProgressLine.Line(new StageProgress(stage, done, total, unit, note), TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void APipeGetsNone() => Assert.Null(ProgressLine.ForTerminal(new StringWriter()));

    [Fact]
    public void ReadingTellsBytesOfAllFiles()
    {
        var folder = Directory.CreateTempSubdirectory("exhibit-progress-").FullName;
        try
        {
            var text =
                "user_id,text,created_at\n"
                + string.Concat(
                    Enumerable
                        .Range(0, 9_000)
                        .Select(i => $"a{i % 50},some words of a post number {i},2020-01-01T10:{i % 60:00}:{i % 59:00}Z\n")
                );
            File.WriteAllText(Path.Combine(folder, "a.csv"), text);
            using (
                var zip = new System.IO.Compression.GZipStream(
                    File.Create(Path.Combine(folder, "b.csv.gz")),
                    System.IO.Compression.CompressionLevel.Fastest
                )
            )
            {
                zip.Write(System.Text.Encoding.UTF8.GetBytes(text));
            }

            var reports = new Collected();
            Investigation.Run([folder], Path.Combine(folder, "case"), new AnalysisOptions { Controls = false }, reports, default);
            var read = reports.All.Where(r => r is { Stage: "read", Total: > 0 }).ToArray();
            var bytes = new FileInfo(Path.Combine(folder, "a.csv")).Length + new FileInfo(Path.Combine(folder, "b.csv.gz")).Length;
            Assert.True(read.Length >= 4);
            Assert.All(read, r => Assert.True(r.Total == bytes && r.Done <= bytes));
            Assert.Equal(read.OrderBy(r => r.Done), read);
            Assert.Contains(reports.All, r => r.Stage == "write");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed class Collected : IProgress<StageProgress>
    {
        internal List<StageProgress> All { get; } = [];

        public void Report(StageProgress value)
        {
            lock (All)
            {
                All.Add(value);
            }
        }
    }
}
