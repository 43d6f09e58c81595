using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Exhibit.Benchmarks.Robustness;

/// <summary>
/// Kills investigations at random moments and looks at what is left: the case of before, whole, or the new one, whole.
/// No test framework in here: the benchmarks run it five hundred times.
/// </summary>
internal sealed class KilledRuns : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-kill-").FullName;
    private readonly string program;
    private readonly Random random;

    internal KilledRuns(string program, int seed) => (this.program, random) = (program, new Random(seed));

    private string Case => Path.Combine(folder, "case");

    /// <summary>Runs and kills; one line a kind of end, or an exception where a half case was found.</summary>
    internal SortedDictionary<string, int> Run(int runs, Action<string>? report = null)
    {
        var (before, after) = (Posts("before.csv", 300), Posts("after.csv", 600));
        var (rowsBefore, rowsAfter) = (300L, 600L);
        Finish(before);
        var digestBefore = Digest();
        var clock = Stopwatch.StartNew();
        Finish(after);
        var whole = clock.Elapsed;
        var digestAfter = Digest();
        Finish(before);

        var ends = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < runs; i++)
        {
            var (isBefore, stage) = (Rows() == rowsBefore, KillOnce(before, after, whole));
            var rows = Rows();
            if (rows != rowsBefore && rows != rowsAfter)
            {
                throw new InvalidOperationException($"Run {i}: the case holds {rows} records, neither {rowsBefore} nor {rowsAfter}.");
            }

            if (Digest() != (rows == rowsBefore ? digestBefore : digestAfter))
            {
                throw new InvalidOperationException($"Run {i}: the case is a mixture of two runs.");
            }

            var end = $"{stage}, {(rows == rowsBefore == isBefore ? "the old case stands" : "the new case stands")}";
            ends[end] = ends.GetValueOrDefault(end) + 1;
            report?.Invoke(string.Create(CultureInfo.InvariantCulture, $"{i + 1} of {runs}: {end}"));
        }

        return ends;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // What a killed run left is mended by the next, which runs on to its end every tenth time.
    private string KillOnce(string before, string after, TimeSpan whole)
    {
        var input = Rows() == 300 ? after : before;
        using var process = Start(input);
        var wait = TimeSpan.FromMilliseconds(random.NextDouble() * whole.TotalMilliseconds * 1.2);
        var ended = process.WaitForExit(wait);
        var stage = ended ? "after its end" : Stage();
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        if (!Directory.Exists(Case))
        {
            // Between the two renames: the old case lies beside and is put back by the next run.
            stage = "between the renames";
            Finish(input == after ? before : after);
        }

        return stage;
    }

    private string Stage()
    {
        var partial = Path.Combine(folder, ".case.partial");
        return !Directory.Exists(partial) ? "before the first write"
            : Directory.GetFiles(partial).Length > 3 ? "while writing"
            : "while reading or testing";
    }

    private void Finish(string input)
    {
        using var process = Start(input);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"investigate ended with {process.ExitCode}: {process.StandardError.ReadToEnd()}");
        }
    }

    private Process Start(string input) =>
        Process.Start(
            new ProcessStartInfo("dotnet", [program, "investigate", input, "--case", Case, "--no-controls", "--threads", "1"])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;

    private long Rows()
    {
        using var summary = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Case, "summary.json")));
        var root = summary.RootElement;
        var (read, accepted, rejected) = (
            root.GetProperty("rows_read").GetInt64(),
            root.GetProperty("rows_accepted").GetInt64(),
            root.GetProperty("rows_rejected").GetInt64()
        );
        return read == accepted + rejected ? read : -1;
    }

    // Everything but the database and the timings, which differ from run to run.
    private string Digest()
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in new[] { "accounts.csv", "communities.csv", "edges.csv", "findings.jsonl", "rejected.csv" })
        {
            digest.AppendData(File.ReadAllBytes(Path.Combine(Case, name)));
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    private string Posts(string name, int rows)
    {
        var path = Path.Combine(folder, name);
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine("user_id,text,created_at");
        for (var i = 0; i < rows; i++)
        {
            var time = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(i * 7);
            writer.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"sim{i % 50},words of the text number {i / 3},{time:yyyy-MM-dd'T'HH:mm:ss'Z'}")
            );
        }

        return path;
    }
}
