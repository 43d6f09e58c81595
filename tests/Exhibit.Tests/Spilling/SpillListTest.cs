using Exhibit.Spilling;

namespace Exhibit.Tests.Spilling;

public sealed class SpillListTest
{
    private static string NewFolder() => Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void GivesBackWhatWasAddedWhereverItLies(bool limited)
    {
        var folder = NewFolder();
        using (var space = limited ? new SpillSpace(folder, 1) : new SpillSpace())
        {
            var list = new SpillList<long>(space);
            for (var i = 0L; i < 100_000; i++)
            {
                list.Add(i * i);
            }

            Assert.Equal(limited, space.Written > 0);
            Assert.Equal(100_000, list.Count);
            Assert.Equal(Enumerable.Range(0, 100_000).Select(i => (long)i * i), list);
            foreach (var start in (ReadOnlySpan<int>)[0, 1, 127, 128, 99_000, 99_999])
            {
                var part = new long[Math.Min(500, 100_000 - start)];
                list.Read(start, part);
                Assert.Equal(Enumerable.Range(start, part.Length).Select(i => (long)i * i), part);
            }

            Assert.Equal(Enumerable.Range(0, 100_000).Select(i => (long)i * i), list.Drain().SelectMany(p => p.ToArray()));
            Assert.Empty(list);
        }

        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void ManyThreadsMayRead()
    {
        using var space = new SpillSpace(NewFolder(), 1);
        var list = new SpillList<int>(space);
        list.AddRange([.. Enumerable.Range(0, 50_000)]);
        Parallel.For(
            0,
            1_000,
            i =>
            {
                Span<int> part = stackalloc int[300];
                list.Read(i * 49, part);
                Assert.Equal(i * 49, part[0]);
                Assert.Equal((i * 49) + 299, part[299]);
            }
        );
    }
}
