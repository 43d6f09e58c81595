using Exhibit.Coordination;
using Exhibit.Model;

namespace Exhibit.Tests.Support;

/// <summary>
/// CooRTweet 2.1.3's semantics on top of our pair stage. Theirs differ from ours on purpose: they pair rows, not accounts
/// (one account repeating itself adds weight), keep no blocks, and filter accounts by participation before and after.
/// Every row is given an account of its own and one endless block, so that our counter yields every two rows within W.
/// </summary>
internal static class CooRTweetAdapter
{
    internal sealed record Share(string Object, string Account, string Content, double Time);

    internal sealed record Pair(string Object, string Older, string Newer, string ContentOlder, string ContentNewer, double Delta);

    internal static Share[] Load(string path) =>
        [
            .. File.ReadLines(path)
                .Skip(1)
                .Select(l => l.Split(','))
                .Select(c => new Share(c[0], c[1], c[2], double.Parse(c[3], System.Globalization.CultureInfo.InvariantCulture))),
        ];

    /// <summary>Every two rows of one object at most W apart, by the product's pair stage.</summary>
    internal static IEnumerable<(int A, int B)> RowPairs(IReadOnlyList<Share> rows, double window, int threads = 2)
    {
        var table = Tables.Of(
            TimePrecision.Millisecond,
            rows.Select((r, i) => new Tables.Row(FormattableString.Invariant($"{i}"), r.Object, r.Time))
        );
        var endless = new WindowSpec((long)(window * 1000), 1L << 52, 1);
        return new FastPairCounter(threads).Count(table, endless, 1, default).Candidates.Select(c => (c.A, c.B));
    }

    /// <summary>detect_groups: prefilter, pairs, loops, participation refilter.</summary>
    internal static List<Pair> Pairs(IReadOnlyList<Share> all, double window, int participation, bool removeLoops)
    {
        var rowsOf = all.CountBy(r => r.Account).ToDictionary();
        var order = all.Select(r => r.Account).Distinct().Select((a, i) => (a, i)).ToDictionary(x => x.a, x => x.i);
        // The prefilter regroups rows account by account; that order decides who is older in a tie.
        var rows = all.Where(r => rowsOf[r.Account] >= participation).OrderBy(r => order[r.Account]).ToArray();
        var pairs = new List<Pair>();
        foreach (var (i, j) in RowPairs(rows, window))
        {
            var (a, b) = (rows[i].Time, i).CompareTo((rows[j].Time, j)) < 0 ? (rows[i], rows[j]) : (rows[j], rows[i]);
            var loop = a.Object == a.Content || a.Object == b.Content || a.Content == b.Content || a.Account == b.Account;
            if (!removeLoops || !loop)
            {
                pairs.Add(new Pair(a.Object, a.Account, b.Account, a.Content, b.Content, b.Time - a.Time));
            }
        }

        var contents = pairs.SelectMany(p => new[] { p.ContentOlder, p.ContentNewer }).ToHashSet();
        var taking = rows.Where(r => contents.Contains(r.Content)).CountBy(r => r.Account).ToDictionary();
        var passing = rows.Where(r => contents.Contains(r.Content) && taking[r.Account] >= participation)
            .Select(r => r.Content)
            .ToHashSet();
        return [.. pairs.Where(p => passing.Contains(p.ContentOlder) || passing.Contains(p.ContentNewer))];
    }

    internal static Dictionary<(string, string), int> Edges(IEnumerable<Pair> pairs) =>
        pairs.CountBy(p => string.CompareOrdinal(p.Older, p.Newer) <= 0 ? (p.Older, p.Newer) : (p.Newer, p.Older)).ToDictionary();
}
