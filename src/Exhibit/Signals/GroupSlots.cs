using Exhibit.Coordination;
using Minutes = System.Collections.Generic.Dictionary<long, (long Post, int Account)>;

namespace Exhibit.Signals;

/// <summary>
/// Minutes in which two communities both say something in their own words. Hours in which either speaks in more than twelve
/// minutes are left out: where both speak all the time, meeting says nothing.
/// </summary>
internal sealed class GroupSlots(GroupWords words)
{
    private const int MinutesOfHour = 48;
    private const int MostOfHour = 12;
    private const int Near = 10;

    /// <summary>Pairs of communities with at least so many common minutes, by number.</summary>
    internal IEnumerable<GroupWords.Shared> Find(double least)
    {
        int[] numbers = [.. words.ByCommunity.Keys.Order()];
        for (var i = 0; i < numbers.Length; i++)
        {
            for (var j = i + 1; j < numbers.Length; j++)
            {
                var (one, other) = Sparse(words.ByCommunity[numbers[i]], words.ByCommunity[numbers[j]]);
                var (fewer, more) = one.Count <= other.Count ? (one, other) : (other, one);
                var common = fewer.Keys.Where(more.ContainsKey).Order().ToArray();
                if (common.Length >= least)
                {
                    var chances = Chances(one, other);
                    yield return new GroupWords.Shared(
                        numbers[i],
                        numbers[j],
                        [.. common.SelectMany(m => new[] { one[m], other[m] })],
                        chances.Sum(),
                        Hours(one, other),
                        PoissonBinomial.Tail(chances, common.Length)
                    );
                }
            }
        }
    }

    private static int Hours(Minutes one, Minutes other) => one.Keys.Select(Hour).Distinct().Intersect(other.Keys.Select(Hour)).Count();

    private static (Minutes One, Minutes Other) Sparse(Minutes one, Minutes other)
    {
        var full = one.Keys.CountBy(Hour).Concat(other.Keys.CountBy(Hour)).Where(h => h.Value > MostOfHour).Select(h => h.Key).ToHashSet();
        return full.Count == 0 ? (one, other) : (Without(one), Without(other));

        Minutes Without(Minutes all) => all.Where(m => !full.Contains(Hour(m.Key))).ToDictionary();
    }

    // For every minute of B in an hour in which A speaks: the chance to fall on one of A's, if minutes are dealt evenly over the
    // hour, as everybody else's posts of that hour fall, or as A speaks in the ten minutes on both sides (one more counted),
    // whichever is likeliest: two sides may watch one event.
    private double[] Chances(Minutes one, Minutes other)
    {
        var hours = one.Keys.GroupBy(Hour).ToDictionary(g => g.Key, g => g.ToArray());
        var chances = new List<double>();
        foreach (var hour in other.Keys.GroupBy(Hour).Where(h => hours.ContainsKey(h.Key)).OrderBy(h => h.Key))
        {
            var minutes = hours[hour.Key];
            var crowd = Enumerable.Range(0, 60).Sum(m => words.Everybody.GetValueOrDefault((hour.Key * 60) + m));
            var follows = minutes.Sum(m => words.Everybody.GetValueOrDefault(m) + 1.0) / (crowd + MinutesOfHour);
            var anywhere = Math.Max((double)minutes.Length / MinutesOfHour, follows);
            chances.AddRange(hour.Order().Select(m => Math.Min(1, Math.Max(anywhere, Around(one, m)))));
        }

        return [.. chances];
    }

    private static double Around(Minutes one, long minute)
    {
        var (spoken, all) = (1, 1);
        for (var m = minute - Near; m <= minute + Near; m++)
        {
            if (m != minute && m % 5 != 0)
            {
                (spoken, all) = (spoken + (one.ContainsKey(m) ? 1 : 0), all + 1);
            }
        }

        return (double)spoken / all;
    }

    private static long Hour(long minute) => Clock.WeekClock.Floor(minute, 60);
}
