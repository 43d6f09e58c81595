using System.Numerics;
using SharpFuzz.Common;

namespace Exhibit.Fuzz;

/// <summary>
/// What the instrumented code writes: 64 KiB of counters, one a pair of branches, as AFL has them. An input is new where it
/// reaches a counter, or a power of two of one, that no input reached before.
/// </summary>
internal sealed unsafe class CoverageMap
{
    private const int Size = 1 << 16;

    private readonly byte[] counters = GC.AllocateArray<byte>(Size, pinned: true);

    internal CoverageMap() => Trace.SharedMem = (byte*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref counters[0]);

    /// <summary>Counters reached by any input that was added to a set of those seen.</summary>
    internal static int Reached(byte[] seen) => seen.Count(b => b != 0);

    /// <summary>An empty set of what was seen.</summary>
    internal static byte[] Nothing() => new byte[Size];

    /// <summary>Forgets the last input.</summary>
    internal void Clear()
    {
        counters.AsSpan().Clear();
        Trace.PrevLocation = 0;
    }

    /// <summary>Adds what the last input reached to what was seen; whether any of it is new.</summary>
    internal bool AddTo(byte[] seen)
    {
        var fresh = false;
        for (var i = 0; i < Size; i++)
        {
            if (counters[i] == 0)
            {
                continue;
            }

            // One bit a power of two of the count.
            var bit = (byte)(1 << BitOperations.Log2(counters[i]));
            fresh |= (seen[i] & bit) == 0;
            seen[i] |= bit;
        }

        return fresh;
    }
}
