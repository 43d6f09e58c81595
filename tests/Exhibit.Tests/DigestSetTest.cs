using Exhibit.Coordination;
using Exhibit.Spilling;

namespace Exhibit.Tests;

public sealed class DigestSetTest
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void EveryDigestIsNewOnceThroughGrowthAndOnDisk(bool limited)
    {
        var random = new SplitMix64(3);
        using var space = limited ? new SpillSpace(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString()), 1) : new SpillSpace();
        var set = new DigestSet(space);
        var plain = new HashSet<UInt128>();
        for (var i = 0; i < 20_000; i++)
        {
            // Few low bits, so that slots collide; zero among them.
            var digest = new UInt128((ulong)random.Next(50), (ulong)random.Next(200));
            set.Expect(digest);
            Assert.Equal(plain.Add(digest), set.Add(digest));
        }

        for (var i = 0; i < 20_000; i++)
        {
            Assert.True(set.Add(new UInt128((ulong)i + 100, (ulong)i * 7_919)));
        }

        for (var i = 0; i < 20_000; i++)
        {
            Assert.False(set.Add(new UInt128((ulong)i + 100, (ulong)i * 7_919)));
        }

        Assert.Equal(plain.Count + 20_000, set.Count);
        Assert.Equal(limited, space.Written > 0);
    }
}
