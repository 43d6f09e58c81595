using System.Text.Json.Nodes;
using Exhibit.Cli;
using Exhibit.Simulator;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.EndToEnd;

/// <summary>A run that may keep next to nothing in memory writes the same bytes as one that keeps everything.</summary>
public sealed class MemoryLimitTest : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-limit-").FullName;

    [Fact]
    public void SameBytesWithTheLeastMemoryOnOneAndTwoThreads()
    {
        Same(SmallWorld.File());
    }

    [Fact]
    public void SameBytesWithRepostsTagsAndLinks()
    {
        World.Write(folder, WorldPresets.Scaled("ring", 10_000));
        Same(Path.Combine(folder, World.PostsFile));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Same(string input)
    {
        var (free, none) = Run(input, "free", new AnalysisOptions { Threads = 2 });
        Assert.Equal(0, none);
        Assert.Contains("strong", System.Text.Encoding.UTF8.GetString(free["edges.csv"]), StringComparison.Ordinal);
        foreach (var threads in (int[])[1, 2])
        {
            var (tight, spilled) = Run(input, $"tight{threads}", new AnalysisOptions { Threads = threads, MemoryMegabytes = 1 });
            Assert.True(spilled > 10_000, $"only {spilled} bytes were spilled");
            Assert.Equal(free.Keys, tight.Keys);
            foreach (var (file, bytes) in free)
            {
                Assert.True(bytes.AsSpan().SequenceEqual(tight[file]), $"{file} differs with a limit on {threads} threads");
            }
        }

        Assert.Empty(Directory.GetDirectories(folder, "*spill*", SearchOption.AllDirectories));
    }

    private (SortedDictionary<string, byte[]> Files, long Spilled) Run(string input, string name, AnalysisOptions options)
    {
        var path = Path.Combine(folder, name);
        long spilled = -1;
        Investigation.Run(
            [input],
            path,
            options,
            null,
            default,
            show: (result, _, bytes) =>
            {
                spilled = bytes;
                // Trials can be read while the result is shown.
                Assert.All(result.Edges, e => Assert.Equal(e.Trials.Count, e.Trials.ToArray().Length));
            }
        );
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (
            var file in Directory.GetFiles(path).Select(f => Path.GetFileName(f)!).Where(f => f is not ("case.duckdb" or "custody.jsonl"))
        )
        {
            var bytes = File.ReadAllBytes(Path.Combine(path, file));
            files[file] = file == "summary.json" ? WithoutSeconds(bytes) : bytes;
        }

        return (files, spilled);
    }

    private static byte[] WithoutSeconds(byte[] json)
    {
        var node = JsonNode.Parse(json)!.AsObject();
        Assert.True(node.Remove("seconds"));
        return System.Text.Encoding.UTF8.GetBytes(node.ToJsonString());
    }
}
