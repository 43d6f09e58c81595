using System.Globalization;
using Exhibit.Benchmarks.Robustness;
using Exhibit.Fuzz;
using SharpFuzz;

// benchmarks/Exhibit.Fuzz/fuzz.sh MINUTES [SEED]    our loop, over all readers
// benchmarks/Exhibit.Fuzz/fuzz.sh afl READER        the same target under AFL++'s afl-fuzz
const string Fixtures = "tests/Exhibit.Tests/Readers/Fixtures";
if (args is ["afl", var reader])
{
    Fuzzer.OutOfProcess.Run(stream =>
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        if (ReaderProbe.Find("input", copy.ToArray(), reader) is { } find)
        {
            throw new InvalidOperationException(find);
        }
    });
    return 0;
}

if (args is ["seeds", var of, var folder])
{
    // The instrumented code writes its counters from the first call.
    _ = new CoverageMap();
    foreach (var (name, bytes) in FuzzCorpus.Of(Fixtures)[of].Corpus)
    {
        File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(folder).FullName, name), bytes);
    }

    return 0;
}

// The counters must be there before any of the instrumented code runs.
var map = new CoverageMap();
var minutes = double.Parse(args[0], CultureInfo.InvariantCulture);
var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
return new GuidedFuzz(map, "artifacts/fuzz", seed, Console.Out).Run(FuzzCorpus.Of(Fixtures), TimeSpan.FromMinutes(minutes)) == 0 ? 0 : 1;
