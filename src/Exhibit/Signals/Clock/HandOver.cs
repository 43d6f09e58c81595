namespace Exhibit.Signals.Clock;

/// <summary>
/// Half hours of the UTC day in which a group falls silent between two busy stretches, and whether the same accounts go on
/// after it: at a change of shift others do, after a break the same ones.
/// </summary>
public static class HandOver
{
    private const int Slots = 48;
    private const int LeastDays = 20;

    // Half hours before and after that a dip is held against; the nearest ones may belong to the dip.
    private static readonly int[] Around = [-3, -2, 2, 3];

    /// <summary>One dip.</summary>
    /// <param name="Slot">Half hour of the UTC day, 0 to 47.</param>
    /// <param name="Count">Active account half hours in it.</param>
    /// <param name="Expected">The mean of the half hours around it.</param>
    /// <param name="P">Tail under exchange of the five half hours within each day, times 48.</param>
    /// <param name="GoOn">Share of the accounts active in the two hours before that are active in the two hours after, the same day.</param>
    /// <param name="GoOnElsewhere">The same share at all other half hours.</param>
    public readonly record struct Dip(int Slot, int Count, double Expected, double P, double GoOn, double GoOnElsewhere)
    {
        /// <summary>UTC time of day.</summary>
        public string Utc => FormattableString.Invariant($"{Slot / 2:00}:{Slot % 2 * 30:00}");

        /// <summary>"hand-over" where at most half as many go on as elsewhere, else "pause".</summary>
        public string Kind => GoOn <= GoOnElsewhere / 2 ? "hand-over" : "pause";
    }

    /// <summary>Dips to at most half of both sides with p at most .05, the deepest first.</summary>
    /// <param name="moments">Time (milliseconds since 1970) and account, any order.</param>
    public static IReadOnlyList<Dip> Find(IEnumerable<(long TimeMs, int Account)> moments)
    {
        var active = moments.Select(m => (Slot: WeekClock.Floor(m.TimeMs, 1_800_000), m.Account)).ToHashSet();
        if (active.Count == 0)
        {
            return [];
        }

        var counts = active.CountBy(a => a.Slot).ToDictionary();
        var days = counts.Keys.Select(s => WeekClock.Floor(s, Slots)).Distinct().Order().ToArray();
        if (days.Length < LeastDays)
        {
            return [];
        }

        var found = Enumerable
            .Range(0, Slots)
            .Select(slot => (Slot: slot, Test: Test(counts, days, slot)))
            .Where(t => t.Test.P <= .05)
            .ToArray();
        if (found.Length == 0)
        {
            return [];
        }

        var accounts = active.GroupBy(a => a.Slot).ToDictionary(g => g.Key, g => g.Select(a => a.Account).ToArray());
        var passing = Enumerable.Range(0, Slots).Select(slot => Passing(accounts, days, slot)).ToArray();
        var (allBoth, allFewer) = (passing.Sum(p => p.Both), passing.Sum(p => p.Fewer));
        return
        [
            .. found
                .Select(t =>
                {
                    var (both, fewer) = passing[t.Slot];
                    return new Dip(
                        t.Slot,
                        t.Test.Count,
                        t.Test.Expected,
                        t.Test.P,
                        both / Math.Max(1.0, fewer),
                        (allBoth - both) / Math.Max(1.0, allFewer - fewer)
                    );
                })
                .OrderBy(d => d.Count / d.Expected)
                .ThenBy(d => d.Slot),
        ];
    }

    // Exchange within a day keeps the day's number and any steady rise or fall across the five half hours. The sum over days
    // of one of five exchanged values has the mean of the five and, by day, their variance; normal tail, 20 days or more.
    private static (int Count, double Expected, double P) Test(Dictionary<long, int> counts, long[] days, int slot)
    {
        var (count, before, after, mean, variance) = (0, 0, 0, 0.0, 0.0);
        foreach (var day in days)
        {
            var at = (day * Slots) + slot;
            var here = counts.GetValueOrDefault(at);
            var around = Array.ConvertAll(Around, step => counts.GetValueOrDefault(at + step));
            count += here;
            before += around[0] + around[1];
            after += around[2] + around[3];
            var average = (here + around.Sum()) / 5.0;
            mean += average;
            variance += (Square(here - average) + around.Sum(a => Square(a - average))) / 5;
        }

        var expected = (before + after) / 4.0;
        // Between two busy stretches: the morning and the evening of everybody have one quiet side.
        return variance <= 0 || 3 * Math.Min(before, after) < Math.Max(before, after) || 4 * count > Math.Min(before, after)
            ? (count, expected, 1)
            : (count, expected, Math.Min(1, Slots * NormalTail((mean - count) / Math.Sqrt(variance))));
    }

    // Accounts active both in the two hours before a half hour and in the two after, and the smaller of the two numbers.
    private static (long Both, long Fewer) Passing(Dictionary<long, int[]> accounts, long[] days, int slot)
    {
        var (both, fewer) = (0L, 0L);
        foreach (var day in days)
        {
            var at = (day * Slots) + slot;
            var (before, after) = (Of(at - 4), Of(at + 1));
            fewer += Math.Min(before.Count, after.Count);
            before.IntersectWith(after);
            both += before.Count;
        }

        return (both, fewer);

        HashSet<int> Of(long from) => [.. Enumerable.Range(0, 4).SelectMany(i => accounts.GetValueOrDefault(from + i, []))];
    }

    private static double Square(double x) => x * x;

    // Mills' bound: the upper tail of the normal is below its density over z.
    private static double NormalTail(double z) => z <= 1 ? 1 : Math.Exp(-z * z / 2) / (z * Math.Sqrt(2 * Math.PI));
}
