using CsCheck;
using Exhibit.Readers;
using Exhibit.Tests.Support;
using Exhibit.Text;

namespace Exhibit.Tests.Text;

public sealed class NearDuplicatesTest
{
    private const string Words = "the quick brown fox jumps over the lazy dog and runs away from it all again number ";

    [Fact]
    public void OneChangedWordOfManyIsFoundAndAnotherTextIsNot()
    {
        var near = new NearDuplicates();
        near.Add(Words + "one");
        near.Add("something altogether different that shares nothing with the others at all");
        near.Add(Words + "two");
        Assert.Equal([(0, 2)], near.Pairs().Select(p => (p.A, p.B)));
        Assert.Equal([0, 1, 0], near.Groups());
    }

    [Fact]
    public void AChainJoinsItsEnds()
    {
        // Each wording is near the next; the first and the last are not near each other.
        var letters = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        string[] chain = [.. Enumerable.Range(0, 6).Select(i => letters.Substring(i * 2, 44))];
        Assert.True(Shingles.Jaccard(Shingles.SetOf(chain[0]), Shingles.SetOf(chain[1])) > 0.8);
        Assert.True(Shingles.Jaccard(Shingles.SetOf(chain[0]), Shingles.SetOf(chain[5])) < 0.8);
        var near = new NearDuplicates();
        Array.ForEach(chain, near.Add);
        Assert.Equal(new int[6], near.Groups());
    }

    [Fact]
    public void NothingBelowTheThresholdIsEverReported() =>
        Gen.Char["ab "]
            .Array[5, 40]
            .Array[2, 12]
            .Sample(
                texts =>
                {
                    var near = new NearDuplicates();
                    foreach (var text in texts)
                    {
                        near.Add(new string(text));
                    }

                    foreach (var (a, b, similarity) in near.Pairs())
                    {
                        var exact = Shingles.Jaccard(Shingles.SetOf(texts[a]), Shingles.SetOf(texts[b]));
                        Assert.Equal(exact, similarity);
                        Assert.True(exact >= NearDuplicates.DefaultThreshold && a < b);
                    }
                },
                iter: 300
            );

    [Fact]
    public void OnRealPostsNearlyNoPairIsMissed()
    {
        string[] texts =
        [
            .. new PostSource(Catalog.Readers, new ReaderOptions())
                .Read([RealData.Data("ira_by_author/LeftTroll_left")])
                .Where(r => r.Post is not null)
                .Select(r => TextNormalization.Normalize(r.Post!.Text))
                .Where(t => t.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .Take(4_000),
        ];
        var near = new NearDuplicates();
        Array.ForEach(texts, near.Add);
        var found = near.Pairs().Select(p => (p.A, p.B)).ToHashSet();
        var sets = Array.ConvertAll(texts, t => Shingles.SetOf(t));
        var exact = new List<(int, int)>();
        for (var a = 0; a < sets.Length; a++)
        {
            for (var b = a + 1; b < sets.Length; b++)
            {
                // Sets of very different sizes cannot be that similar.
                if (
                    Math.Min(sets[a].Length, sets[b].Length) >= 0.8 * Math.Max(sets[a].Length, sets[b].Length)
                    && Shingles.Jaccard(sets[a], sets[b]) >= 0.8
                )
                {
                    exact.Add((a, b));
                }
            }
        }

        Assert.NotEmpty(exact);
        Assert.True(exact.Count(found.Contains) >= 0.99 * exact.Count, $"{exact.Count(found.Contains)} of {exact.Count} found");
        Assert.Subset(exact.ToHashSet(), found);
    }
}

public sealed class ShinglesTest
{
    [Fact]
    public void EveryRunOfFourOnce()
    {
        Assert.Equal(2, Shingles.SetOf("abcde").Length);
        Assert.Single(Shingles.SetOf("aaaaaaa"));
        Assert.Single(Shingles.SetOf("ab"));
        Assert.Empty(Shingles.SetOf(""));
    }

    [Fact]
    public void JaccardIsCommonOverAll()
    {
        Assert.Equal(0.5, Shingles.Jaccard([1, 2, 3], [2, 3, 4]));
        Assert.Equal(1, Shingles.Jaccard([], []));
        Assert.Equal(0, Shingles.Jaccard([1], [2]));
    }
}

public sealed class MinHashTest
{
    [Fact]
    public void TheShareOfEqualBandsFollowsTheSimilarity()
    {
        // Over many pairs of similarity s a band agrees s^5 of the time.
        var hash = new MinHash();
        var (a, b) = (new ulong[MinHash.Bands], new ulong[MinHash.Bands]);
        var random = new Exhibit.Coordination.SplitMix64(7);
        double expected = 0;
        var agreed = 0;
        for (var i = 0; i < 400; i++)
        {
            var text = string.Concat(Enumerable.Range(0, 100).Select(_ => (char)('a' + random.Next(26))));
            var other = text[..80] + string.Concat(Enumerable.Range(0, 20).Select(_ => (char)('a' + random.Next(26))));
            hash.Sign(text, a);
            hash.Sign(other, b);
            expected += MinHash.Bands * Math.Pow(Shingles.Jaccard(Shingles.SetOf(text), Shingles.SetOf(other)), MinHash.Rows);
            agreed += a.Zip(b).Count(x => x.First == x.Second);
        }

        Assert.InRange(agreed, 0.9 * expected, 1.1 * expected);
    }
}
