using System.Globalization;
using Exhibit.Coordination;
using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit.Benchmarks.Speed;

/// <summary>
/// Co-shares with a long tail, the law of the load generator that the peers were measured on: objects by rank^-0.7 over a
/// tenth of the rows, accounts by rank^-0.8 over a twentieth, an object born anywhere in 30 days, shares after an
/// exponential delay of six hours; one row in a hundred belongs to rings of 20 accounts that share 20 objects within 30 s.
/// </summary>
internal sealed class CoShares(int rows, ulong seed = 20_261, int? accounts = null, int? objects = null)
{
    private const long Start = 1_700_000_000;
    private const int Span = 30 * 86_400;
    private const int Ring = 20;

    internal int Rows => rows;

    /// <summary>Every share: account, object, seconds since 1970.</summary>
    internal IEnumerable<(int Account, int Object, long Time)> Shares()
    {
        var random = new SplitMix64(seed);
        int things = objects ?? rows / 10,
            people = accounts ?? rows / 20;
        var rings = Math.Max(1, rows / 100 / (Ring * Ring));
        var ringRows = rings * Ring * Ring;
        var born = new int[things];
        for (var o = 0; o < things; o++)
        {
            born[o] = random.Next(Span);
        }

        var begun = new long[rings * Ring];
        for (var e = 0; e < begun.Length; e++)
        {
            begun[e] = Start + random.Next(Span);
        }

        // Ring rows lie evenly among the others.
        var every = rows / ringRows;
        for (int i = 0, r = 0; i < rows; i++)
        {
            if (i % every == 0 && r < ringRows)
            {
                var happening = r / Ring;
                yield return (people + (happening / Ring * Ring) + (r % Ring), things + happening, begun[happening] + random.Next(31));
                r++;
                continue;
            }

            // Inverse of the continuous rank law.
            var o = (int)(things * Math.Pow(random.NextDouble(), 1 / 0.3));
            var a = (int)(people * Math.Pow(random.NextDouble(), 1 / 0.2));
            yield return (a, o, Start + born[o] + (long)(-6 * 3600 * Math.Log(1 - random.NextDouble())));
        }
    }

    /// <summary>Writes them as user_id, object_id, post_id, timestamp.</summary>
    internal void Write(string path)
    {
        using var writer = new StreamWriter(path, append: false, new System.Text.UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
        writer.Write("user_id,object_id,post_id,timestamp\n");
        var post = 0;
        foreach (var (account, shared, time) in Shares())
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"u{account},o{shared},p{post++},{time}\n"));
        }
    }

    /// <summary>The same as a table of traces.</summary>
    internal TraceTable Table()
    {
        var collector = new TraceCollector(new GivenObject());
        var index = new AccountIndex();
        var number = 0;
        foreach (var (account, shared, time) in Shares())
        {
            var post = new Post
            {
                AccountId = account.ToString(CultureInfo.InvariantCulture),
                ObjectId = shared.ToString(CultureInfo.InvariantCulture),
                TimeMs = time * 1000,
                Precision = TimePrecision.Second,
            };
            collector.Take(post, index.IndexOf(post), number++);
        }

        return collector.Build(index.Accounts.Count, index.Find);
    }
}
