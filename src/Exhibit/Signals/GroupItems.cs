using Exhibit.Text;

namespace Exhibit.Signals;

/// <summary>
/// Links and pictures that accounts post themselves. Reposts are left out: whoever passes on another's post took its link from
/// there, and fans of one small author share all that the author links to.
/// </summary>
internal sealed class GroupItems
{
    private readonly SignalData data;
    private readonly (int Account, long Post, string Key)[] all;
    private readonly Dictionary<int, int> sharers;

    /// <summary>Reads links and media once.</summary>
    internal GroupItems(SignalData data)
    {
        this.data = data;
        var reposts = Reposts();
        all =
        [
            .. data
                .Store.Links()
                .Where(l => !reposts.Contains(l.Post))
                .Select(l => (l.Account, l.Post, Key: CanonicalUrl.Of(l.Value)))
                .Concat(data.Store.Media().Select(m => (m.Account, m.Post, Key: "media " + m.Value)))
                .Where(i => i.Key.Length > 0),
        ];
        Accounts = all.Select(i => i.Account).ToHashSet();
        sharers = Accounts.CountBy(a => data.Accounts[a].Community).ToDictionary();
    }

    /// <summary>Accounts that post links or pictures.</summary>
    internal IReadOnlySet<int> Accounts { get; }

    /// <summary>Members of a community that do.</summary>
    internal int Sharers(int community) => sharers.GetValueOrDefault(community);

    /// <summary>Posts of members with an item that an account outside their community posted too.</summary>
    internal HashSet<long> Common
    {
        get
        {
            // An item of one community alone keeps that community's number; any other is 0.
            var owner = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var (account, _, key) in all)
            {
                var community = data.Accounts[account].Community;
                owner[key] = owner.TryGetValue(key, out var before) && before != community ? 0 : community;
            }

            return all.Where(i => owner[i.Key] == 0 && data.Accounts[i.Account].Community > 0).Select(i => i.Post).ToHashSet();
        }
    }

    /// <summary>A rare item.</summary>
    /// <param name="Key">Canonical address, or "media" and the digest.</param>
    /// <param name="Sharers">Account and its first post with it, each account once.</param>
    internal sealed record Item(string Key, IReadOnlyList<(int Account, long Post)> Sharers);

    /// <summary>
    /// Items of few accounts on sites of few accounts: what many read brings any two of its readers together. An item joins two
    /// communities only if no third account posted it before both had it: else either may have it from there.
    /// </summary>
    /// <param name="mostSharers">Accounts that may share an item.</param>
    /// <param name="mostReaders">Accounts that may share items of its site.</param>
    /// <returns>Number of sharers of each rare item, and the items that join two communities.</returns>
    internal (IReadOnlyList<int> Sizes, ILookup<(int A, int B), Item> Pairs) Rare(double mostSharers, double mostReaders)
    {
        var readers = all.DistinctBy(i => (i.Account, Site(i.Key))).CountBy(i => Site(i.Key)).ToDictionary(StringComparer.Ordinal);
        var rare = all.Where(i => readers[Site(i.Key)] <= mostReaders)
            .GroupBy(i => i.Key, StringComparer.Ordinal)
            .Select(g => new Item(g.Key, [.. g.GroupBy(i => i.Account, i => (i.Account, i.Post)).Select(a => a.MinBy(Time))]))
            .Where(i => i.Sharers.Count >= 2 && i.Sharers.Count <= mostSharers)
            .OrderBy(i => i.Key, StringComparer.Ordinal)
            .ToArray();
        return (
            [.. rare.Select(i => i.Sharers.Count)],
            rare.SelectMany(i => Joined(i).Select(pair => (Pair: pair, Item: i))).ToLookup(x => x.Pair, x => x.Item)
        );
    }

    private IEnumerable<(int A, int B)> Joined(Item item)
    {
        var first = item
            .Sharers.Select(s => (Group: data.Accounts[s.Account].Community, Time: Time(s)))
            .GroupBy(s => s.Group, s => s.Time)
            .ToDictionary(g => g.Key, g => g.Min());
        int[] groups = [.. first.Keys.Where(g => g > 0).Order()];
        return from a in groups
            from b in groups
            where a < b
            let both = Math.Max(first[a], first[b])
            where first.All(f => f.Key == a || f.Key == b || f.Value > both)
            select (a, b);
    }

    private long Time((int Account, long Post) of) => data.Timelines.Times(of.Account)[data.Timelines.Posts(of.Account).IndexOf(of.Post)];

    private HashSet<long> Reposts()
    {
        var reposts = new HashSet<long>();
        foreach (var account in data.Accounts)
        {
            var posts = data.Timelines.Posts(account.Index);
            var actions = data.Timelines.Actions(account.Index);
            for (var i = 0; i < posts.Length; i++)
            {
                if (actions[i] == Timelines.Repost)
                {
                    reposts.Add(posts[i]);
                }
            }
        }

        return reposts;
    }

    // A picture has no site but itself.
    private static string Site(string key) => key.StartsWith("media ", StringComparison.Ordinal) ? key : key.Split('/', '?')[0];
}
