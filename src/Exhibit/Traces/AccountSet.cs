namespace Exhibit.Traces;

/// <summary>
/// A set of accounts, one bit each: whether an account is in it is one look at memory that stays near. What was added last
/// can be taken out again, so that a set serves pair after pair. One thread's.
/// </summary>
internal sealed class AccountSet
{
    private readonly List<int> members = [];
    private ulong[] bits = new ulong[16];

    /// <summary>Accounts in the set.</summary>
    internal int Count => members.Count;

    /// <summary>The accounts in the order of adding.</summary>
    internal ReadOnlySpan<int> Members => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(members);

    /// <summary>Whether an account is in the set.</summary>
    internal bool Contains(int account)
    {
        var word = account >> 6;
        return (uint)word < (uint)bits.Length && (bits[word] >> (account & 63) & 1) != 0;
    }

    /// <summary>Adds an account, once.</summary>
    internal void Add(int account)
    {
        var word = account >> 6;
        if (word >= bits.Length)
        {
            Array.Resize(ref bits, Math.Max(word + 1, 2 * bits.Length));
        }

        var bit = 1UL << (account & 63);
        if ((bits[word] & bit) == 0)
        {
            bits[word] |= bit;
            members.Add(account);
        }
    }

    /// <summary>Adds accounts, each once.</summary>
    internal void Add(ReadOnlySpan<int> accounts)
    {
        foreach (var account in accounts)
        {
            Add(account);
        }
    }

    /// <summary>Takes out all but the first that were added.</summary>
    internal void Truncate(int count)
    {
        foreach (var account in Members[count..])
        {
            bits[account >> 6] &= ~(1UL << (account & 63));
        }

        members.RemoveRange(count, members.Count - count);
    }
}
