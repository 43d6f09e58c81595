using System.Runtime.InteropServices;
using Exhibit.Traces;

namespace Exhibit.Coordination;

/// <summary>
/// Counts pairs account by account: for each account A every row of its objects' blocks is visited and a dense counter
/// of the other account is raised (Gustavson's row-wise product of the sparse account-by-object matrix with itself).
/// No hash map, memory 8 bytes an account and thread, time linear in the pairs of rows within blocks.
/// </summary>
public sealed class FastPairCounter(int threads) : IPairCounter
{
    private const int Chunk = 256;
    private const int MostBins = 4096;

    /// <inheritdoc/>
    public PairCounts Count(TraceTable table, WindowSpec window, int leastSynchronous, CancellationToken cancellation)
    {
        var accounts = table.Accounts;
        var blocks = BlockBounds(table, window);
        var chunks = (accounts + Chunk - 1) / Chunk;
        var found = new List<PairCount>[chunks];
        var most = new int[accounts];
        var bins = new long[MostBins];
        using var workers = new ThreadLocal<Worker>(() => new Worker(accounts), trackAllValues: true);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.For(
            0,
            chunks,
            parallel,
            chunk =>
            {
                var worker = workers.Value!;
                var candidates = new List<PairCount>();
                for (var a = chunk * Chunk; a < Math.Min(accounts, (chunk + 1) * Chunk); a++)
                {
                    worker.CountAccount(table, window, blocks, a, leastSynchronous, candidates);
                }

                found[chunk] = candidates;
            }
        );

        foreach (var worker in workers.Values)
        {
            for (var i = 0; i < MostBins; i++)
            {
                bins[i] += worker.Bins[i];
            }

            for (var i = 0; i < accounts; i++)
            {
                most[i] = Math.Max(most[i], worker.Most[i]);
            }
        }

        var last = Array.FindLastIndex(bins, n => n != 0);
        return new PairCounts
        {
            ByTested = bins[..Math.Max(2, last + 1)],
            MostTested = most,
            Candidates = [.. found.SelectMany(list => list)],
        };
    }

    // For each row the end of its block; the start follows from the row before. Rows of one block lie side by side.
    private static (int[] Start, int[] End) BlockBounds(TraceTable table, WindowSpec window)
    {
        var start = new int[table.Count];
        var end = new int[table.Count];
        for (var i = 0; i < table.Count; )
        {
            var block = window.BlockOf(table.Time[i]);
            var j = i + 1;
            while (j < table.Count && table.Object[j] == table.Object[i] && window.BlockOf(table.Time[j]) == block)
            {
                j++;
            }

            start.AsSpan(i, j - i).Fill(i);
            end.AsSpan(i, j - i).Fill(j);
            i = j;
        }

        return (start, end);
    }

    private sealed class Worker(int accounts)
    {
        // Low half: objects tested; high half: co-actions. One cache line serves both.
        private readonly ulong[] counters = new ulong[accounts];
        private readonly List<int> touched = [];

        public long[] Bins { get; } = new long[MostBins];

        public int[] Most { get; } = new int[accounts];

        public void CountAccount(
            TraceTable table,
            WindowSpec window,
            (int[] Start, int[] End) blocks,
            int a,
            int leastSynchronous,
            List<PairCount> candidates
        )
        {
            var account = table.Account;
            var time = table.Time;
            foreach (var row in table.RowsOf(a))
            {
                var author = table.SourceAccount[table.Object[row]];
                if (author == a)
                {
                    continue;
                }

                var at = time[row];
                for (var i = blocks.Start[row]; i < blocks.End[row]; i++)
                {
                    var b = account[i];
                    if (b <= a || b == author)
                    {
                        continue;
                    }

                    ref var counter = ref counters[b];
                    if (counter == 0)
                    {
                        touched.Add(b);
                    }

                    counter += Math.Abs(time[i] - at) <= window.WindowMs ? 0x1_0000_0001UL : 1UL;
                }
            }

            Harvest(a, leastSynchronous, candidates);
        }

        private void Harvest(int a, int leastSynchronous, List<PairCount> candidates)
        {
            var before = candidates.Count;
            foreach (var b in touched)
            {
                var tested = (int)(counters[b] & 0xFFFF_FFFF);
                var synchronous = (int)(counters[b] >> 32);
                counters[b] = 0;
                Bins[Math.Min(tested, MostBins - 1)]++;
                Most[a] = Math.Max(Most[a], tested);
                Most[b] = Math.Max(Most[b], tested);
                if (synchronous >= leastSynchronous)
                {
                    candidates.Add(new PairCount(a, b, tested, synchronous));
                }
            }

            touched.Clear();
            CollectionsMarshal.AsSpan(candidates)[before..].Sort((x, y) => x.B.CompareTo(y.B));
        }
    }
}
