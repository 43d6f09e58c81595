using System.Diagnostics;
using System.Globalization;
using Exhibit.Benchmarks.Robustness;

namespace Exhibit.Fuzz;

/// <summary>
/// Keeps the inputs that reach new branches of the readers and changes them further, every reader in turn, until the time is up.
/// Finds, what was kept, and the input that is being read lie in a folder: one that ends the process is not lost, and the next
/// run goes on where this one stopped.
/// </summary>
internal sealed class GuidedFuzz(CoverageMap map, string finds, int seed, TextWriter output)
{
    private const int TurnMs = 2_000;

    // Small inputs are read more often, and all that are kept lie in memory.
    private const int MostBytes = 1 << 16;
    private const int MostFindsKept = 5;

    private readonly Random random = new(seed);

    private sealed class Target(string id, IReadOnlyList<(string Name, byte[] Bytes)> seeds)
    {
        internal string Id => id;

        internal List<(string Name, byte[] Bytes)> Corpus { get; } = [.. seeds];

        internal byte[] Seen { get; } = CoverageMap.Nothing();

        internal int SeedsReach { get; set; }

        internal long Inputs { get; set; }

        internal int Finds { get; set; }
    }

    /// <summary>Runs; the number of finds.</summary>
    internal int Run(SortedDictionary<string, ReaderFuzz> readers, TimeSpan time)
    {
        Directory.CreateDirectory(finds);
        var targets = readers.Select(r => new Target(r.Key, r.Value.Corpus)).ToArray();
        foreach (var target in targets)
        {
            foreach (var (name, bytes) in target.Corpus.ToArray())
            {
                Try(target, name, bytes, target.Id);
            }

            target.SeedsReach = CoverageMap.Reached(target.Seen);
            foreach (var file in new DirectoryInfo(Kept(target)).GetFiles().OrderBy(f => f.Name, StringComparer.Ordinal))
            {
                var (name, bytes) = (target.Corpus[0].Name, File.ReadAllBytes(file.FullName));
                if (Try(target, name, bytes, target.Id))
                {
                    target.Corpus.Add((name, bytes));
                }
            }
        }

        var clock = Stopwatch.StartNew();
        for (var turn = 0; clock.Elapsed < time; turn++)
        {
            Turn(targets[turn % targets.Length]);
            if (turn % targets.Length == targets.Length - 1)
            {
                File.WriteAllText(Path.Combine(finds, "table.txt"), Table(targets, clock.Elapsed));
            }
        }

        output.Write(Table(targets, clock.Elapsed));
        return targets.Sum(t => t.Finds);
    }

    // So many milliseconds of processor time: a busy machine makes turns longer, never emptier.
    private void Turn(Target target)
    {
        var began = Environment.CpuUsage.TotalTime;
        while ((Environment.CpuUsage.TotalTime - began).TotalMilliseconds < TurnMs)
        {
            // Half of the time one of the latest, which are the ones least tried.
            var at =
                random.Next(2) == 0
                    ? target.Corpus.Count - 1 - random.Next(Math.Min(8, target.Corpus.Count))
                    : random.Next(target.Corpus.Count);
            var (name, bytes) = target.Corpus[at];
            var others = (byte[][])[bytes, target.Corpus[random.Next(target.Corpus.Count)].Bytes];
            var input = Mutator.Mutate(bytes, others, random);
            if (input.Length <= MostBytes && Try(target, name, input, random.Next(4) == 0 ? null : target.Id))
            {
                target.Corpus.Add((name, input));
                File.WriteAllBytes(
                    Path.Combine(Kept(target), string.Create(CultureInfo.InvariantCulture, $"{seed}-{target.Inputs:000000000}.bin")),
                    input
                );
            }
        }
    }

    private string Kept(Target target) => Directory.CreateDirectory(Path.Combine(finds, "kept", target.Id)).FullName;

    private bool Try(Target target, string name, byte[] input, string? format)
    {
        File.WriteAllBytes(Path.Combine(finds, $"now-{target.Id}.bin"), input);
        target.Inputs++;
        map.Clear();
        var began = Environment.CpuUsage.TotalTime;
        var find = ReaderProbe.Find(name, input, format);
        var seconds = (Environment.CpuUsage.TotalTime - began).TotalSeconds;
        find ??= seconds > 2 + (input.Length / 1e6) ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s of a processor") : null;
        if (find is not null && target.Finds++ < MostFindsKept)
        {
            File.WriteAllBytes(Path.Combine(finds, $"find-{target.Id}-{target.Inputs.ToString(CultureInfo.InvariantCulture)}.bin"), input);
            output.WriteLine($"{target.Id}, {name}, {input.Length} bytes, format {format ?? "recognised"}: {find}");
            output.Flush();
        }

        return map.AddTo(target.Seen);
    }

    private static string Table(Target[] targets, TimeSpan time)
    {
        var lines = targets.Select(t =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{t.Id, -32}{t.Inputs, 10} inputs{t.SeedsReach, 8} -> {CoverageMap.Reached(t.Seen), 6} branches{t.Corpus.Count, 7} kept{t.Finds, 5} finds\n"
            )
        );
        return string.Concat(lines)
            + string.Create(
                CultureInfo.InvariantCulture,
                $"{time.TotalMinutes:0.0} minutes, {Environment.CpuUsage.TotalTime.TotalMinutes:0.0} of a processor, {targets.Length} readers, {targets.Sum(t => t.Inputs)} inputs, {targets.Sum(t => t.Finds)} finds, most memory {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB\n"
            );
    }
}
