using System.Diagnostics;
using System.Globalization;
using Exhibit.Benchmarks.Robustness;

namespace Exhibit.Fuzz;

/// <summary>
/// Keeps the inputs that reach new branches of the readers and changes them further, every reader in turn, until the time is up.
/// Finds, what was kept, and a journal of the latest inputs lie in a folder: one that ends the process is not lost, and the next
/// run goes on where this one stopped.
/// </summary>
internal sealed class GuidedFuzz(CoverageMap map, string folder, int seed, TextWriter output) : IDisposable
{
    private const int TurnMs = 2_000;

    // Small inputs are read more often, and all that are kept lie in memory.
    private const int MostBytes = 1 << 16;
    private const int MostFindsKept = 5;

    private readonly Random random = new(seed);
    private readonly Journal journal = new(Directory.CreateDirectory(folder).FullName);

    /// <summary>Runs for so much time of the processor; the number of finds.</summary>
    internal int Run(IEnumerable<KeyValuePair<string, ReaderFuzz>> readers, TimeSpan time)
    {
        var targets = readers.Select(r => new FuzzTarget(r.Key, r.Value.Corpus.Concat(PackedSeeds.Of(r.Key)))).ToArray();
        var clock = Stopwatch.StartNew();
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

        for (var turn = 0; Environment.CpuUsage.TotalTime < time; turn++)
        {
            Turn(targets[turn % targets.Length]);
            if (turn % targets.Length == targets.Length - 1)
            {
                File.WriteAllText(Path.Combine(folder, "table.txt"), Table(targets, clock.Elapsed));
            }
        }

        File.WriteAllText(Path.Combine(folder, "table.txt"), Table(targets, clock.Elapsed));
        output.Write(Table(targets, clock.Elapsed));
        return targets.Sum(t => t.Finds);
    }

    public void Dispose() => journal.Dispose();

    // So many milliseconds of processor time: a busy machine makes turns longer, never emptier.
    private void Turn(FuzzTarget target)
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

    private string Kept(FuzzTarget target) => Directory.CreateDirectory(Path.Combine(folder, "kept", target.Id)).FullName;

    private bool Try(FuzzTarget target, string name, byte[] input, string? format)
    {
        journal.Write(new(target.Id, name, format, input));
        target.Inputs++;
        map.Clear();
        var began = Environment.CpuUsage.TotalTime;
        var find = ReaderProbe.Find(name, input, format);
        var used = Environment.CpuUsage.TotalTime - began;
        target.Used += used;
        find ??= IsLong(used, input) ? Again(name, input, format) : null;
        if (find is not null && target.Finds++ < MostFindsKept)
        {
            File.WriteAllBytes(Path.Combine(folder, $"find-{target.Id}-{target.Inputs.ToString(CultureInfo.InvariantCulture)}.bin"), input);
            output.WriteLine($"{target.Id}, {name}, {input.Length} bytes, format {format ?? "recognised"}: {find}");
            output.Flush();
        }

        return map.AddTo(target.Seen);
    }

    // Threads of the runtime use the processor too: what is slow is slow twice.
    private static string? Again(string name, byte[] input, string? format)
    {
        var began = Environment.CpuUsage.TotalTime;
        var find = ReaderProbe.Find(name, input, format);
        var used = Environment.CpuUsage.TotalTime - began;
        return find
            ?? (IsLong(used, input) ? string.Create(CultureInfo.InvariantCulture, $"{used.TotalSeconds:0.0} s of a processor") : null);
    }

    private static bool IsLong(TimeSpan used, byte[] input) => used.TotalSeconds > 2 + (input.Length / 1e6);

    private static string Table(FuzzTarget[] targets, TimeSpan time) =>
        string.Concat(targets.Select(t => t.Line))
        + string.Create(
            CultureInfo.InvariantCulture,
            $"{time.TotalMinutes:0.0} minutes, {Environment.CpuUsage.TotalTime.TotalMinutes:0.0} of a processor, {targets.Length} readers, {targets.Sum(t => t.Inputs)} inputs, {targets.Sum(t => t.Finds)} finds, most memory {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB\n"
        );
}
