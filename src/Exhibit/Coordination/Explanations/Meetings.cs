namespace Exhibit.Coordination.Explanations;

/// <summary>
/// How often accounts acted before and after the co-actions of one pair. Open addressing in arrays that serve one pair after
/// the other: nearly all accounts are met once and never asked for again.
/// </summary>
internal sealed class Meetings
{
    private int[] slots = new int[1 << 8];
    private (int Account, int Before, int After)[] met = new (int, int, int)[1 << 7];
    private int[] slotOf = new int[1 << 7];
    private int count;

    /// <summary>The accounts met, in the order of their first meeting.</summary>
    internal ReadOnlySpan<(int Account, int Before, int After)> All => met.AsSpan(0, count);

    /// <summary>Forgets everything.</summary>
    internal void Clear()
    {
        // One pair with a crowd around it must not make emptying slow for all after it.
        foreach (var slot in slotOf.AsSpan(0, count))
        {
            slots[slot] = 0;
        }

        count = 0;
    }

    /// <summary>Adds one meeting.</summary>
    internal void Add(int account, bool before)
    {
        var at = Find(account);
        if (slots[at] == 0)
        {
            if (count == met.Length)
            {
                Grow();
                at = Find(account);
            }

            (met[count], slotOf[count]) = ((account, 0, 0), at);
            slots[at] = ++count;
        }

        ref var of = ref met[slots[at] - 1];
        of.Before += before ? 1 : 0;
        of.After += before ? 0 : 1;
    }

    private int Find(int account)
    {
        var mask = slots.Length - 1;
        var at = (int)((uint)account * 0x9E3779B1 >> 7) & mask;
        while (slots[at] != 0 && met[slots[at] - 1].Account != account)
        {
            at = (at + 1) & mask;
        }

        return at;
    }

    private void Grow()
    {
        Array.Resize(ref met, 2 * met.Length);
        Array.Resize(ref slotOf, met.Length);
        slots = new int[2 * slots.Length];
        for (var i = 0; i < count; i++)
        {
            slotOf[i] = Find(met[i].Account);
            slots[slotOf[i]] = i + 1;
        }
    }
}
