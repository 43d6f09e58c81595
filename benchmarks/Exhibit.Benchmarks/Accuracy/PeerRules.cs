using Exhibit.Coordination;
using Exhibit.Model;
using Exhibit.Simulator.Scoring;
using Exhibit.Traces;

namespace Exhibit.Benchmarks.Accuracy;

/// <summary>
/// The peers' rules on the pairs of identical texts within 60 s, without blocks: CooRTweet's weight above the median and
/// above the .95 and .99 quantiles, common practice's weight of 2 or 3, Pacheco et al.'s top half per cent of TF-IDF cosine,
/// and the hypergeometric overlap of Tumminello et al. at .01 over all pairs.
/// </summary>
internal static class PeerRules
{
    internal static readonly IReadOnlyList<string> Names =
    [
        "weight > median (CooRTweet's default)",
        "weight > .95 quantile",
        "weight > .99 quantile",
        "weight >= 2",
        "weight >= 3",
        "top 0.5 % of TF-IDF cosine (Pacheco 2021)",
        "hypergeometric overlap .01 (Tumminello 2011)",
    ];

    internal static Dictionary<string, PeerScore> Of(
        IReadOnlyList<(Post Post, int Account, bool Duplicate)> posts,
        IReadOnlyList<Account> accounts,
        Truth truth
    )
    {
        var collector = new TraceCollector(new CoPost());
        for (var number = 0; number < posts.Count; number++)
        {
            if (!posts[number].Duplicate)
            {
                collector.Take(posts[number].Post, posts[number].Account, number);
            }
        }

        // As in the analysis, an author and the one who reposts them are no pair.
        var byId = accounts.ToDictionary(a => a.Id, a => a.Index, StringComparer.Ordinal);
        var table = collector.Build(accounts.Count, id => byId.GetValueOrDefault(id, -1));
        var endless = new WindowSpec(60_000, 1L << 50, table.SlotMs);
        PairCount[] pairs = [.. new FastPairCounter(1).Count(table, endless, 0, default).Candidates];
        var met = pairs.Where(p => p.Synchronous > 0).ToArray();
        var weights = met.Select(p => p.Synchronous).Order().ToArray();
        double Quantile(double q) => weights.Length == 0 ? 0 : weights[(int)Math.Min(weights.Length - 1, q * weights.Length)];
        var (median, q95, q99) = (Quantile(.5), Quantile(.95), Quantile(.99));
        var ids = accounts.Select(a => a.Id).ToArray();
        var cosine = Cosine(table, pairs);
        var top = cosine.OrderDescending().ElementAtOrDefault(Math.Max(0, (pairs.Length / 200) - 1));
        var overlap = Overlap(table, pairs);
        var limit = 0.01 / (ids.Length * (ids.Length - 1.0) / 2);
        return new Dictionary<string, PeerScore>(StringComparer.Ordinal)
        {
            [Names[0]] = Judge(met.Where(p => p.Synchronous > median), ids, truth),
            [Names[1]] = Judge(met.Where(p => p.Synchronous > q95), ids, truth),
            [Names[2]] = Judge(met.Where(p => p.Synchronous > q99), ids, truth),
            [Names[3]] = Judge(met.Where(p => p.Synchronous >= 2), ids, truth),
            [Names[4]] = Judge(met.Where(p => p.Synchronous >= 3), ids, truth),
            [Names[5]] = Judge(pairs.Where((_, i) => cosine[i] >= top), ids, truth),
            [Names[6]] = Judge(pairs.Where((_, i) => overlap[i] <= limit), ids, truth),
        };
    }

    private static PeerScore Judge(IEnumerable<PairCount> flagged, string[] ids, Truth truth)
    {
        var all = flagged.ToArray();
        var accounts = all.SelectMany(p => new[] { p.A, p.B }).Distinct().ToArray();
        return new PeerScore(
            all.Count(p => truth.Pair(ids[p.A], ids[p.B]) == "false"),
            all.Count(p => truth.Pair(ids[p.A], ids[p.B]) == "campaign"),
            all.Length,
            accounts.CountBy(a => truth.Kind(ids[a]), StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal)
        );
    }

    private static double[] Cosine(TraceTable table, PairCount[] pairs)
    {
        var idf = new double[table.Objects];
        var norm = new double[table.Accounts];
        for (var o = 0; o < table.Objects; o++)
        {
            idf[o] = Math.Log((double)table.Accounts / (table.ObjectStart[o + 1] - table.ObjectStart[o]));
        }

        for (var row = 0; row < table.Count; row++)
        {
            norm[table.Account[row]] += idf[table.Object[row]] * idf[table.Object[row]];
        }

        return Array.ConvertAll(pairs, p => Shared(table, p).Sum(o => idf[o] * idf[o]) / Math.Sqrt(norm[p.A] * norm[p.B]));
    }

    private static double[] Overlap(TraceTable table, PairCount[] pairs)
    {
        var log = new double[table.Objects + 1];
        for (var i = 2; i < log.Length; i++)
        {
            log[i] = log[i - 1] + Math.Log(i);
        }

        double Choose(int n, int k) => k < 0 || k > n ? double.NegativeInfinity : log[n] - log[k] - log[n - k];
        return Array.ConvertAll(
            pairs,
            p =>
            {
                var (n, a, b) = (table.Objects, table.RowsOf(p.A).Length, table.RowsOf(p.B).Length);
                var tail = 0.0;
                for (var k = p.Tested; k <= Math.Min(a, b); k++)
                {
                    tail += Math.Exp(Choose(a, k) + Choose(n - a, b - k) - Choose(n, b));
                }

                return tail;
            }
        );
    }

    private static List<int> Shared(TraceTable table, PairCount pair)
    {
        var a = table.RowsOf(pair.A);
        var b = table.RowsOf(pair.B);
        var shared = new List<int>(pair.Tested);
        for (int i = 0, j = 0; i < a.Length && j < b.Length; )
        {
            var difference = table.Object[a[i]] - table.Object[b[j]];
            if (difference == 0)
            {
                shared.Add(table.Object[a[i]]);
            }

            i += difference <= 0 ? 1 : 0;
            j += difference >= 0 ? 1 : 0;
        }

        return shared;
    }
}
