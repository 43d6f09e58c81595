using Exhibit.Coordination;
using Minutes = System.Collections.Generic.Dictionary<long, (long Post, int Account)>;

namespace Exhibit.Signals;

/// <summary>
/// Minutes in which two communities both say something in their own words. Reposts, answers, posts that made edges and the
/// round minutes that posting tools prefer (every fifth) are left out, and so are hours in which either speaks in more than
/// twelve minutes: where both speak all the time, meeting says nothing.
/// </summary>
internal sealed class GroupSlots
{
    private const int MinutesOfHour = 48;
    private const int MostOfHour = 12;
    private const int Near = 10;
    private const long MinuteMs = 60_000;

    private readonly Dictionary<int, Dictionary<long, (long Post, int Account)>> byCommunity = [];
    private readonly Dictionary<long, int> everybody = [];

    internal GroupSlots(SignalData data)
    {
        foreach (var account in data.Accounts)
        {
            var times = data.Timelines.Times(account.Index);
            var posts = data.Timelines.Posts(account.Index);
            var actions = data.Timelines.Actions(account.Index);
            for (var i = 0; i < times.Length; i++)
            {
                var minute = Clock.WeekClock.Floor(times[i], MinuteMs);
                if (actions[i] != Timelines.OwnWords || minute % 5 == 0 || data.PostsOfEdges.Contains(posts[i]))
                {
                    continue;
                }

                if (account.Community == 0)
                {
                    everybody[minute] = everybody.GetValueOrDefault(minute) + 1;
                    continue;
                }

                if (!byCommunity.TryGetValue(account.Community, out var minutes))
                {
                    byCommunity.Add(account.Community, minutes = []);
                }

                minutes.TryAdd(minute, (posts[i], account.Index));
            }
        }
    }

    /// <summary>What two communities share.</summary>
    /// <param name="A">The lower number.</param>
    /// <param name="B">The higher number.</param>
    /// <param name="Posts">A post of each in every common minute, A's then B's.</param>
    /// <param name="Expected">Common minutes by chance.</param>
    /// <param name="Hours">Clock hours in which both speak.</param>
    /// <param name="P">P(as many).</param>
    internal readonly record struct Shared(
        int A,
        int B,
        IReadOnlyList<(long Post, int Account)> Posts,
        double Expected,
        int Hours,
        double P
    )
    {
        /// <summary>Common minutes.</summary>
        internal int Number => Posts.Count / 2;
    }

    /// <summary>Pairs of communities with at least so many common minutes, by number.</summary>
    internal IEnumerable<Shared> Find(double least)
    {
        int[] numbers = [.. byCommunity.Keys.Order()];
        for (var i = 0; i < numbers.Length; i++)
        {
            for (var j = i + 1; j < numbers.Length; j++)
            {
                var (one, other) = Sparse(byCommunity[numbers[i]], byCommunity[numbers[j]]);
                var (fewer, more) = one.Count <= other.Count ? (one, other) : (other, one);
                var common = fewer.Keys.Where(more.ContainsKey).Order().ToArray();
                if (common.Length >= least)
                {
                    var chances = Chances(one, other);
                    yield return new Shared(
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
            var crowd = Enumerable.Range(0, 60).Sum(m => everybody.GetValueOrDefault((hour.Key * 60) + m));
            var follows = minutes.Sum(m => everybody.GetValueOrDefault(m) + 1.0) / (crowd + MinutesOfHour);
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
