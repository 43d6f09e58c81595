using System.Numerics;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace Exhibit.Readers.Damage;

/// <summary>
/// How far back a .zst may refer. Dumps packed with --long=31 need 2 GiB of window, which is taken only as it fills, so never
/// more than what was unpacked. Allowed up to a quarter of the memory of the process.
/// </summary>
internal static class ZstdWindow
{
    // What every unpacker allows unasked, and the most that the format's reader can do.
    private const int LeastLog = 27;
    private const int MostLog = 31;

    /// <summary>Bytes of window that are allowed here.</summary>
    internal static long Most() => 1L << Log(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    /// <summary>Binary logarithm of the window allowed where so many bytes of memory are available.</summary>
    internal static int Log(long available) => Math.Clamp(BitOperations.Log2((ulong)Math.Max(1, available / 4)), LeastLog, MostLog);

    /// <summary>Unpacks, and closes the packed stream with itself.</summary>
    internal static DecompressionStream Unpack(Stream packed)
    {
        var stream = new DecompressionStream(packed, leaveOpen: false);
        stream.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, Log(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes));
        return stream;
    }
}
