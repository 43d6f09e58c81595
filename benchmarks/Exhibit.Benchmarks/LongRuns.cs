using System.Diagnostics;
using System.Globalization;
using Exhibit.Benchmarks.Robustness;

namespace Exhibit.Benchmarks;

/// <summary>Runs that are too long for the tests: the fuzzer for hours, five hundred kills.</summary>
internal static class LongRuns
{
    /// <summary>fuzz [--minutes N] [--reader ID] [--fixtures FOLDER]: finds are kept as files beside.</summary>
    internal static int Fuzz(string[] args, TextWriter output)
    {
        var minutes = double.Parse(Value(args, "--minutes", "60"), CultureInfo.InvariantCulture);
        var only = Value(args, "--reader", "");
        var corpus = FuzzCorpus.Of(Value(args, "--fixtures", "tests/Exhibit.Tests/Readers/Fixtures"));
        var readers = corpus.Where(c => only.Length == 0 || c.Key == only).ToArray();
        var clock = Stopwatch.StartNew();
        var runs = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var finds = 0;
        for (var seed = int.Parse(Value(args, "--seed", "1"), CultureInfo.InvariantCulture); clock.Elapsed.TotalMinutes < minutes; seed++)
        {
            foreach (var (id, fuzz) in readers)
            {
                runs[id] = runs.GetValueOrDefault(id) + 1;
                if (fuzz.Run(id, seed) is { } find)
                {
                    finds++;
                    File.WriteAllBytes($"find-{id}-{seed.ToString(CultureInfo.InvariantCulture)}.bin", fuzz.Bytes(seed));
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{id}, seed {seed}: {find}"));
                }
            }
        }

        foreach (var (id, count) in runs)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{id, -32}{count, 10} inputs"));
        }

        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{clock.Elapsed.TotalMinutes:0.0} minutes, {runs.Values.Sum()} inputs, {finds} finds, most memory {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"
            )
        );
        return finds == 0 ? 0 : 1;
    }

    /// <summary>kill [--runs N] [--seed N]: kills N processes before they end, the stages in turn.</summary>
    internal static int Kill(string[] args, TextWriter output)
    {
        using var runs = new KilledRuns(
            Path.Combine(AppContext.BaseDirectory, "Exhibit.Benchmarks.dll"),
            int.Parse(Value(args, "--seed", "1"), CultureInfo.InvariantCulture)
        );
        var ends = runs.Run(int.Parse(Value(args, "--runs", "500"), CultureInfo.InvariantCulture), output.WriteLine);
        foreach (var (end, count) in ends)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count, 6}  {end}"));
        }

        output.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{ends.Values.Sum()} killed before their end: 0 half cases, 0 lost records")
        );
        return 0;
    }

    internal static string Value(string[] args, string option, string otherwise)
    {
        var at = Array.IndexOf(args, option);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : otherwise;
    }
}
