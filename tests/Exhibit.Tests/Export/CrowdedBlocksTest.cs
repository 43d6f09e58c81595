using Exhibit.Benchmarks.Accuracy;
using Exhibit.Coordination;
using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit.Tests.Export;

public sealed class CrowdedBlocksTest
{
    [Fact]
    public void TheReportSaysWhichBlocksWereLeftOutAndHowManyPairs()
    {
        var (store, collector, accounts) = (new MemoryPostStore(), new TraceCollector(new GivenObject()), new AccountIndex());
        for (var i = 0; i < 5; i++)
        {
            var post = new Post
            {
                AccountId = $"a{i}",
                ObjectId = "the item of the day",
                TimeMs = 1_600_000_000_000 + i,
                Precision = TimePrecision.Second,
            };
            store.Append(post, accounts.IndexOf(post), duplicate: false);
            collector.Take(post, i, i);
        }

        var table = collector.Build(5, accounts.Find);
        var options = new CoordinationOptions(60_000, 3_600_000, 0, 0, 0.05, 1) { MostSharers = 4 };
        var (_, families) = new CoordinationStage(options, new ExplanationSet(Catalog.Explanations)).Run([table], null, default);
        Assert.Equal(
            "W = 60 s in D = 3600 s: blocks of one item with more than 100,000 sharers were left out: 1, with 10 pairs in them. Most crowded: object \"the item of the day\" from 2020-09-13 12:00 UTC (5 sharers).",
            Assert.Single(new CrowdedBlocks([table], [collector], store).Sentences(families))
        );
        Assert.Empty(new CrowdedBlocks([table], [collector], store).Sentences([families[0] with { BlocksLeftOut = 0 }]));
    }
}
