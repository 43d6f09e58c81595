using BenchmarkDotNet.Attributes;
using Exhibit.Coordination;
using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit.Benchmarks.Kernels;

/// <summary>The pair stage on co-shares with a long tail: objects by rank^-0.7, accounts by rank^-0.8, delays of hours.</summary>
[MemoryDiagnoser]
public class PairCounterBenchmark
{
    private TraceTable table = null!;

    /// <summary>Rows of the generated file.</summary>
    [Params(100_000, 1_000_000)]
    public int Rows { get; set; }

    /// <summary>Threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Makes the traces.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new SplitMix64(20_261);
        var collector = new TraceCollector(new GivenObject());
        var accounts = Rows / 20;
        for (var i = 0; i < Rows; i++)
        {
            var shared = (int)(Rows / 10 * Math.Pow(random.NextDouble(), 1 / 0.3));
            var born = (long)shared * 2_654_435_761 % 2_592_000 * 1000;
            var post = new Post
            {
                AccountId = "",
                ObjectId = shared.ToString(System.Globalization.CultureInfo.InvariantCulture),
                TimeMs = born + (long)(-21_600_000 * Math.Log(1 - random.NextDouble())) / 1000 * 1000,
                Precision = TimePrecision.Second,
            };
            collector.Take(post, (int)(accounts * Math.Pow(random.NextDouble(), 1 / 0.2)), i);
        }

        table = collector.Build(accounts, _ => -1);
    }

    /// <summary>W = 60 s in blocks of an hour, as the main family counts.</summary>
    [Benchmark]
    public PairCounts MainWindow() =>
        new FastPairCounter(Threads).Count(table, new WindowSpec(60_000, 3_600_000, table.SlotMs), 2, default);

    /// <summary>W = 10 min in blocks of six hours, as the slow family counts.</summary>
    [Benchmark]
    public PairCounts SlowWindow() =>
        new FastPairCounter(Threads).Count(table, new WindowSpec(600_000, 21_600_000, table.SlotMs), 2, default);
}
