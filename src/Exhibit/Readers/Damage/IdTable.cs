using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Exhibit.Readers.Damage;

/// <summary>
/// What the first record of each id held, both as 64-bit digests, for a bounded number of ids. Open addressing in one array,
/// because a look-up costs what it misses in the cache.
/// </summary>
/// <param name="most">Ids held at most.</param>
internal sealed class IdTable(int most)
{
    private const int FirstSize = 1 << 10;

    // Id 0 marks an empty slot and stands for itself.
    private (ulong Id, ulong Content)[] slots = new (ulong, ulong)[FirstSize];
    private ulong? ofZero;
    private int count;

    /// <summary>Whether no more ids are taken.</summary>
    internal bool IsFull => count >= most;

    /// <summary>Tells that an id will be asked for soon, so that its slot is fetched from memory meanwhile.</summary>
    internal unsafe void Expect(ulong id)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref slots[First(id)]));
        }
    }

    /// <summary>What the first record of this id held; null where this is the first, which is remembered.</summary>
    internal ulong? Earlier(ulong id, ulong content)
    {
        if (id == 0)
        {
            var known = ofZero;
            ofZero ??= content;
            return known;
        }

        if (2 * count >= slots.Length)
        {
            Grow();
        }

        var at = Find(id);
        if (slots[at].Id == id)
        {
            return slots[at].Content;
        }

        slots[at] = (id, content);
        count++;
        return null;
    }

    // The hash is seeded by the runtime: whoever writes the data cannot aim at one slot. No result depends on it.
    private int First(ulong id) => HashCode.Combine(id) & (slots.Length - 1);

    private int Find(ulong id)
    {
        var at = First(id);
        while (slots[at].Id != 0 && slots[at].Id != id)
        {
            at = (at + 1) & (slots.Length - 1);
        }

        return at;
    }

    private void Grow()
    {
        var old = slots;
        slots = new (ulong, ulong)[2 * old.Length];
        foreach (var slot in old)
        {
            if (slot.Id != 0)
            {
                slots[Find(slot.Id)] = slot;
            }
        }
    }
}
