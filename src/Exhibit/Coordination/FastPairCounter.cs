using Exhibit.Spilling;
using Exhibit.Traces;

namespace Exhibit.Coordination;

/// <summary>
/// Counts pairs account by account: for each account every row that follows one of its own in a block is visited and a
/// dense counter of the other account is raised (Gustavson's row-wise product of the sparse account-by-object matrix with
/// itself, its upper half). No hash map; time linear in the pairs of rows within blocks; memory at most 16 bytes a row,
/// 12 bytes an account and thread, and the candidates of some accounts. Where memory is limited, ranges of accounts are
/// counted one after the other, of so few accounts at a time that their candidates take a thirty-second of it.
/// </summary>
/// <param name="threads">Threads; the result does not depend on it.</param>
/// <param name="space">Where candidates go; null keeps them in memory.</param>
public sealed class FastPairCounter(int threads, SpillSpace? space = null) : IPairCounter
{
    // Accounts that a thread takes at a time: as many at most.
    private const int Chunk = 64;

    // Accounts whose candidates wait in memory until they are put in order: as many at most.
    private const int Batch = 1 << 14;

    // The layout may take a sixth of the memory.
    private const int ShareOfLayout = 6;

    // The candidates that wait may take a thirty-second, 16 bytes each.
    private const int ShareOfCandidate = 32 * 16;

    private readonly SpillSpace space = space ?? new SpillSpace();

    /// <inheritdoc/>
    public PairCounts Count(TraceTable table, WindowSpec window, int leastSynchronous, CancellationToken cancellation)
    {
        var sizes = BlockSizes.Of(table, window);
        var most = space.IsLimited ? Math.Max(1, space.LimitBytes / ShareOfLayout) : long.MaxValue;
        var candidates = new SpillList<PairCount>(space);
        var bins = new long[PairCounterWorker.MostBins];
        var mostTested = new int[table.Accounts];
        for (int from = 0, to; from < table.Accounts; from = to)
        {
            to = End(sizes, from, most);
            while (to - from > 1 && BlockRows.Bytes(table, window, sizes, from, to) > most)
            {
                to = from + ((to - from) / 2);
            }

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
        var most = space.IsLimited ? space.LimitBytes / ShareOfCandidate : long.MaxValue;
        // The first accounts are often the busiest, so with a limit few are taken at first.
        var (begin, size) = (from, space.IsLimited ? threads : Batch);
        while (begin < to)
        {
            var (first, end) = (begin, Math.Min(to, begin + size));
            var each = Math.Clamp(size / (8 * threads), 1, Chunk);
            var found = new PairCount[(end - first + each - 1) / each][];
            Parallel.For(
                0,
                found.Length,
                parallel,
                chunk =>
                {
                    var worker = workers.Value!;
                    worker.Found.Clear();
                    for (var a = first + (chunk * each); a < Math.Min(end, first + ((chunk + 1) * each)); a++)
                    {
                        worker.Count(rows, a, width, least, worker.Found);
                    }

                    found[chunk] = [.. worker.Found];
                }
            );
            foreach (var pairs in found)
            {
                candidates.AddRange(pairs);
            }

            // The next accounts find about as many as these did.
            size = NextSize(size, found.Sum(f => (long)f.Length), most);
            begin = end;
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

    private static int NextSize(int size, long found, long most) =>
        found > most / 2 ? Math.Max(1, size / 2)
        : found < most / 8 ? Math.Min(Batch, 2 * size)
        : size;

    // As many accounts as have rows for the given bytes, two numbers each, at least one.
    private static int End(BlockSizes sizes, int from, long most)
    {
        most /= 2 * sizeof(ulong);
        long rows = sizes.Followed[from];
        var to = from + 1;
        while (to < sizes.Followed.Length && rows + sizes.Followed[to] <= most)
        {
            rows += sizes.Followed[to++];
        }

        return to;
    }
}
