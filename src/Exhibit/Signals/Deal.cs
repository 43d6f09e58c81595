namespace Exhibit.Signals;

/// <summary>Chances when the sharers of one item are dealt at random among all accounts that share such items at all.</summary>
internal static class Deal
{
    /// <summary>P(all of the sharers are members).</summary>
    /// <param name="accounts">Accounts that share such items.</param>
    /// <param name="members">Members among them.</param>
    /// <param name="sharers">Sharers of the item.</param>
    internal static double AllMembers(int accounts, int members, int sharers) => None(accounts, accounts - members, sharers);

    /// <summary>P(some sharer is of the one group and some of the other).</summary>
    internal static double Both(int accounts, int one, int other, int sharers) =>
        Math.Clamp(1 - None(accounts, one, sharers) - None(accounts, other, sharers) + None(accounts, one + other, sharers), 0, 1);

    // P(no sharer is a member): draws without replacement.
    private static double None(int accounts, int members, int sharers)
    {
        var p = 1.0;
        for (var i = 0; i < sharers; i++)
        {
            p *= Math.Max(0, accounts - members - i) / (double)Math.Max(1, accounts - i);
        }

        return p;
    }
}
