namespace Exhibit.Signals;

/// <summary>The moments of neighbouring accounts in four flat arrays: 21 bytes a post.</summary>
/// <param name="firstAccount">The first of the accounts.</param>
/// <param name="endAccount">The account after the last.</param>
/// <param name="first">Place of the first moment among those of all accounts.</param>
/// <param name="count">Moments.</param>
internal sealed class TimelinePart(int firstAccount, int endAccount, int first, int count)
{
    internal int First => first;

    internal long[] Times { get; } = new long[count];

    internal long[] Posts { get; } = new long[count];

    internal byte[] Actions { get; } = new byte[count];

    internal int[] Clients { get; } = new int[count];

    internal bool Holds(int account) => account >= firstAccount && account < endAccount;

    /// <summary>Puts the moments of one account in order of time, then post.</summary>
    /// <param name="from">Place in the part.</param>
    /// <param name="to">Place after the last.</param>
    internal void Sort(int from, int to)
    {
        // Most exports are in order already; then nothing is copied.
        var sorted = true;
        for (var i = from + 1; i < to && sorted; i++)
        {
            sorted = Times[i - 1] <= Times[i];
        }

        if (sorted)
        {
            return;
        }

        // Moments come by post number, so the place decides between equal times as the number would.
        var order = new (long Time, int At)[to - from];
        for (var i = from; i < to; i++)
        {
            order[i - from] = (Times[i], i);
        }

        order.AsSpan().Sort(static (x, y) => x.Time != y.Time ? x.Time.CompareTo(y.Time) : x.At.CompareTo(y.At));
        Place(Times, order, from);
        Place(Posts, order, from);
        Place(Actions, order, from);
        Place(Clients, order, from);
    }

    private static void Place<T>(T[] values, (long Time, int At)[] order, int from)
    {
        var moved = new T[order.Length];
        for (var i = 0; i < moved.Length; i++)
        {
            moved[i] = values[order[i].At];
        }

        moved.CopyTo(values, from);
    }
}
