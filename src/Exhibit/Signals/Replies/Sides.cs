using Exhibit.Signals.Inputs;
using Exhibit.Text;

namespace Exhibit.Signals.Replies;

/// <summary>
/// Whether two accounts stand on different sides, by what they use and not by what they mean: hashtags and linked sites in
/// what they say to each other or, where those are too few, in all their posts; and the analyst's own list of opposed words.
/// No opinion is read.
/// </summary>
internal sealed class Sides
{
    private const int MostPosts = 200;

    private readonly SignalData data;
    private readonly double least;
    private readonly Opposed opposed;
    private readonly Dictionary<long, string[]> items = [];

    /// <summary>Prepares.</summary>
    /// <param name="data">The posts and the list.</param>
    /// <param name="least">Items that each must use before it is said whether their sets lie apart.</param>
    internal Sides(SignalData data, double least) => (this.data, this.least, opposed) = (data, least, new Opposed(data.Side));

    /// <summary>The sets of two accounts, lower index first.</summary>
    /// <param name="A">Items of the one.</param>
    /// <param name="B">Items of the other.</param>
    /// <param name="Talk">Whether they are those of what the two say to each other.</param>
    internal sealed record Pair(HashSet<string> A, HashSet<string> B, bool Talk)
    {
        /// <summary>Items of both.</summary>
        internal int Both => A.Count(B.Contains);
    }

    /// <summary>Reads what several pairs say to each other at once: a store is asked once, not once a pair.</summary>
    internal void Read(IEnumerable<IReadOnlyList<Turn>> pairs) =>
        Load([.. pairs.SelectMany(p => Said(p, p[0].Pair.A).Concat(Said(p, p[0].Pair.B)))]);

    /// <summary>The sets behind the answers of one pair.</summary>
    internal Pair Of(IReadOnlyList<Turn> turns)
    {
        var (a, b) = turns[0].Pair;
        var talk = new Pair(Items(Said(turns, a)), Items(Said(turns, b)), Talk: true);
        return Math.Min(talk.A.Count, talk.B.Count) >= least || ByList(talk)
            ? talk
            : new Pair(Items(Posts(a)), Items(Posts(b)), Talk: false);
    }

    private static long[] Said(IReadOnlyList<Turn> turns, int account) =>
        [
            .. turns
                .SelectMany(t => new[] { (Account: t.From, t.Post), (Account: t.To, Post: t.Answered) })
                .Where(t => t.Account == account)
                .Select(t => t.Post)
                .Distinct()
                .Take(MostPosts),
        ];

    /// <summary>Items of both over those of whoever has fewer; null where one of them has too few.</summary>
    internal double? Overlap(Pair pair)
    {
        var fewer = Math.Min(pair.A.Count, pair.B.Count);
        return fewer < least ? null : (double)pair.Both / fewer;
    }

    /// <summary>Whether the analyst's list has the one on one side only and the other on the other only.</summary>
    internal bool ByList(Pair pair) =>
        opposed.Pairs.Any(p => Apart(pair, p.A.TrimStart('#'), p.B.TrimStart('#')) || Apart(pair, p.B.TrimStart('#'), p.A.TrimStart('#')));

    private static bool Apart(Pair pair, string one, string other) =>
        Opposed.Holds(pair.A, one) && !Opposed.Holds(pair.A, other) && Opposed.Holds(pair.B, other) && !Opposed.Holds(pair.B, one);

    private long[] Posts(int account)
    {
        var numbers = data.Timelines.Posts(account);
        return [.. numbers[..Math.Min(numbers.Length, MostPosts)]];
    }

    private HashSet<string> Items(long[] numbers)
    {
        Load(numbers);
        return numbers.Where(items.ContainsKey).SelectMany(n => items[n]).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private void Load(long[] numbers)
    {
        long[] missing = [.. numbers.Where(n => !items.ContainsKey(n)).Distinct()];
        if (missing.Length == 0)
        {
            return;
        }

        foreach (var (number, post) in data.Store.Fetch(missing))
        {
            items[number] =
            [
                .. post.Hashtags.Count > 0 ? post.Hashtags : TextEntities.Hashtags(post.Text),
                .. post.Links.Select(l => CanonicalUrl.Of(l).Split('/', '?')[0]).Where(h => h.Length > 0),
            ];
        }
    }
}
