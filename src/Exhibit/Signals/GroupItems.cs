using Exhibit.Text;

namespace Exhibit.Signals;

/// <summary>
/// Links and pictures that accounts post themselves. Reposts are left out: whoever passes on another's post took its link from
/// there, and fans of one small author share all that the author links to.
/// </summary>
internal sealed class GroupItems
{
    private readonly SignalData data;
    private readonly ItemGroups items;
    private readonly Dictionary<int, int> sharers;

    /// <summary>Reads links and media once.</summary>
    internal GroupItems(SignalData data)
    {
        this.data = data;
        items = new ItemGroups(data.Space);
        var posting = new bool[data.Accounts.Count];
        foreach (var link in data.Store.Links())
        {
            if (!link.IsRepost && CanonicalUrl.Of(link.Value) is { Length: > 0 } key)
            {
                items.Add(key, link.Account, link.Post, link.TimeMs);
                posting[link.Account] = true;
            }
        }

        foreach (var picture in data.Store.Media())
        {
            items.Add("media " + picture.Value, picture.Account, picture.Post, picture.TimeMs);
            posting[picture.Account] = true;
        }

        Accounts = posting.Count(p => p);
        sharers = data.Accounts.Where(a => posting[a.Index]).CountBy(a => a.Community).ToDictionary();
    }

    /// <summary>How many accounts post links or pictures.</summary>
    internal int Accounts { get; }

    /// <summary>Members of a community that do.</summary>
    internal int Sharers(int community) => sharers.GetValueOrDefault(community);

    /// <summary>Lets go of everything.</summary>
    internal void Clear() => items.Clear();

    /// <summary>Posts of members with an item that an account outside their community posted too.</summary>
    internal HashSet<long> Common
    {
        get
        {
            var common = new HashSet<long>();
            foreach (var (_, posts) in items.All())
            {
                var community = data.Accounts[posts[0].Account].Community;
                if (posts.Any(p => data.Accounts[p.Account].Community != community))
                {
                    common.UnionWith(posts.Where(p => data.Accounts[p.Account].Community > 0).Select(p => p.Post));
                }
            }

            return common;
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
    /// <returns>Number of sharers of each rare item, rising, and the items that join two communities.</returns>
    internal (IReadOnlyList<int> Sizes, ILookup<(int A, int B), Item> Pairs) Rare(double mostSharers, double mostReaders)
    {
        var crowded = Crowded(mostReaders);
        var (sizes, joining) = (new List<int>(), new List<((int A, int B) Pair, Item Item)>());
        foreach (var (key, posts) in items.All())
        {
            // The first post of each account, by time.
            var first = posts.Count == 1 ? [] : posts.GroupBy(p => p.Account).Select(a => a.MinBy(p => p.TimeMs)).ToArray();
            if (first.Length >= 2 && first.Length <= mostSharers && !crowded.Contains(Site(key)))
            {
                sizes.Add(first.Length);
                joining.AddRange(Joined(first).Select(pair => (pair, new Item(key, [.. first.Select(p => (p.Account, p.Post))]))));
            }
        }

        sizes.Sort();
        joining.Sort((a, b) => string.CompareOrdinal(a.Item.Key, b.Item.Key));
        return (sizes, joining.ToLookup(j => j.Pair, j => j.Item));
    }

    private HashSet<string> Crowded(double mostReaders)
    {
        var sites = new ItemGroups(data.Space);
        foreach (var (key, posts) in items.All())
        {
            var site = Site(key);
            foreach (var account in posts.Select(p => p.Account).Distinct())
            {
                sites.Add(site, account, 0, 0);
            }
        }

        var crowded = sites
            .All()
            .Where(s => s.Sharings.Count > mostReaders && s.Sharings.Select(p => p.Account).Distinct().Count() > mostReaders)
            .Select(s => s.Item)
            .ToHashSet(StringComparer.Ordinal);
        sites.Clear();
        return crowded;
    }

    private IEnumerable<(int A, int B)> Joined(ItemGroups.Sharing[] sharings)
    {
        var first = sharings.GroupBy(s => data.Accounts[s.Account].Community, s => s.TimeMs).ToDictionary(g => g.Key, g => g.Min());
        int[] groups = [.. first.Keys.Where(g => g > 0).Order()];
        return from a in groups
            from b in groups
            where a < b
            let both = Math.Max(first[a], first[b])
            where first.All(f => f.Key == a || f.Key == b || f.Value > both)
            select (a, b);
    }

    // A picture has no site but itself.
    private static string Site(string key) => key.StartsWith("media ", StringComparison.Ordinal) ? key : key.Split('/', '?')[0];
}
