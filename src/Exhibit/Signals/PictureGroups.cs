using Exhibit.Coordination;

namespace Exhibit.Signals;

/// <summary>Joins pictures whose PDQ lie near, by union of neighbours, and measures how near pairs drawn by chance come.</summary>
internal sealed class PictureGroups
{
    /// <summary>Distinct digests beyond which the rest are compared by equality alone: 20,000, some 200 million comparisons.</summary>
    internal const int MostHashes = 20_000;

    private const int BaselinePairs = 10_000;

    private readonly Dictionary<Pdq, int> numbers = [];
    private readonly int[] parent;

    /// <summary>Compares all pairs.</summary>
    /// <param name="hashes">Digests, repeats allowed.</param>
    /// <param name="mostDistance">Bits at most so far apart are one picture.</param>
    /// <param name="seed">Seed of the pairs drawn by chance.</param>
    internal PictureGroups(IEnumerable<Pdq> hashes, int mostDistance, ulong seed)
    {
        var distinct = hashes.Distinct().ToArray();
        LeftOut = Math.Max(0, distinct.Length - MostHashes);
        distinct = distinct[..Math.Min(distinct.Length, MostHashes)];
        parent = [.. Enumerable.Range(0, distinct.Length)];
        for (var i = 0; i < distinct.Length; i++)
        {
            numbers.Add(distinct[i], i);
            for (var j = 0; j < i; j++)
            {
                if (distinct[i].Distance(distinct[j]) <= mostDistance)
                {
                    parent[Root(i)] = Root(j);
                }
            }
        }

        var random = new SplitMix64(seed);
        var sum = 0.0;
        Pairs = distinct.Length > 1 ? BaselinePairs : 0;
        for (var i = 0; i < Pairs; i++)
        {
            var (a, b) = (random.Next(distinct.Length), random.Next(distinct.Length - 1));
            var distance = distinct[a].Distance(distinct[b >= a ? b + 1 : b]);
            Near += distance <= mostDistance ? 1 : 0;
            sum += distance;
        }

        Mean = sum / Math.Max(1, Pairs);
    }

    /// <summary>Digests that were not compared for nearness.</summary>
    internal int LeftOut { get; }

    /// <summary>Pairs drawn by chance.</summary>
    internal int Pairs { get; }

    /// <summary>Those within the distance.</summary>
    internal int Near { get; }

    /// <summary>Their mean distance in bits.</summary>
    internal double Mean { get; }

    /// <summary>One sentence on the pairs drawn by chance; empty where there are none.</summary>
    internal string Baseline =>
        Pairs == 0
            ? ""
            : FormattableString.Invariant($" Of {Pairs} pairs of pictures drawn at random {Near} lie as near (mean distance {Mean:0}).");

    /// <summary>The name of a picture's group; null for one that was not compared.</summary>
    internal string? Key(Pdq? hash) =>
        hash is { } known && numbers.TryGetValue(known, out var i) ? FormattableString.Invariant($"pdq {Root(i)}") : null;

    private int Root(int i) => parent[i] == i ? i : parent[i] = Root(parent[i]);
}
