using Exhibit.Model;

namespace Exhibit.Benchmarks.Accuracy;

/// <summary>Holds the posts of one world in memory: the analysis is the user's, only the database is left out.</summary>
internal sealed class MemoryPostStore : IPostStore
{
    private readonly List<(Post Post, int Account, bool Duplicate)> posts = [];
    private readonly Dictionary<string, int> byId = new(StringComparer.Ordinal);

    internal IReadOnlyList<(Post Post, int Account, bool Duplicate)> Posts => posts;

    public void Append(Post post, int account, bool duplicate)
    {
        if (post.PostId.Length > 0)
        {
            byId.TryAdd(post.PostId, posts.Count);
        }

        posts.Add((post, account, duplicate));
    }

    public void Flush() { }

    public IReadOnlyDictionary<long, Post> Fetch(IReadOnlyCollection<long> numbers) =>
        numbers.ToDictionary(n => n, n => posts[(int)n].Post);

    public IEnumerable<(int Account, long TimeMs)> TimesOf(IReadOnlyCollection<int> accounts)
    {
        var wanted = accounts.ToHashSet();
        return posts.Where(p => !p.Duplicate && wanted.Contains(p.Account)).Select(p => (p.Account, p.Post.TimeMs));
    }

    public IReadOnlyDictionary<string, (int Account, long TimeMs)> FindByPostId(IReadOnlyCollection<string> ids)
    {
        var found = new Dictionary<string, (int, long)>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (byId.TryGetValue(id, out var number))
            {
                found[id] = (posts[number].Account, posts[number].Post.TimeMs);
            }
        }

        return found;
    }
}
