using Minutes = System.Collections.Generic.Dictionary<long, (long Post, int Account)>;

namespace Exhibit.Signals;

/// <summary>
/// The minutes in which communities say something in their own words. Left out: reposts, answers, posts that made edges, the
/// round minutes that posting tools prefer (every fifth), and posts with an item that an account outside the community posted
/// too: a page or picture that appears brings all of its readers.
/// </summary>
internal sealed class GroupWords
{
    private readonly Dictionary<int, Minutes> byCommunity = [];
    private readonly Dictionary<long, int> everybody = [];

    /// <summary>Collects.</summary>
    /// <param name="data">The data.</param>
    /// <param name="common">Posts with an item that stands outside their author's community too.</param>
    internal GroupWords(SignalData data, HashSet<long> common)
    {
        foreach (var account in data.Accounts)
        {
            var times = data.Timelines.Times(account.Index);
            var posts = data.Timelines.Posts(account.Index);
            var actions = data.Timelines.Actions(account.Index);
            for (var i = 0; i < times.Length; i++)
            {
                var minute = Clock.WeekClock.Floor(times[i], 60_000);
                if (actions[i] != Timelines.OwnWords || minute % 5 == 0 || data.PostsOfEdges.Contains(posts[i]))
                {
                    continue;
                }

                if (account.Community == 0)
                {
                    everybody[minute] = everybody.GetValueOrDefault(minute) + 1;
                    continue;
                }

                if (common.Contains(posts[i]))
                {
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

    /// <summary>Minutes since 1970 by community, with the first post of each.</summary>
    internal IReadOnlyDictionary<int, Minutes> ByCommunity => byCommunity;

    /// <summary>Posts in own words of accounts outside all communities, by minute since 1970.</summary>
    internal IReadOnlyDictionary<long, int> Everybody => everybody;

    /// <summary>What two communities share.</summary>
    /// <param name="A">The lower number.</param>
    /// <param name="B">The higher number.</param>
    /// <param name="Posts">A post of each in every common slot, A's then B's.</param>
    /// <param name="Expected">Common slots by chance.</param>
    /// <param name="Within">Longer slots in which both speak, over which nothing is compared.</param>
    /// <param name="P">P(as many).</param>
    internal readonly record struct Shared(
        int A,
        int B,
        IReadOnlyList<(long Post, int Account)> Posts,
        double Expected,
        int Within,
        double P
    )
    {
        /// <summary>Common slots.</summary>
        internal int Number => Posts.Count / 2;
    }
}
