using System.Globalization;
using System.Text.Json.Nodes;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.EndToEnd;

/// <summary>The same input, options and version give the same bytes, on any number of threads, in any culture.</summary>
public sealed class DeterminismTest
{
    [Fact]
    public void SameBytesOnOneAndTwoThreadsAndInAnyCulture()
    {
        var input = SmallWorld.File();
        var reference = Run(input, 1, CultureInfo.InvariantCulture);
        Assert.Contains("strong", System.Text.Encoding.UTF8.GetString(reference["edges.csv"]), StringComparison.Ordinal);
        foreach (var (threads, culture) in new[] { (2, ""), (1, "tr-TR"), (2, "fa-IR"), (2, "de-DE") })
        {
            var other = Run(input, threads, CultureInfo.GetCultureInfo(culture));
            Assert.Equal(reference.Keys, other.Keys);
            foreach (var (file, bytes) in reference)
            {
                Assert.True(bytes.AsSpan().SequenceEqual(other[file]), $"{file} differs on {threads} threads in '{culture}'");
            }
        }
    }

    private static SortedDictionary<string, byte[]> Run(string input, int threads, CultureInfo culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            CultureInfo.DefaultThreadCurrentCulture = culture;
            using var run = new TempCase(new AnalysisOptions { Threads = threads }, input);
            var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
            foreach (var file in Directory.GetFiles(run.Path).Select(f => Path.GetFileName(f)!).Where(f => f != "case.duckdb"))
            {
                files[file] = file == "summary.json" ? WithoutSeconds(run.Read(file)) : run.Bytes(file);
            }

            return files;
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.DefaultThreadCurrentCulture = null;
        }
    }

    private static byte[] WithoutSeconds(string json)
    {
        var node = JsonNode.Parse(json)!.AsObject();
        Assert.True(node.Remove("seconds"));
        return System.Text.Encoding.UTF8.GetBytes(node.ToJsonString());
    }
}
