using Exhibit.Model;
using Exhibit.Spilling;
using Exhibit.Traces;

namespace Exhibit.Coordination;

/// <summary>Runs one family of tests: one W and D over all trace kinds, at one fixed threshold for them all.</summary>
public sealed class Family(
    IReadOnlyList<TraceTable> tables,
    long windowMs,
    long blockMs,
    double alpha,
    bool feedsStrong,
    ExplanationSet explanations,
    IPairCounter counter,
    int threads,
    bool listTrials = true,
    EdgeStore? store = null,
    int mostSharers = WindowSpec.DefaultMostSharers
)
{
    // Candidates tested between two appends to the store.
    private const int Batch = 1 << 14;

    private readonly EdgeStore store = store ?? new EdgeStore(new SpillSpace());

    /// <summary>Fewest co-actions with which a pair is looked at: 2. One coincidence proves nothing.</summary>
    public const int LeastSynchronous = 2;

    /// <summary>Of the blocks left out, so many are named, the most crowded first: 20.</summary>
    public const int MostNamed = 20;

    /// <summary>Every candidate's edge, by kind, then A, then B, and the family's figures.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public (IReadOnlyList<Edge> Edges, TestFamily Figures) Run(IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var windows = tables.Select(t => new WindowSpec(windowMs, blockMs, t.SlotMs) { MostSharers = mostSharers }).ToArray();
        var counts = new PairCounts[tables.Count];
        for (var k = 0; k < tables.Count; k++)
        {
            using (tables[k].Open(TraceParts.Times))
            {
                counts[k] = counter.Count(tables[k], windows[k], LeastSynchronous, cancellation).Named(tables[k].NumberOf);
            }
        }

        // One threshold for all kinds: a pair may not collect chances by appearing in several.
        var hour = windows.Select(w => w.HourProbability).DefaultIfEmpty(1).Max();
        var least = windows.Select(w => w.HourProbability).DefaultIfEmpty(1).Min();
        var (m, leastObjects) = Tarone.Count(Sum(counts), least, alpha);
        var threshold = alpha / m;
        var testable = Testable(counts, leastObjects);
        var edges = new List<Edge>();
        for (var k = 0; k < tables.Count; k++)
        {
            Test(tables[k], windows[k], counts[k].Candidates, m, threshold, edges, progress, cancellation);
            counts[k].Candidates.Clear();
        }

        return (
            edges,
            new TestFamily
            {
                WindowSeconds = (int)(windowMs / 1000),
                BlockSeconds = (int)(blockMs / 1000),
                SlotSeconds = windows.Select(w => w.SlotMs).DefaultIfEmpty(1).Max() / 1000.0,
                HourProbability = hour,
                PairsCoSharing = counts.Sum(c => c.CoSharing),
                M = m,
                Threshold = threshold,
                LeastObjects = leastObjects,
                AccountsTestable = testable.Length,
                Testable = testable,
                BlocksLeftOut = counts.Sum(c => c.LeftOut.Count),
                PairsLeftOut = counts.Sum(c => c.LeftOut.Sum(b => b.Pairs)),
                Crowded =
                [
                    .. counts
                        .SelectMany((c, k) => c.LeftOut.Select(b => (tables[k].Kind, b.Object, b.BeginMs, b.Sharers)))
                        .OrderByDescending(b => b.Sharers)
                        .Take(MostNamed),
                ],
            }
        );
    }

    private void Test(
        TraceTable table,
        WindowSpec window,
        SpillList<PairCount> candidates,
        long m,
        double threshold,
        List<Edge> edges,
        IProgress<StageProgress>? progress,
        CancellationToken cancellation
    )
    {
        if (candidates.Count == 0)
        {
            return;
        }

        var hour = new BinomialTails(window.HourProbability);
        var suspects = Suspects.Screen(candidates, hour, m);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        var batch = new PairCount[Math.Min(Batch, candidates.Count)];
        var tested = new Edge?[batch.Length];
        var done = 0L;
        bool IsFollowed(PairCount c) => PairTest.IsFollowed(c, hour, threshold, feedsStrong && listTrials);
        new TestedParts(table, candidates, IsFollowed).Each(
            (part, from, to) =>
            {
                var test = new PairTest(part, window, threshold, feedsStrong, explanations, suspects, hour, listTrials);
                for (var start = from; start < to; start += batch.Length)
                {
                    var length = (int)Math.Min(batch.Length, to - start);
                    candidates.Read(start, batch.AsSpan(0, length));
                    Parallel.For(
                        0,
                        length,
                        parallel,
                        i =>
                        {
                            tested[i] = test.Test(batch[i]);
                            var now = Interlocked.Increment(ref done);
                            if (now % 1024 == 0)
                            {
                                progress?.Report(new StageProgress("test", now, candidates.Count, "pairs"));
                            }
                        }
                    );
                    edges.AddRange(tested.AsSpan(0, length).ToArray().OfType<Edge>().Select(store.Keep));
                }
            },
            cancellation
        );
    }

    private static long[] Sum(PairCounts[] counts)
    {
        var sum = new long[Math.Max(2, counts.Select(c => c.ByTested.Length).DefaultIfEmpty(2).Max())];
        foreach (var count in counts)
        {
            for (var n = 0; n < count.ByTested.Length; n++)
            {
                sum[n] += count.ByTested[n];
            }
        }

        return sum;
    }

    private static int[] Testable(PairCounts[] counts, int leastObjects)
    {
        var testable = new bool[counts.Select(c => c.MostTested.Length).FirstOrDefault()];
        foreach (var count in counts)
        {
            for (var a = 0; a < testable.Length; a++)
            {
                testable[a] |= count.MostTested[a] >= leastObjects;
            }
        }

        var accounts = new List<int>();
        for (var a = 0; a < testable.Length; a++)
        {
            if (testable[a])
            {
                accounts.Add(a);
            }
        }

        return [.. accounts];
    }
}
