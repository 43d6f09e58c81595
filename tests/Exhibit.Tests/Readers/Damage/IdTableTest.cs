using Exhibit.Coordination;
using Exhibit.Readers.Damage;

namespace Exhibit.Tests.Readers.Damage;

public sealed class IdTableTest
{
    [Fact]
    public void TheFirstContentOfAnIdIsKept()
    {
        var random = new SplitMix64(5);
        var table = new IdTable(50_000);
        var plain = new Dictionary<ulong, ulong>();
        for (var i = 0; i < 40_000; i++)
        {
            // Zero among the ids, which marks an empty slot.
            var (id, content) = ((ulong)random.Next(15_000), (ulong)random.Next(3));
            table.Expect(id);
            var earlier = plain.TryGetValue(id, out var known) ? known : (ulong?)null;
            plain.TryAdd(id, content);
            Assert.Equal(earlier, table.Earlier(id, content));
        }

        Assert.True(plain.ContainsKey(0));
    }

    [Fact]
    public void ItSaysWhenItIsFull()
    {
        var table = new IdTable(2);
        table.Earlier(1, 0);
        Assert.False(table.IsFull);
        table.Earlier(2, 0);
        Assert.True(table.IsFull);
    }
}
