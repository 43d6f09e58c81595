using System.Globalization;
using System.Text.RegularExpressions;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Coordination;

/// <summary>Our pair stage reproduces the peers' real results under their own semantics (see the adapter for how ours differ, and why).</summary>
public sealed partial class PeersGoldenTest
{
    [Fact]
    public void EveryCooRTweetPairFile()
    {
        var folder = RealData.Golden("coortweet");
        var files = Directory.GetFiles(folder, "pairs_*.csv").Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(20, files.Length);
        foreach (var file in files)
        {
            var (set, window, participation, removeLoops) = Parse(file);
            var expected = Rows(file, "object_id", "account_id", "account_id_y", "content_id", "content_id_y", "time_delta")
                .Select(r => new CooRTweetAdapter.Pair(r[0], r[1], r[2], r[3], r[4], double.Parse(r[5], CultureInfo.InvariantCulture)))
                .CountBy(p => p)
                .ToDictionary();
            var found = CooRTweetAdapter.Pairs(Input(set), window, participation, removeLoops).CountBy(p => p).ToDictionary();
            Assert.True(
                Same(Loose(expected), Loose(found)),
                $"{Path.GetFileName(file)}: expected {expected.Values.Sum()} pairs, found {found.Values.Sum()}"
            );
        }
    }

    [Fact]
    public void EveryCooRTweetEdgeFile()
    {
        var folder = RealData.Golden("coortweet");
        var files = Directory.GetFiles(folder, "edges_*.csv").Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(20, files.Length);
        foreach (var file in files)
        {
            var (set, window, participation, removeLoops) = Parse(file);
            var expected = Rows(file, "from", "to", "weight")
                .ToDictionary(r => Ordered(r[0], r[1]), r => int.Parse(r[2], CultureInfo.InvariantCulture));
            var found = CooRTweetAdapter.Edges(CooRTweetAdapter.Pairs(Input(set), window, participation, removeLoops));
            Assert.True(Same(expected, found), $"{Path.GetFileName(file)}: expected {expected.Count} edges, found {found.Count}");
        }
    }

    [Theory]
    [InlineData("russian_repost_co_retweet", 10)]
    [InlineData("russian_repost_co_retweet", 60)]
    [InlineData("russian_text_co_link", 10)]
    [InlineData("russian_text_co_link", 60)]
    public void TheToolkitsEdgesUndirected(string network, int window)
    {
        var file = RealData.Golden(FormattableString.Invariant($"cnt/edges_{network}_tw{window}_mw1.csv"));
        var expected = Rows(file, "user_1", "user_2").Where(r => r[0] != r[1]).Select(r => Ordered(r[0], r[1])).ToHashSet();
        // Their duplicate message ids: the first row wins.
        var rows = Input("russian").DistinctBy(r => r.Content).ToArray();
        var found = CooRTweetAdapter
            .RowPairs(rows, window)
            .Select(p => Ordered(rows[p.A].Account, rows[p.B].Account))
            .Where(p => p.Item1 != p.Item2)
            .ToHashSet();
        Assert.True(expected.SetEquals(found), $"{network}: expected {expected.Count} edges, found {found.Count}");
    }

    [Theory]
    [InlineData("1e5", 24_573, 15_793)]
    [InlineData("1e6", 495_890, 370_711)]
    public void TheLoadGeneratorsPairsAndEdges(string rows, int pairs, int edges)
    {
        var shares = File.ReadLines(CoShare.File(rows))
            .Skip(1)
            .Select(l => l.Split(','))
            .Select(c => new CooRTweetAdapter.Share(c[1], c[0], c[2], double.Parse(c[3], CultureInfo.InvariantCulture)))
            .ToArray();
        var found = CooRTweetAdapter.Pairs(shares, 60, participation: 2, removeLoops: true);
        Assert.Equal((pairs, edges), (found.Count, CooRTweetAdapter.Edges(found).Count));
    }

    [GeneratedRegex(@"_(?<set>\w+?)_tw(?<w>\d+)_mp(?<m>\d)_(?<loops>noloops|loops)\.csv$")]
    private static partial Regex FileName();

    private static (string Set, double Window, int Participation, bool RemoveLoops) Parse(string file)
    {
        var match = FileName().Match(file);
        return (
            match.Groups["set"].Value,
            double.Parse(match.Groups["w"].Value, CultureInfo.InvariantCulture),
            int.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture),
            match.Groups["loops"].Value == "noloops"
        );
    }

    private static CooRTweetAdapter.Share[] Input(string set) =>
        CooRTweetAdapter.Load(
            set == "russian" ? RealData.Data("coortweet_russia/russian_coord_tweets.csv") : RealData.Golden($"input/{set}.csv")
        );

    private static IEnumerable<string[]> Rows(string file, params string[] columns)
    {
        var lines = File.ReadAllLines(file);
        var header = lines[0].Split(',').Select(c => c.Trim('"')).ToList();
        var index = columns.Select(c => header.IndexOf(c)).ToArray();
        return lines.Skip(1).Select(l => l.Split(',')).Select(c => index.Select(i => c[i].Trim('"')).ToArray());
    }

    // Who is older in a tie depends on their internal order; the pair itself does not.
    private static Dictionary<string, int> Loose(Dictionary<CooRTweetAdapter.Pair, int> pairs) =>
        pairs
            .Select(p =>
                (
                    Key: p.Key.Delta == 0
                        ? string.Join(
                            '|',
                            new[] { p.Key.Older + "," + p.Key.ContentOlder, p.Key.Newer + "," + p.Key.ContentNewer }.Order(
                                StringComparer.Ordinal
                            )
                        )
                            + "|"
                            + p.Key.Object
                        : p.Key.ToString(),
                    p.Value
                )
            )
            .GroupBy(p => p.Key)
            .ToDictionary(g => g.Key, g => g.Sum(p => p.Value));

    private static bool Same<T>(Dictionary<T, int> a, Dictionary<T, int> b)
        where T : notnull => a.Count == b.Count && a.All(x => b.GetValueOrDefault(x.Key) == x.Value);

    private static (string, string) Ordered(string a, string b) => string.CompareOrdinal(a, b) <= 0 ? (a, b) : (b, a);
}
