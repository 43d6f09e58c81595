using Exhibit.Simulator;
using Exhibit.Simulator.Output;

namespace Exhibit.Tests.Simulator;

/// <summary>Runs alone: it measures what the whole process holds.</summary>
[CollectionDefinition(nameof(MemoryTest), DisableParallelization = true)]
[Collection(nameof(MemoryTest))]
public sealed class MemoryTest
{
    [Fact]
    public void A_million_posts_need_no_more_memory_than_the_first_hundred_thousand()
    {
        var sink = new CountingSink();
        World.Generate(
            new WorldOptions
            {
                Accounts = 20_000,
                Posts = 1_000_000,
                Days = 60,
            },
            sink
        );
        Assert.InRange(sink.Posts, 850_000, 1_150_000);
        Assert.True(sink.Last - sink.First < 4_000_000, $"from {sink.First} to {sink.Last} bytes");
        Assert.True(sink.First - sink.Start < 40_000_000, $"20,000 accounts and their followers took {sink.First - sink.Start} bytes");
    }

    private sealed class CountingSink : IWorldSink
    {
        internal long Start { get; } = GC.GetTotalMemory(forceFullCollection: true);

        internal long First { get; private set; }

        internal long Last { get; private set; }

        internal long Posts { get; private set; }

        public void Begin(NameBook names) { }

        public void Post(SimPost post)
        {
            if (++Posts % 100_000 == 0)
            {
                Last = GC.GetTotalMemory(forceFullCollection: true);
                First = First == 0 ? Last : First;
            }
        }

        public void Table(SideTable table) { }

        public void Label(in SimLabel label) { }
    }
}
