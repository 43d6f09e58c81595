using Exhibit.Traces;

namespace Exhibit.Coordination.Groups;

/// <summary>
/// Splits the objects of a kind into two halves by the last bit of their key, mixed: whoever knows the content can tell the
/// half, and nothing found on one half was chosen by the other. Mixed, because short contents are their own key.
/// </summary>
public static class Halves
{
    /// <summary>An object by more accounts than this joins nobody: 20. A saying, a hit or the news of the day, not company.</summary>
    public const int MostSharers = 20;

    /// <summary>0 or 1.</summary>
    public static int Of(TraceTable table, int @object) => Of(table.Key[@object]);

    /// <summary>0 or 1, of an object with this key.</summary>
    public static int Of(UInt128 key) => (int)(new SplitMix64((ulong)key ^ (ulong)(key >> 64)).Next() & 1);

    /// <summary>Whether an object of this half joins the accounts that share it: two to <see cref="MostSharers"/> of them.</summary>
    public static bool Joins(TraceTable table, int @object, int half) =>
        table.ObjectStart[@object + 1] - table.ObjectStart[@object] is >= 2 and <= MostSharers && Of(table, @object) == half;
}
