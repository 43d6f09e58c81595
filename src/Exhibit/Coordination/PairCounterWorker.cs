using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Exhibit.Coordination;

/// <summary>One thread's dense counters: 8 bytes an account.</summary>
internal sealed class PairCounterWorker
{
    internal const int MostBins = 4096;

    // One word serves both counts: objects tested in the low half, co-actions in the high half. An account with fewer rows
    // than a half can hold cannot overflow it; one with more gets wide counters.
    private const int MostNarrow = ushort.MaxValue;

    // Spans between one being asked for from memory and its turn.
    private const int Ahead = 6;

    private readonly uint[] counters;
    private readonly int[] touched;
    private ulong[]? wide;

    internal PairCounterWorker(int accounts)
    {
        counters = new uint[accounts];
        touched = new int[accounts + 1];
        Most = new int[accounts];
    }

    /// <summary>Pairs by tested objects.</summary>
    internal long[] Bins { get; } = new long[MostBins];

    /// <summary>Greatest number of tested objects of each account.</summary>
    internal int[] Most { get; }

    /// <summary>Room for the candidates of some accounts, used again and again.</summary>
    internal List<PairCount> Found { get; } = [];

    /// <summary>Counts one account with all accounts after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Count(BlockRows rows, int account, int window, int least, List<PairCount> candidates)
    {
        var before = candidates.Count;
        var spans = rows.SpansOf(account);
        if (spans.Length <= MostNarrow)
        {
            Harvest(Narrow(rows.Cells, spans, window), account, least, candidates);
        }
        else
        {
            HarvestWide(Wide(rows.Cells, spans, window), account, least, candidates);
        }

        if (candidates.Count > before + 1)
        {
            CollectionsMarshal.AsSpan(candidates)[before..].Sort((x, y) => x.B.CompareTo(y.B));
        }
    }

    // The inner loop of the whole run. No branch depends on the data: a first meeting and a co-action are added up.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private unsafe int Narrow(ReadOnlySpan<ulong> cells, ReadOnlySpan<ulong> spans, int window)
    {
        ref var counter0 = ref MemoryMarshal.GetArrayDataReference(counters);
        ref var touched0 = ref MemoryMarshal.GetArrayDataReference(touched);
        ref var cell0 = ref MemoryMarshal.GetReference(cells);
        var count = 0;
        for (var i = 0; i < spans.Length; i++)
        {
            // Spans lie anywhere: the wait for the first cells of each would be half of the work.
            if (Sse.IsSupported && i + Ahead < spans.Length)
            {
                Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref cell0, (nint)(spans[i + Ahead] >> 32))));
            }

            var span = spans[i];
            var first = (int)(span >> 32);
            var at = (int)(uint)cells[first];
            foreach (var cell in cells.Slice(first + 1, (int)(uint)span - first - 1))
            {
                // An account in a cell is below the number of accounts, by construction.
                var other = (nint)(cell >> 32);
                ref var counter = ref Unsafe.Add(ref counter0, other);
                Unsafe.Add(ref touched0, count) = (int)other;
                count += counter == 0 ? 1 : 0;
                counter += Math.Abs((int)(uint)cell - at) <= window ? 0x1_0001u : 1u;
            }
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Harvest(int count, int account, int least, List<PairCount> candidates)
    {
        long once = 0;
        var most = Most[account];
        foreach (var other in touched.AsSpan(0, count))
        {
            var counter = counters[other];
            counters[other] = 0;
            var tested = (int)(counter & 0xFFFF);
            if (tested == 1 && least > 1)
            {
                // Nearly every pair: it is no candidate, and that both met somebody is known already.
                once++;
                continue;
            }

            most = Take(account, other, tested, (int)(counter >> 16), most, least, candidates);
        }

        Bins[1] += once;
        Most[account] = Math.Max(most, once > 0 ? 1 : 0);
    }

    private int Wide(ReadOnlySpan<ulong> cells, ReadOnlySpan<ulong> spans, int window)
    {
        wide ??= new ulong[counters.Length];
        var count = 0;
        foreach (var span in spans)
        {
            var first = (int)(span >> 32);
            var at = (int)(uint)cells[first];
            foreach (var cell in cells.Slice(first + 1, (int)(uint)span - first - 1))
            {
                ref var counter = ref wide[cell >> 32];
                touched[count] = (int)(cell >> 32);
                count += counter == 0 ? 1 : 0;
                counter += Math.Abs((int)(uint)cell - at) <= window ? 0x1_0000_0001UL : 1UL;
            }
        }

        return count;
    }

    private void HarvestWide(int count, int account, int least, List<PairCount> candidates)
    {
        var most = Most[account];
        foreach (var other in touched.AsSpan(0, count))
        {
            var counter = wide![other];
            wide[other] = 0;
            most = Take(account, other, (int)(uint)counter, (int)(counter >> 32), most, least, candidates);
        }

        Most[account] = most;
    }

    private int Take(int account, int other, int tested, int synchronous, int most, int least, List<PairCount> candidates)
    {
        Bins[Math.Min(tested, MostBins - 1)]++;
        Most[other] = Math.Max(Most[other], tested);
        if (synchronous >= least)
        {
            candidates.Add(new PairCount(account, other, tested, synchronous));
        }

        return Math.Max(most, tested);
    }
}
