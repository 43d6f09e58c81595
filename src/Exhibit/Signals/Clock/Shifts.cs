namespace Exhibit.Signals.Clock;

/// <summary>
/// A lower bound on the shifts of a day: the fewest stretches of so many hours that hold all posts of the day, the day being
/// cut where the group is quietest. Assumes one place of work and posts made by hand; people in several zones give as many,
/// which is why the same number of other accounts of like activity stands beside it.
/// </summary>
public static class Shifts
{
    private const int LeastSlots = 6;

    /// <summary>The number needed on at least half of the days with six active half hours or more.</summary>
    /// <param name="times">Moments of all members, milliseconds since 1970, any order.</param>
    /// <param name="hours">Longest time that one person is taken to work in a day, first to last post.</param>
    /// <param name="seed">Seed of the halves of the days.</param>
    public static CrewBound AtLeast(IReadOnlyCollection<long> times, double hours, ulong seed = 1)
    {
        var slots = times.Select(t => WeekClock.Floor(t, 1_800_000)).Distinct().Order().ToArray();
        var cut = Quietest(slots);
        var length = (long)(hours * 2);
        var days = slots.GroupBy(s => WeekClock.Floor(s - cut, 48)).Where(d => d.Count() >= LeastSlots).Select(d => Needed([.. d], length));
        return CrewBound.Of(days, values => values[values.Count / 2], seed);
    }

    // Greedy from the left is the fewest: a stretch must begin at the first slot that none holds yet.
    private static int Needed(long[] slots, long length)
    {
        var (needed, until) = (0, long.MinValue);
        foreach (var slot in slots)
        {
            if (slot >= until)
            {
                (needed, until) = (needed + 1, slot + length);
            }
        }

        return needed;
    }

    // Middle of the four hours of the UTC day that hold least, in half hours.
    private static int Quietest(long[] slots)
    {
        var profile = new int[48];
        foreach (var slot in slots)
        {
            profile[((slot % 48) + 48) % 48]++;
        }

        return (Enumerable.Range(0, 48).MinBy(from => Enumerable.Range(from, 8).Sum(i => profile[i % 48])) + 4) % 48;
    }
}
