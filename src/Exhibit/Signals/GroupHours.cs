using Exhibit.Coordination;
using Minutes = System.Collections.Generic.Dictionary<long, (long Post, int Account)>;

namespace Exhibit.Signals;

/// <summary>
/// Hours in which two communities both say something in their own words, on the days on which both speak: what one desk tells
/// its two sides need not come within a minute. Within each day the one's stretches of hours are dealt over the day, as it
/// speaks on other days, as everybody else does on that day, or as the other side does on other days, whichever is likeliest
/// at that hour. A stretch of hours without a pause is one decision to be there and counts once. That both chose the same day
/// counts for nothing.
/// </summary>
internal sealed class GroupHours(GroupWords words)
{
    private const int HoursOfDay = 24;
    private const int MostOfDay = 8;

    private readonly Dictionary<int, Diary> diaries = words.ByCommunity.ToDictionary(c => c.Key, c => new Diary(c.Value));
    private readonly Dictionary<long, int> everybody = words
        .Everybody.GroupBy(e => Clock.WeekClock.Floor(e.Key, 60))
        .ToDictionary(g => g.Key, g => g.Sum(e => e.Value));

    /// <summary>Pairs of communities with at least so many common hours, by number; the less surprising of the two directions.</summary>
    internal IEnumerable<GroupWords.Shared> Find(double least)
    {
        int[] numbers = [.. diaries.Keys.Order()];
        for (var i = 0; i < numbers.Length; i++)
        {
            for (var j = i + 1; j < numbers.Length; j++)
            {
                var (one, other) = (diaries[numbers[i]], diaries[numbers[j]]);
                long[] days = [.. one.Days.Keys.Where(other.Days.ContainsKey)];
                long[] common = [.. days.SelectMany(d => one.Days[d].Where(other.First.ContainsKey))];
                if (common.Length < least)
                {
                    continue;
                }

                var (forth, back) = (Held(one, other, days), Held(other, one, days));
                var (p, expected) = forth.P >= back.P ? forth : back;
                yield return new GroupWords.Shared(
                    numbers[i],
                    numbers[j],
                    [.. common.SelectMany(h => new[] { one.First[h], other.First[h] })],
                    expected,
                    days.Length,
                    p
                );
            }
        }
    }

    // The stretches of the one dealt over each day, against the hours of the other.
    private (double P, double Expected) Held(Diary one, Diary other, long[] days)
    {
        var (met, chances) = (0, new List<double>());
        foreach (var day in days)
        {
            var crowd = Enumerable.Range(0, HoursOfDay).Sum(h => everybody.GetValueOrDefault((day * HoursOfDay) + h));
            var hit = other
                .Days[day]
                .Sum(h =>
                    Math.Max(
                        Math.Max(one.Share(day, h), other.Share(day, h)),
                        (everybody.GetValueOrDefault(h) + 1.0) / (crowd + HoursOfDay)
                    )
                );
            foreach (var stretch in Stretches(one.Days[day]))
            {
                chances.Add(Math.Min(1, stretch.Length * hit));
                met += stretch.Any(other.First.ContainsKey) ? 1 : 0;
            }
        }

        return (PoissonBinomial.Tail([.. chances], met), chances.Sum());
    }

    private static IEnumerable<long[]> Stretches(long[] hours)
    {
        for (var i = 0; i < hours.Length; )
        {
            var end = i + 1;
            while (end < hours.Length && hours[end] == hours[end - 1] + 1)
            {
                end++;
            }

            yield return hours[i..end];
            i = end;
        }
    }

    // The hours in which one community speaks, by UTC day; days on which it speaks in more than eight are left out.
    private sealed class Diary
    {
        private readonly int[] habit = new int[HoursOfDay];

        internal Diary(Minutes minutes)
        {
            foreach (var (minute, first) in minutes.OrderBy(m => m.Key))
            {
                First.TryAdd(Clock.WeekClock.Floor(minute, 60), first);
            }

            Days = First
                .Keys.GroupBy(h => Clock.WeekClock.Floor(h, HoursOfDay))
                .Where(g => g.Count() <= MostOfDay)
                .OrderBy(g => g.Key)
                .ToDictionary(g => g.Key, g => g.Order().ToArray());
            foreach (var hour in First.Keys)
            {
                habit[OfDay(hour)]++;
            }
        }

        internal Minutes First { get; } = [];

        internal Dictionary<long, long[]> Days { get; }

        // How much of the talk on other days falls into this hour of the clock and those beside it; one more counted for every hour.
        internal double Share(long day, long hour)
        {
            var near = 1.0 + habit[OfDay(hour - 1)] + habit[OfDay(hour)] + habit[OfDay(hour + 1)];
            near -= Days[day].Count(spoken => Math.Abs(spoken - hour) <= 1);
            return near / (HoursOfDay + (3.0 * (First.Count - Days[day].Length)));
        }

        private static int OfDay(long hour) => (int)(hour - (Clock.WeekClock.Floor(hour, HoursOfDay) * HoursOfDay));
    }
}
