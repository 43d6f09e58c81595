using System.Globalization;
using Exhibit.Readers;
using Exhibit.Text;

namespace Exhibit.Benchmarks.Speed;

/// <summary>Near-duplicate texts of real posts: rate on one core, and recall against an exact all-pairs join.</summary>
internal static class TextPart
{
    private const double Threshold = NearDuplicates.DefaultThreshold;

    /// <summary>Reads posts, measures, prints.</summary>
    /// <param name="path">Files to read.</param>
    /// <param name="most">Posts to take.</param>
    /// <param name="output">Where to print.</param>
    internal static int Run(string path, int most, TextWriter output)
    {
        string[] posts =
        [
            .. new PostSource(Catalog.Readers, new ReaderOptions())
                .Read([path])
                .Where(r => r.Post is not null)
                .Select(r => TextNormalization.Normalize(r.Post!.Text))
                .Where(t => t.Length > 0)
                .Take(most),
        ];
        string[] texts = [.. posts.Distinct(StringComparer.Ordinal)];
        Group(texts);
        var before = Environment.CpuUsage.TotalTime;
        var groups = Group(texts);
        var seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;

        var near = new NearDuplicates();
        foreach (var text in texts)
        {
            near.Add(text);
        }

        var found = near.Pairs().Select(p => (p.A, p.B)).ToHashSet();
        var exact = Exact(texts);
        var hit = exact.Count(found.Contains);
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{posts.Length} posts, {texts.Length} wordings, mean length {texts.Average(t => t.Length):0}: {texts.Length / seconds:0} texts/s on one core; {exact.Count} pairs of similarity {Threshold} or more, {hit} found: recall {(double)hit / exact.Count:0.00000}, precision {(double)hit / found.Count:0.00000}; {groups.Distinct().Count()} groups"
            )
        );
        return 0;
    }

    private static int[] Group(string[] texts)
    {
        var near = new NearDuplicates();
        foreach (var text in texts)
        {
            near.Add(text);
        }

        return near.Groups();
    }

    /// <summary>
    /// All pairs at the threshold, exactly: two sets that similar must share one of their rarest |x| - ceil(t |x|) + 1
    /// shingles (prefix filter, Bayardo et al. 2007), so only those are indexed.
    /// </summary>
    private static List<(int A, int B)> Exact(string[] texts)
    {
        var sets = Array.ConvertAll(texts, t => Shingles.SetOf(t));
        var frequency = new Dictionary<ulong, int>();
        foreach (var shingle in sets.SelectMany(s => s))
        {
            frequency[shingle] = frequency.GetValueOrDefault(shingle) + 1;
        }

        var index = new Dictionary<ulong, List<int>>();
        var pairs = new List<(int, int)>();
        for (var i = 0; i < sets.Length; i++)
        {
            var rarest = sets[i].OrderBy(s => frequency[s]).ThenBy(s => s).ToArray();
            var prefix = sets[i].Length - (int)Math.Ceiling((Threshold * sets[i].Length) - 1e-9) + 1;
            var candidates = new HashSet<int>();
            foreach (var shingle in rarest.AsSpan(0, prefix))
            {
                if (!index.TryGetValue(shingle, out var list))
                {
                    index.Add(shingle, list = []);
                }

                candidates.UnionWith(list);
                list.Add(i);
            }

            foreach (var j in candidates)
            {
                if (Shingles.Jaccard(sets[i], sets[j]) >= Threshold)
                {
                    pairs.Add((j, i));
                }
            }
        }

        return pairs;
    }
}
