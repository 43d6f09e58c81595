using CsCheck;
using Exhibit.Model;
using Exhibit.Spilling;
using Exhibit.Traces;

namespace Exhibit.Tests.Traces;

/// <summary>Objects that came when memory held as many keys as it may get the numbers, origins and traces that they would have had.</summary>
public sealed class LateObjectsTest
{
    private static readonly Gen<Post> Posts = Gen.Select(
        Gen.Int[0, 30],
        Gen.Frequency((3, Gen.Int[0, 100_000]), (1, Gen.Int[0, 400])),
        Gen.Int[-1, 3],
        Gen.Int[-1, 50],
        Gen.Bool,
        (account, link, author, originTime, stated) =>
            new Post
            {
                AccountId = $"a{account}",
                Links = [$"https://example.org/{link}", $"https://example.org/{link + 1}"],
                RepostAuthor = author < 0 ? "" : $"a{author + 28}",
                RepostTimeMs = originTime < 0 ? null : originTime * 1_000L,
                RepostOf = stated ? $"o{link}" : "",
                IsRepost = stated || author >= 0,
                TimeMs = 1_000L * (account + link),
                Precision = TimePrecision.Second,
            }
    );

    [Fact]
    public void AreNumberedAsTheyWouldHaveBeenInMemory()
    {
        var late = 0;
        Posts
            .Array[200, 500]
            .Sample(
                posts =>
                {
                    using var space = new SpillSpace(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString()), 20_000);
                    var (plain, limited) = (Collect(posts, null), Collect(posts, space));
                    Assert.Equal(plain.OpenOrigins.OrderBy(o => o.Object), limited.OpenOrigins.OrderBy(o => o.Object));
                    Assert.Equal(plain.Count, limited.Count);
                    foreach (var open in plain.OpenOrigins.Select(o => o.Object).Where(o => o % 3 == 0))
                    {
                        plain.SetOrigin(open, "a5", 77_000);
                        limited.SetOrigin(open, "a5", 77_000);
                    }

                    var (a, b) = (plain.Build(31, Account), limited.Build(31, Account));
                    Interlocked.Add(ref late, a.Objects > 128 ? 1 : 0);
                    using var open2 = b.Open(TraceParts.All);
                    Assert.Equal(a.Key, b.Key);
                    Assert.Equal(a.ObjectStart, b.ObjectStart);
                    Assert.Equal(a.Account, b.Account);
                    Assert.Equal(a.Time, b.Time);
                    Assert.Equal(a.Post, b.Post);
                    Assert.Equal(a.Source, b.Source);
                    Assert.Equal(a.SourceAccount, b.SourceAccount);
                    Assert.Equal(a.SourceTime, b.SourceTime);
                },
                iter: 60
            );
        Assert.True(late >= 50);
    }

    private static int Account(string name) =>
        int.Parse(name[1..], System.Globalization.CultureInfo.InvariantCulture) is < 31 and var a ? a : -1;

    private static TraceCollector Collect(Post[] posts, SpillSpace? space)
    {
        var collector = new TraceCollector(new CoLink(), space);
        for (var number = 0; number < posts.Length; number++)
        {
            collector.Take(posts[number], Account(posts[number].AccountId), number);
        }

        collector.Settle();
        return collector;
    }
}
