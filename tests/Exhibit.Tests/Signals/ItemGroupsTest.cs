using CsCheck;
using Exhibit.Signals;
using Exhibit.Spilling;

namespace Exhibit.Tests.Signals;

public sealed class ItemGroupsTest
{
    private static readonly Gen<(string Item, int Account)[]> Posts = Gen.Select(
        Gen.Int[0, 400].Select(i => new string((char)('a' + (i % 26)), i % 90) + (i / 26)),
        Gen.Int[0, 30]
    ).Array[0, 8_000];

    [Fact]
    public void OnDiskAndInMemoryTheyAreWhatGroupingGives() =>
        Posts.Sample(
            posts =>
            {
                using var space = new SpillSpace(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString()), 400_000);
                var expected = posts
                    .Select((p, i) => (p.Item, Sharing: new ItemGroups.Sharing(p.Account, i, 1_000L * (i % 7))))
                    .GroupBy(p => p.Item, p => p.Sharing, StringComparer.Ordinal)
                    .ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
                foreach (var groups in new[] { new ItemGroups(null), new ItemGroups(space) })
                {
                    for (var i = 0; i < posts.Length; i++)
                    {
                        groups.Add(posts[i].Item, posts[i].Account, i, 1_000L * (i % 7));
                    }

                    // Twice, for they are read again.
                    for (var time = 0; time < 2; time++)
                    {
                        var found = groups.All().ToDictionary(g => g.Item, g => g.Sharings.ToArray(), StringComparer.Ordinal);
                        Assert.Equal(expected, found);
                    }

                    groups.Clear();
                    Assert.Empty(groups.All());
                }

                Assert.True(posts.Length < 7_000 || space.Written > 0);
            },
            iter: 20
        );
}
