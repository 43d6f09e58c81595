using Exhibit.Signals.Inputs;
using Exhibit.Text;

namespace Exhibit.Signals.Replies;

/// <summary>
/// Whether two accounts stand on different sides, by what they use and not by what they mean: hashtags and linked sites of
/// the one, of the other and of both, and the analyst's own list of opposed words. No opinion is read.
/// </summary>
internal sealed class Sides
{
    private const int MostPosts = 200;

    private readonly SignalData data;
    private readonly Opposed opposed;
    private readonly Dictionary<int, HashSet<string>> sets = [];

    internal Sides(SignalData data) => (this.data, opposed) = (data, new Opposed(data.Side));

    /// <summary>Items only of the one, only of the other, and of both.</summary>
    internal (int OnlyA, int OnlyB, int Both) Count(int a, int b)
    {
        var (one, other) = (Of(a), Of(b));
        var both = one.Count(other.Contains);
        return (one.Count - both, other.Count - both, both);
    }

    /// <summary>Items of both over those of whoever has fewer; null where one of them has fewer than this many.</summary>
    internal double? Overlap(int a, int b, double least)
    {
        var (onlyA, onlyB, both) = Count(a, b);
        var fewer = Math.Min(onlyA, onlyB) + both;
        return fewer < least ? null : (double)both / fewer;
    }

    /// <summary>Whether the analyst's list has the one on one side only and the other on the other only.</summary>
    internal bool ByList(int a, int b) =>
        opposed.Pairs.Any(p =>
            (Holds(a, p.A) && !Holds(a, p.B) && Holds(b, p.B) && !Holds(b, p.A))
            || (Holds(a, p.B) && !Holds(a, p.A) && Holds(b, p.A) && !Holds(b, p.B))
        );

    private bool Holds(int account, string word) => Opposed.Holds(Of(account), word.TrimStart('#'));

    private HashSet<string> Of(int account)
    {
        if (sets.TryGetValue(account, out var known))
        {
            return known;
        }

        var numbers = data.Timelines.Posts(account);
        var posts = data.Store.Fetch([.. numbers[..Math.Min(numbers.Length, MostPosts)]]).Values;
        var items = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var post in posts)
        {
            items.UnionWith(post.Hashtags.Count > 0 ? post.Hashtags : TextEntities.Hashtags(post.Text));
            items.UnionWith(post.Links.Select(l => CanonicalUrl.Of(l).Split('/', '?')[0]).Where(h => h.Length > 0));
        }

        return sets[account] = items;
    }
}
