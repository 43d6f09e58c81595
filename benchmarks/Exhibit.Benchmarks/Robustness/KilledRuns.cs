using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Exhibit.Evidence;

namespace Exhibit.Benchmarks.Robustness;

/// <summary>
/// Kills investigations and sealings at random moments of every stage and looks at what is left: the case of before, whole, or
/// the new one, whole; no dossier, or a whole one. Only kills that came before the process ended are counted. No test framework
/// in here: the benchmarks run it five hundred times.
/// </summary>
internal sealed class KilledRuns : IDisposable
{
    /// <summary>The stages of both commands in order; "start" is what comes before the first is announced.</summary>
    internal static IReadOnlyList<string> Stages { get; } =
    ["start", "read", "trace", "test", "communities", "control", "cite", "signals", "write", "commit", "seal"];

    private const int RowsBefore = 300;
    private const int RowsAfter = 600;
    private const int FinishEvery = 10;
    private const int MostTries = 50;

    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-kill-").FullName;
    private readonly string program;
    private readonly Random random;
    private readonly Dictionary<string, TimeSpan> lengths = new(StringComparer.Ordinal);
    private readonly string before;
    private readonly string after;
    private readonly string key;

    internal KilledRuns(string program, int seed)
    {
        (this.program, random) = (program, new Random(seed));
        (before, after) = (Posts("before.csv", RowsBefore), Posts("after.csv", RowsAfter));
        key = Path.Combine(folder, "pseudonym.key");
        File.WriteAllText(key, string.Concat(Enumerable.Repeat("0123456789abcdef", 4)) + "\n");
    }

    private string Case => Path.Combine(folder, "case");

    /// <summary>Kills so many times, the stages in turn; one line a kind of end, or an exception where something half was found.</summary>
    internal SortedDictionary<string, int> Run(int kills, Action<string>? report = null)
    {
        var digests = new Dictionary<long, string>();
        foreach (var (input, rows) in new[] { (after, RowsAfter), (before, RowsBefore) })
        {
            Finish("investigate", input, Case);
            digests[rows] = Digest();
        }

        Finish("seal", Case, key);
        DeleteDossier();
        var ends = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < kills; i++)
        {
            var stage = Stages[i % Stages.Count];
            var isBefore = Rows() == RowsBefore;
            KillIn(stage, isBefore ? after : before);
            var end = stage == "seal" ? LeftOfSealing() : LeftOfInvestigating(i, isBefore, digests);
            if (i % FinishEvery == FinishEvery - 1)
            {
                // What killed runs left must not stop the next one.
                Finish("investigate", before, Case);
                Same(i, digests);
            }

            end = $"{stage}: {end}";
            ends[end] = ends.GetValueOrDefault(end) + 1;
            report?.Invoke(string.Create(CultureInfo.InvariantCulture, $"{i + 1} of {kills}: {end}"));
        }

        return ends;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // Tries again where the process was faster, waiting less each time.
    private void KillIn(string stage, string input)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            using var process = stage == "seal" ? Start("seal", Case, key) : Start("investigate", input, Case);
            var came = stage == "start";
            while (!came && process.StandardOutput.ReadLine() is { } said)
            {
                came = said == stage;
            }

            var length = lengths.GetValueOrDefault(stage, TimeSpan.FromMilliseconds(20)) / (1 + tries);
            Pause(length * random.NextDouble());
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                return;
            }

            // It had ended: the dossier or the case that it wrote is whole, and is what the next try replaces.
            DeleteDossier();
        }

        throw new InvalidOperationException($"No process could be killed in the stage '{stage}'.");
    }

    private string LeftOfInvestigating(int run, bool wasBefore, Dictionary<long, string> digests)
    {
        var between = !Directory.Exists(Case);
        if (between)
        {
            // Between the two renames the old case lies beside, and the next run puts it back.
            Directory.Move(Path.Combine(folder, ".case.old"), Case);
        }

        var rows = Same(run, digests);
        return between ? "between the renames, the old case is put back"
            : rows == RowsBefore == wasBefore ? "the old case stands"
            : "the new case stands";
    }

    private long Same(int run, Dictionary<long, string> digests)
    {
        var rows = Rows();
        return !digests.TryGetValue(rows, out var digest)
                ? throw new InvalidOperationException(
                    $"Run {run}: the case holds {rows} records, neither {RowsBefore} nor {RowsAfter}, or not all were accepted or refused."
                )
            : digest != Digest() ? throw new InvalidOperationException($"Run {run}: the case is a mixture of two runs.")
            : rows;
    }

    private string LeftOfSealing()
    {
        var dossier = Path.Combine(Case, "dossier");
        var exists = Directory.Exists(dossier);
        if (exists)
        {
            // Throws where a file is missing or differs.
            using var package = new FolderPackage(dossier);
            Bag.Check(package);
        }

        DeleteDossier();
        return exists ? "a whole dossier stands" : "no dossier stands";
    }

    private void DeleteDossier()
    {
        foreach (var entry in new DirectoryInfo(Case).EnumerateFileSystemInfos("*dossier*"))
        {
            if (entry is DirectoryInfo directory)
            {
                directory.Delete(recursive: true);
            }
            else
            {
                entry.Delete();
            }
        }
    }

    // Runs to the end and takes the time of each stage.
    private void Finish(params string[] what)
    {
        using var process = Start(what);
        var (clock, stage) = (Stopwatch.StartNew(), "start");
        while (process.StandardOutput.ReadLine() is { } said)
        {
            (lengths[stage], stage) = (clock.Elapsed, said);
            clock.Restart();
        }

        process.WaitForExit();
        lengths[stage] = clock.Elapsed;
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{what[0]} ended with {process.ExitCode}: {process.StandardError.ReadToEnd()}");
        }
    }

    private Process Start(params string[] what) =>
        Process.Start(
            new ProcessStartInfo("dotnet", [program, "kill-child", .. what])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;

    // Shorter than a timer can: most stages of a small case last a millisecond or two.
    private static void Pause(TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        if (time.TotalMilliseconds > 5)
        {
            Thread.Sleep(time - TimeSpan.FromMilliseconds(2));
        }

        while (clock.Elapsed < time)
        {
            Thread.SpinWait(20);
        }
    }

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

    // One row in a hundred is refused, so that none of these may be lost either.
    private string Posts(string name, int rows)
    {
        var path = Path.Combine(folder, name);
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine("user_id,text,created_at");
        for (var i = 0; i < rows; i++)
        {
            var time = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(i * 7);
            writer.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(i % 100 == 99 ? "" : $"sim{i % 50}")},words of the text number {i / 3},{time:yyyy-MM-dd'T'HH:mm:ss'Z'}"
                )
            );
        }

        return path;
    }
}
