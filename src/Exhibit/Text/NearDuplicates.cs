using System.Runtime.InteropServices;

namespace Exhibit.Text;

/// <summary>
/// Finds texts that are nearly the same: candidates by locality-sensitive hashing (Indyk and Motwani 1998) of MinHash bands,
/// every candidate confirmed by the exact Jaccard similarity of its shingles. Nothing is called similar by a hash alone; what
/// hashing can do is miss a pair, at .8 two in a thousand. Memory: the texts and 128 bytes each.
/// </summary>
public sealed class NearDuplicates(double threshold = NearDuplicates.DefaultThreshold)
{
    /// <summary>Least Jaccard similarity of near-duplicates: 0.8.</summary>
    public const double DefaultThreshold = 0.8;

    private readonly List<string> texts = [];
    private readonly List<ulong> bands = [];
    private readonly MinHash hash = new();

    /// <summary>Texts added.</summary>
    public int Count => texts.Count;

    /// <summary>Adds a text, best each wording once; its number is the number of texts before it.</summary>
    public void Add(string text)
    {
        texts.Add(text);
        CollectionsMarshal.SetCount(bands, bands.Count + MinHash.Bands);
        hash.Sign(text, CollectionsMarshal.AsSpan(bands)[^MinHash.Bands..]);
    }

    /// <summary>Every confirmed pair, each once, smaller number first. All pairs of a crowded bucket are compared.</summary>
    public IEnumerable<(int A, int B, double Similarity)> Pairs()
    {
        var sets = new ulong[]?[Count];
        for (var band = 0; band < MinHash.Bands; band++)
        {
            foreach (var bucket in Buckets(band))
            {
                for (var i = 0; i < bucket.Length; i++)
                {
                    for (var j = i + 1; j < bucket.Length; j++)
                    {
                        var (a, b) = (Math.Min(bucket[i], bucket[j]), Math.Max(bucket[i], bucket[j]));
                        if (!MetBefore(a, b, band) && Similarity(sets, a, b) is var similarity && similarity >= threshold)
                        {
                            yield return (a, b, similarity);
                        }
                    }
                }
            }
        }
    }

    /// <summary>
    /// Groups the texts: two are in one group when a chain of confirmed pairs joins them. Pairs that are joined already are
    /// not compared again.
    /// </summary>
    /// <returns>For each text the smallest number in its group.</returns>
    public int[] Groups()
    {
        var parent = new int[Count];
        for (var i = 0; i < parent.Length; i++)
        {
            parent[i] = i;
        }

        var sets = new ulong[]?[Count];
        for (var band = 0; band < MinHash.Bands; band++)
        {
            foreach (var bucket in Buckets(band))
            {
                for (var i = 1; i < bucket.Length; i++)
                {
                    for (var j = 0; j < i; j++)
                    {
                        var (a, b) = (Root(parent, bucket[i]), Root(parent, bucket[j]));
                        if (a != b && !MetBefore(bucket[i], bucket[j], band) && Similarity(sets, bucket[i], bucket[j]) >= threshold)
                        {
                            parent[Math.Max(a, b)] = Math.Min(a, b);
                        }
                    }
                }
            }
        }

        for (var i = 0; i < parent.Length; i++)
        {
            parent[i] = Root(parent, i);
        }

        return parent;
    }

    private static int Root(int[] parent, int of)
    {
        while (parent[of] != of)
        {
            parent[of] = parent[parent[of]];
            of = parent[of];
        }

        return of;
    }

    // Texts that share a band's key, two or more, by number.
    private IEnumerable<int[]> Buckets(int band)
    {
        var keys = new ulong[Count];
        var numbers = new int[Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            (keys[i], numbers[i]) = (bands[(i * MinHash.Bands) + band], i);
        }

        Array.Sort(keys, numbers);
        for (var first = 0; first < keys.Length; )
        {
            var end = first + 1;
            while (end < keys.Length && keys[end] == keys[first])
            {
                end++;
            }

            if (end - first > 1)
            {
                var bucket = numbers[first..end];
                Array.Sort(bucket);
                yield return bucket;
            }

            first = end;
        }
    }

    private bool MetBefore(int a, int b, int band)
    {
        var keys = CollectionsMarshal.AsSpan(bands);
        for (var earlier = 0; earlier < band; earlier++)
        {
            if (keys[(a * MinHash.Bands) + earlier] == keys[(b * MinHash.Bands) + earlier])
            {
                return true;
            }
        }

        return false;
    }

    private double Similarity(ulong[]?[] sets, int a, int b)
    {
        var (x, y) = (sets[a] ??= Shingles.SetOf(texts[a]), sets[b] ??= Shingles.SetOf(texts[b]));
        // The smaller set over the larger is the most that the similarity can be.
        return Math.Min(x.Length, y.Length) < threshold * Math.Max(x.Length, y.Length) ? 0 : Shingles.Jaccard(x, y);
    }
}
