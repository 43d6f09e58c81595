using Exhibit.Coordination;
using Exhibit.Model;
using Exhibit.Spilling;
using Exhibit.Traces;

namespace Exhibit.Tests.Traces;

/// <summary>A table built from parts on disk, and one that was parked there, are the table that was built in memory.</summary>
public sealed class TraceLimitTest
{
    [Fact]
    public void BuiltInPartsAndParkedItIsTheSameTable()
    {
        using var space = new SpillSpace(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString()), 384 * 50);
        var (plain, limited) = (Build(null), Build(space));
        Assert.True(space.Written > 0);
        Assert.Empty(limited.Time);
        Assert.Equal(plain.Count, limited.Count);
        using (limited.Open(TraceParts.Times))
        {
            // Every object of this table has two accounts or more.
            Assert.Equal(plain.Time, limited.Time);
            Assert.Equal(plain.ObjectStart, limited.ObjectStart);
            Assert.Equal(Enumerable.Range(0, plain.Objects), limited.Numbers);
            Assert.Empty(limited.Post);
        }

        using (limited.Open(TraceParts.Tests))
        {
            Assert.Equal(plain.AccountRows, limited.AccountRows);
            Assert.Empty(limited.Key);
        }

        using (limited.Open(TraceParts.All))
        {
            Same(plain, limited);
        }

        Assert.Empty(limited.Time);
        var (reversed, parked) = (plain.WithTimes(Reverse), limited.WithTimes(Reverse));
        Assert.Empty(parked.Time);
        using (parked.Open(TraceParts.All))
        {
            Same(reversed, parked);
        }

        var later = plain.WithTimes(Reverse);
        later.Park(space);
        Assert.Empty(later.Time);
        using (later.Open(TraceParts.All))
        {
            Same(reversed, later);
        }

        Assert.Empty(limited.Time);
    }

    private static void Reverse(Span<long> times)
    {
        foreach (ref var time in times)
        {
            time = 1_000_000_000 - time;
        }
    }

    private static void Same(TraceTable a, TraceTable b)
    {
        Assert.Equal(a.ObjectStart, b.ObjectStart);
        Assert.Equal(a.Account, b.Account);
        Assert.Equal(a.Object, b.Object);
        Assert.Equal(a.Time, b.Time);
        Assert.Equal(a.Post, b.Post);
        Assert.Equal(a.Repost, b.Repost);
        Assert.Equal(a.Key, b.Key);
        Assert.Equal(a.Source, b.Source);
        Assert.Equal(a.SourceTime, b.SourceTime);
        Assert.Equal(a.SourceAccount, b.SourceAccount);
        Assert.Equal(a.AccountStart, b.AccountStart);
        Assert.Equal(a.AccountRows, b.AccountRows);
        Assert.Equal(
            (a.Evidence, a.SlotMs, a.SourcesKnown, a.AnySource, a.TracesSeen),
            (b.Evidence, b.SlotMs, b.SourcesKnown, b.AnySource, b.TracesSeen)
        );
    }

    private static TraceTable Build(SpillSpace? space)
    {
        var random = new SplitMix64(5);
        var collector = new TraceCollector(new CoRepost(), space);
        var accounts = new AccountIndex();
        for (var i = 0; i < 2_000; i++)
        {
            var original = random.Next(150);
            var post = new Post
            {
                AccountId = $"a{random.Next(40)}",
                IsRepost = true,
                RepostOf = $"p{original}",
                RepostAuthor = $"a{original % 60}",
                TimeMs = random.Next(100_000_000),
                Precision = TimePrecision.Second,
            };
            collector.Take(post, accounts.IndexOf(post), i);
        }

        return collector.Build(accounts.Accounts.Count, accounts.Find);
    }
}
