using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Exhibit.Spilling;

namespace Exhibit;

/// <summary>
/// Digests in sorted runs on disk. A Bloom filter answers nearly all who are not among them; whoever passes it is looked
/// for exactly, with one read of 4 kB a run.
/// </summary>
internal sealed class DigestRuns
{
    // Every 256th digest of a run stays in memory.
    private const int Page = 256;

    // Bits of a digest in its word of the filter.
    private const int Marks = 4;

    private readonly SpillSpace space;
    private readonly ulong[] filter;
    private readonly List<(SpillFile File, UInt128[] Pages, int Count)> runs = [];

    internal DigestRuns(SpillSpace space)
    {
        this.space = space;
        // A sixteenth of the memory, rounded down to a power of two.
        filter = new ulong[1L << (int)long.Log2(Math.Max(1 << 16, space.LimitBytes / 16 / sizeof(ulong)))];
    }

    /// <summary>Writes a run.</summary>
    /// <param name="sorted">Digests that are in no run yet, ascending.</param>
    internal void Add(UInt128[] sorted)
    {
        var file = space.NewFile();
        file.Append(MemoryMarshal.AsBytes(sorted.AsSpan()));
        var pages = new UInt128[(sorted.Length + Page - 1) / Page];
        for (var i = 0; i < sorted.Length; i++)
        {
            Word(sorted[i]) |= Mask(sorted[i]);
            if (i % Page == 0)
            {
                pages[i / Page] = sorted[i];
            }
        }

        runs.Add((file, pages, sorted.Length));
    }

    /// <summary>Whether a digest is in a run.</summary>
    internal bool Contains(UInt128 digest)
    {
        var mask = Mask(digest);
        return (Word(digest) & mask) == mask && runs.Exists(r => Find(r.File, r.Pages, r.Count, digest));
    }

    /// <summary>Tells that a digest will be asked for soon.</summary>
    internal unsafe void Expect(UInt128 digest)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref Word(digest)));
        }
    }

    private static bool Find(SpillFile file, UInt128[] pages, int count, UInt128 digest)
    {
        var page = Array.BinarySearch(pages, digest);
        if (page >= 0)
        {
            return true;
        }

        page = ~page - 1;
        if (page < 0)
        {
            return false;
        }

        Span<UInt128> digests = stackalloc UInt128[Page];
        digests = digests[..Math.Min(Page, count - (page * Page))];
        file.Read((long)page * Page * Unsafe.SizeOf<UInt128>(), MemoryMarshal.AsBytes(digests));
        return digests.BinarySearch(digest) >= 0;
    }

    private ref ulong Word(UInt128 digest) => ref filter[(long)(ulong)digest & (filter.Length - 1)];

    private static ulong Mask(UInt128 digest)
    {
        var high = (ulong)(digest >> 64);
        var mask = 0UL;
        for (var i = 0; i < Marks; i++)
        {
            mask |= 1UL << (int)(high & 63);
            high >>= 6;
        }

        return mask;
    }
}
