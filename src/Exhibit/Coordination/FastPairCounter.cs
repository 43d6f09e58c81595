using System.Runtime.InteropServices;
using Exhibit.Spilling;
using Exhibit.Traces;

namespace Exhibit.Coordination;

/// <summary>
/// Counts pairs account by account: for each account every row that follows one of its own in a block is visited and a
/// dense counter of the other account is raised (Gustavson's row-wise product of the sparse account-by-object matrix with
/// itself, its upper half). No hash map; time linear in the pairs of rows within blocks; memory at most 16 bytes a row and
/// 12 bytes an account and thread. Where memory is limited, ranges of accounts are counted one after the other.
/// </summary>
/// <param name="threads">Threads; the result does not depend on it.</param>
/// <param name="space">Where candidates go; null keeps them in memory.</param>
public sealed class FastPairCounter(int threads, SpillSpace? space = null) : IPairCounter
{
    private const int Chunk = 64;

    // Accounts whose candidates wait in memory until they are put in order.
    private const int Batch = 1 << 14;

    // The layout may take a sixth of the memory, at 16 bytes a row.
    private const int ShareOfRow = 6 * 16;

    private readonly SpillSpace space = space ?? new SpillSpace();

    /// <inheritdoc/>
    public PairCounts Count(TraceTable table, WindowSpec window, int leastSynchronous, CancellationToken cancellation)
    {
        var sizes = BlockSizes.Of(table, window);
        var most = space.IsLimited ? Math.Max(1, space.LimitBytes / ShareOfRow) : long.MaxValue;
        var candidates = new SpillList<PairCount>(space);
        var bins = new long[PairCounterWorker.MostBins];
        var mostTested = new int[table.Accounts];
        for (int from = 0, to; from < table.Accounts; from = to)
        {
            to = End(sizes, from, most);
            var rows = BlockRows.Of(table, window, sizes, from, to);
            Count(
                rows,
                from,
                to,
                table.Accounts,
                checked((int)window.WindowMs),
                leastSynchronous,
                candidates,
                bins,
                mostTested,
                cancellation
            );
            foreach (var cell in rows.Cells)
            {
                // Whoever is in a block with another has a pair with one tested object at least.
                mostTested[cell >> 32] = Math.Max(mostTested[cell >> 32], 1);
            }
        }

        var last = Array.FindLastIndex(bins, n => n != 0);
        return new PairCounts
        {
            ByTested = bins[..Math.Max(2, last + 1)],
            MostTested = mostTested,
            Candidates = candidates,
            LeftOut = sizes.LeftOut,
        };
    }

    private void Count(
        BlockRows rows,
        int from,
        int to,
        int accounts,
        int width,
        int least,
        SpillList<PairCount> candidates,
        long[] bins,
        int[] mostTested,
        CancellationToken cancellation
    )
    {
        using var workers = new ThreadLocal<PairCounterWorker>(() => new PairCounterWorker(accounts), trackAllValues: true);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        for (var batch = from; batch < to; batch += Batch)
        {
            var end = Math.Min(to, batch + Batch);
            var begin = batch;
            var found = new List<PairCount>?[(end - begin + Chunk - 1) / Chunk];
            Parallel.For(
                0,
                found.Length,
                parallel,
                chunk =>
                {
                    var worker = workers.Value!;
                    var own = new List<PairCount>();
                    for (var a = begin + (chunk * Chunk); a < Math.Min(end, begin + ((chunk + 1) * Chunk)); a++)
                    {
                        worker.Count(rows, a, width, least, own);
                    }

                    found[chunk] = own.Count > 0 ? own : null;
                }
            );
            foreach (var list in found)
            {
                candidates.AddRange(CollectionsMarshal.AsSpan(list));
            }
        }

        foreach (var worker in workers.Values)
        {
            for (var i = 0; i < bins.Length; i++)
            {
                bins[i] += worker.Bins[i];
            }

            for (var i = 0; i < accounts; i++)
            {
                mostTested[i] = Math.Max(mostTested[i], worker.Most[i]);
            }
        }
    }

    // As many accounts as have the given number of rows to lay out, at least one.
    private static int End(BlockSizes sizes, int from, long most)
    {
        long rows = sizes.Followed[from];
        var to = from + 1;
        while (to < sizes.Followed.Length && rows + sizes.Followed[to] <= most)
        {
            rows += sizes.Followed[to++];
        }

        return to;
    }
}
