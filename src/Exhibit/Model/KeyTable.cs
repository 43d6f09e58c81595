using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Exhibit.Model;

/// <summary>
/// Numbers keys in order of first appearance. Open addressing over 4-byte slots: 16 bytes a key and about 8 bytes of slots,
/// half of a dictionary, because a look-up costs what it misses in the cache.
/// </summary>
public sealed class KeyTable
{
    private int[] slots = new int[1 << 8];
    private UInt128[] keys = new UInt128[1 << 7];

    /// <summary>Keys held.</summary>
    public int Count { get; private set; }

    /// <summary>The keys by number.</summary>
    public ReadOnlySpan<UInt128> Keys => keys.AsSpan(0, Count);

    /// <summary>Number of a key, new on first sight.</summary>
    public int IndexOf(UInt128 key)
    {
        var at = Find(key);
        if (slots[at] != 0)
        {
            return slots[at] - 1;
        }

        if (Count == keys.Length)
        {
            Grow();
            at = Find(key);
        }

        keys[Count] = key;
        slots[at] = ++Count;
        return Count - 1;
    }

    /// <summary>The same while the table has no more keys than the most; -1 for a key that is new to a full table.</summary>
    public int IndexOf(UInt128 key, int most) => Count < most ? IndexOf(key) : slots[Find(key)] - 1;

    /// <summary>Says that no key will be asked for any more; the keys stay.</summary>
    internal void Settle() => slots = new int[1 << 8];

    /// <summary>Tells that a key will be asked for soon, so that its slot is fetched from memory meanwhile.</summary>
    internal unsafe void Expect(UInt128 key)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref slots[key.GetHashCode() & (slots.Length - 1)]));
        }
    }

    /// <summary>Tells the same when the slot has come: the key that it names is fetched.</summary>
    internal unsafe void ExpectKey(UInt128 key)
    {
        if (Sse.IsSupported && slots[key.GetHashCode() & (slots.Length - 1)] is > 0 and var number)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref keys[number - 1]));
        }
    }

    // The hash of a UInt128 is seeded by the runtime: whoever writes the data cannot aim at one slot. No result depends on it.
    private int Find(UInt128 key)
    {
        var mask = slots.Length - 1;
        var at = key.GetHashCode() & mask;
        while (slots[at] != 0 && keys[slots[at] - 1] != key)
        {
            at = (at + 1) & mask;
        }

        return at;
    }

    private void Grow()
    {
        Array.Resize(ref keys, 2 * keys.Length);
        slots = new int[2 * slots.Length];
        for (var i = 0; i < Count; i++)
        {
            slots[Find(keys[i])] = i + 1;
        }
    }
}
