namespace Exhibit.Spilling;

/// <summary>Reads a list from front to back, some values at a time. One thread's; the list grows no more.</summary>
/// <param name="list">The list.</param>
internal sealed class SpillCursor<T>(SpillList<T> list)
    where T : unmanaged
{
    private const int AtHand = 1 << 13;

    private T[] buffer = [];
    private long first;
    private int held;

    /// <summary>Values from a place on; valid until the next are asked for.</summary>
    internal ReadOnlySpan<T> At(long start, int count)
    {
        if (start < first || start + count > first + held)
        {
            held = (int)Math.Min(Math.Max(count, AtHand), list.Count - start);
            if (buffer.Length < held)
            {
                buffer = new T[held];
            }

            first = start;
            list.Read(start, buffer.AsSpan(0, held));
        }

        return buffer.AsSpan((int)(start - first), count);
    }
}
