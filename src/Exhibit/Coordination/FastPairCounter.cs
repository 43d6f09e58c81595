using System.Runtime.InteropServices;
using Exhibit.Traces;

namespace Exhibit.Coordination;

/// <summary>
/// Counts pairs account by account: for each account every row that follows one of its own in a block is visited and a
/// dense counter of the other account is raised (Gustavson's row-wise product of the sparse account-by-object matrix with
/// itself, its upper half). No hash map; time linear in the pairs of rows within blocks; memory at most 16 bytes a row and
/// 12 bytes an account and thread.
/// </summary>
public sealed class FastPairCounter(int threads) : IPairCounter
{
    private const int Chunk = 64;

    /// <inheritdoc/>
    public PairCounts Count(TraceTable table, WindowSpec window, int leastSynchronous, CancellationToken cancellation)
    {
        var accounts = table.Accounts;
        var rows = BlockRows.Of(table, window);
        var width = checked((int)window.WindowMs);
        var chunks = (accounts + Chunk - 1) / Chunk;
        var found = new List<PairCount>?[chunks];
        using var workers = new ThreadLocal<PairCounterWorker>(() => new PairCounterWorker(accounts), trackAllValues: true);
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
                    worker.Count(rows, a, width, leastSynchronous, candidates);
                }

                found[chunk] = candidates.Count > 0 ? candidates : null;
            }
        );

        var (bins, most) = Sum(workers.Values, accounts);
        foreach (var cell in rows.Cells)
        {
            // Whoever is in a block with another has a pair with one tested object at least.
            most[cell >> 32] = Math.Max(most[cell >> 32], 1);
        }

        var last = Array.FindLastIndex(bins, n => n != 0);
        var result = new PairCount[found.Sum(list => list?.Count ?? 0)];
        var at = 0;
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            if (found[chunk] is { } list)
            {
                CollectionsMarshal.AsSpan(list).CopyTo(result.AsSpan(at));
                at += list.Count;
            }
        }

        return new PairCounts
        {
            ByTested = bins[..Math.Max(2, last + 1)],
            MostTested = most,
            Candidates = result,
        };
    }

    private static (long[] Bins, int[] Most) Sum(IList<PairCounterWorker> workers, int accounts)
    {
        var bins = new long[PairCounterWorker.MostBins];
        var most = new int[accounts];
        foreach (var worker in workers)
        {
            for (var i = 0; i < bins.Length; i++)
            {
                bins[i] += worker.Bins[i];
            }

            for (var i = 0; i < accounts; i++)
            {
                most[i] = Math.Max(most[i], worker.Most[i]);
            }
        }

        return (bins, most);
    }
}
