using System.Globalization;
using Exhibit.Benchmarks.Robustness;
using Exhibit.Fuzz;
using SharpFuzz;

// What each of these does is said in fuzz.sh, which starts them.
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

// The counters must be there before any of the instrumented code runs, and stay until its end.
var map = new CoverageMap();
if (args is ["seeds", var of, var folder])
{
    foreach (var (name, bytes) in FuzzCorpus.Of(Fixtures)[of].Corpus.Concat(PackedSeeds.Of(of)))
    {
        File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(folder).FullName, name), bytes);
    }

    GC.KeepAlive(map);
    return 0;
}

if (args is ["read", var path, ..])
{
    var format = args.Length > 2 ? args[2] : null;
    var (clock, before) = (System.Diagnostics.Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
    var found = ReaderProbe.Find(Path.GetFileName(path), File.ReadAllBytes(path), format);
    Console.WriteLine(
        $"{found ?? "nothing found"}, {clock.Elapsed.TotalSeconds:0.00} s, {(Environment.CpuUsage.TotalTime - before).TotalSeconds:0.00} of a processor"
    );
    GC.KeepAlive(map);
    return found is null ? 0 : 1;
}

if (args is ["replay", var left])
{
    var read = 0;
    foreach (var entry in Journal.Read(left))
    {
        read++;
        if (ReaderProbe.Find(entry.Name, entry.Bytes, entry.Format) is { } find)
        {
            Console.WriteLine($"{read}, {entry.Reader}, format {entry.Format ?? "recognised"}: {find}");
        }
    }

    Console.WriteLine($"{read} inputs read again");
    GC.KeepAlive(map);
    return 0;
}

var minutes = double.Parse(args[0], CultureInfo.InvariantCulture);
var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
var (named, without) = (args.Skip(2).Where(a => a[0] != '-').ToArray(), args.Skip(2).Where(a => a[0] == '-').Select(a => a[1..]).ToArray());
var corpus = FuzzCorpus.Of(Fixtures);
if (named.Concat(without).FirstOrDefault(n => !corpus.ContainsKey(n)) is { } unknown)
{
    Console.Error.WriteLine($"There is no reader {unknown}. Readers: {string.Join(", ", corpus.Keys)}.");
    return 2;
}

var readers = corpus.Where(r => (named.Length == 0 || named.Contains(r.Key)) && !without.Contains(r.Key));
using var fuzz = new GuidedFuzz(map, $"artifacts/fuzz/{string.Join('_', args.Skip(2).DefaultIfEmpty("all"))}", seed, Console.Out);
return fuzz.Run(readers, TimeSpan.FromMinutes(minutes)) == 0 ? 0 : 1;
