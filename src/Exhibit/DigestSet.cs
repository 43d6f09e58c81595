using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Exhibit.Spilling;

namespace Exhibit;

/// <summary>
/// A set of digests. They are uniform already, so a digest is its own hash: one look at memory for most. Where memory is
/// limited, all but the latest lie sorted on disk.
/// </summary>
/// <param name="space">Where digests go; null keeps them in memory.</param>
internal sealed class DigestSet(SpillSpace? space = null)
{
    // A thirty-second of the memory, 16 bytes a slot.
    private const int ShareOfSlot = 32 * 16;

    private const int FirstSize = 1 << 12;

    private UInt128[] slots = new UInt128[FirstSize];
    private readonly DigestRuns? runs = space is { IsLimited: true } ? new DigestRuns(space) : null;
    private bool hasZero;
    private long held;

    /// <summary>Digests held.</summary>
    internal long Count { get; private set; }

    /// <summary>Adds one; false when it was there.</summary>
    internal bool Add(UInt128 digest)
    {
        if (digest == UInt128.Zero)
        {
            // Zero marks an empty slot.
            var first = !hasZero;
            hasZero = true;
            Count += first ? 1 : 0;
            return first;
        }

        if (runs?.Contains(digest) == true)
        {
            return false;
        }

        if (4 * held >= 3L * slots.Length)
        {
            Grow();
        }

        if (!Place(slots, digest))
        {
            return false;
        }

        held++;
        Count++;
        return true;
    }

    /// <summary>Tells that a digest will be added soon, so that its slot is fetched from memory meanwhile.</summary>
    internal unsafe void Expect(UInt128 digest)
    {
        if (Sse.IsSupported)
        {
            ref var slot = ref slots[(int)(ulong)digest & (slots.Length - 1)];
            Sse.Prefetch0(Unsafe.AsPointer(ref slot));
            runs?.Expect(digest);
        }
    }

    private static bool Place(UInt128[] slots, UInt128 digest)
    {
        var mask = slots.Length - 1;
        var at = (int)(ulong)digest & mask;
        while (slots[at] != UInt128.Zero)
        {
            if (slots[at] == digest)
            {
                return false;
            }

            at = (at + 1) & mask;
        }

        slots[at] = digest;
        return true;
    }

    private void Grow()
    {
        if (runs is not null && 2L * slots.Length > space!.LimitBytes / ShareOfSlot)
        {
            runs.Add([.. slots.Where(s => s != UInt128.Zero).Order()]);
            Array.Clear(slots);
            held = 0;
            return;
        }

        var larger = new UInt128[2 * slots.Length];
        foreach (var digest in slots)
        {
            if (digest != UInt128.Zero)
            {
                Place(larger, digest);
            }
        }

        slots = larger;
    }
}
