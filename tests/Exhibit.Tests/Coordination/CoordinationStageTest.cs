using Exhibit.Coordination;
using Exhibit.Model;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Coordination;

public sealed class CoordinationStageTest
{
    private static readonly CoordinationOptions Options = new(60_000, 3_600_000, 600_000, 21_600_000, 0.05, 2);

    [Fact]
    public void ARingOnManyDaysIsStrongAndItsBystandersAreNot()
    {
        var edges = Run(Ring(objects: 12, stepSeconds: 50_000));
        Assert.Equal(3, edges.Count(e => e.Tier == Tier.Strong));
        Assert.All(edges.Where(e => e.Tier != Tier.None), e => Assert.True(e.A < 3 && e.B < 3));
        Assert.All(edges.Where(e => e.Tier == Tier.Strong), e => Assert.Equal("", e.ExplainedBy));
    }

    [Fact]
    public void ARingOfOneDayIsIndicatedAndNamedSo()
    {
        var edges = Run(Ring(objects: 12, stepSeconds: 7_000));
        Assert.DoesNotContain(edges, e => e.Tier == Tier.Strong);
        Assert.All(edges.Where(e => e.Tier == Tier.Indicated), e => Assert.Equal("one-day", e.ExplainedBy));
        Assert.Equal(3, edges.Count(e => e.Tier == Tier.Indicated));
    }

    [Fact]
    public void WhatACrowdedBlockHeldIsNotTested()
    {
        // Three share every item, and nine more share the first four of them in the same hour.
        var rows = Ring(objects: 12, stepSeconds: 50_000)
            .Concat(Enumerable.Range(0, 36).Select(i => new Tables.Row($"many{i % 9}", $"o{i / 9}", (i / 9 * 50_000) + 100 + i)))
            .ToArray();
        var options = Options with { MostSharers = 8 };
        var (edges, families) = new CoordinationStage(options, new ExplanationSet(Catalog.Explanations)).Run(
            [Tables.Of(TimePrecision.Second, rows)],
            null,
            default
        );
        Assert.True(families[0].BlocksLeftOut >= 4);
        Assert.Equal(families[0].BlocksLeftOut, families[0].Crowded.Count);
        Assert.Equal(families[0].Crowded.Sum(b => b.Sharers * (b.Sharers - 1L) / 2), families[0].PairsLeftOut);
        Assert.All(edges, e => Assert.True(e.ObjectsTested <= 8));
        Assert.Contains(edges, e => e.ObjectsShared == 12);
    }

    [Fact]
    public void ARingMinutesApartIsNeverStrong()
    {
        var rows = Enumerable
            .Range(0, 14)
            .SelectMany(i =>
                new[]
                {
                    // Now one, now the other comes first: who always comes second may just follow.
                    new Tables.Row(i % 2 == 0 ? "a" : "b", $"o{i}", i * 50_000),
                    new Tables.Row(i % 2 == 0 ? "b" : "a", $"o{i}", (i * 50_000) + 200 + (i * 13 % 100)),
                }
            );
        var edge = Assert.Single(Run([.. rows, .. Noise()]), e => e.Tier != Tier.None);
        Assert.Equal((Tier.Indicated, 600), (edge.Tier, edge.WindowSeconds));
    }

    [Theory]
    [InlineData(28, true)]
    [InlineData(58, false)]
    public void StrongIsJudgedWithinHalfOfTheWindow(int reach, bool strong)
    {
        // Fourteen objects with lags up to the reach: within a minute all, within half a minute all or none.
        var rows = Enumerable
            .Range(0, 14)
            .SelectMany(i =>
                new[]
                {
                    new Tables.Row(i % 2 == 0 ? "a" : "b", $"o{i}", i * 50_000),
                    new Tables.Row(i % 2 == 0 ? "b" : "a", $"o{i}", (i * 50_000) + reach - (i * 2)),
                }
            );
        var edge = Assert.Single(Run([.. rows, .. Noise()]), e => e.Tier != Tier.None);
        Assert.Equal(14, edge.SynchronousInWindow);
        if (strong)
        {
            Assert.Equal((Tier.Strong, 30, 14), (edge.Tier, edge.WindowSeconds, edge.ObjectsSynchronous));
        }
        else
        {
            Assert.Equal((Tier.Indicated, "wide-window", 60), (edge.Tier, edge.ExplainedBy, edge.WindowSeconds));
        }
    }

    [Fact]
    public void OfMinuteStampsStrongAsksForTheSameMinute()
    {
        var rows = Enumerable
            .Range(0, 14)
            .SelectMany(i =>
                new[]
                {
                    new Tables.Row(i % 2 == 0 ? "a" : "b", $"o{i}", i * 50_220),
                    new Tables.Row(i % 2 == 0 ? "b" : "a", $"o{i}", (i * 50_220) + (i < 11 ? 0 : 60)),
                }
            )
            .Concat(Noise().Select(r => r with { Second = Math.Floor(r.Second / 60) * 60 }))
            .ToArray();
        var (edges, _) = new CoordinationStage(Options, new ExplanationSet(Catalog.Explanations)).Run(
            [Tables.Of(TimePrecision.Minute, rows)],
            null,
            default
        );
        var edge = Assert.Single(edges, e => e.Tier != Tier.None);
        Assert.Equal((Tier.Strong, 30, 11, 14), (edge.Tier, edge.WindowSeconds, edge.ObjectsSynchronous, edge.SynchronousInWindow));
    }

    [Fact]
    public void ASpreeThroughOneProfileIsNothing()
    {
        var rows = Enumerable
            .Range(0, 8)
            .SelectMany(i => new[] { new Tables.Row("a", $"o{i}", i * 5), new Tables.Row("b", $"o{i}", (i * 5) + 2) });
        Assert.DoesNotContain(Run([.. rows, .. Noise()]), e => e.Tier != Tier.None);
    }

    [Fact]
    public void AnAuthorAndTheReposterAreNoPair()
    {
        var collector = new Exhibit.Traces.TraceCollector(new Exhibit.Traces.CoPost());
        var accounts = new AccountIndex();
        for (var i = 0; i < 20; i++)
        {
            foreach (var (account, repost, lag) in new[] { ("author", false, 0), ("reposter", true, 5) })
            {
                var post = new Post
                {
                    AccountId = account,
                    Text = $"A sentence that is long enough, number {i}",
                    IsRepost = repost,
                    TimeMs = (i * 50_000_000L) + (lag * 1000),
                    Precision = TimePrecision.Second,
                };
                collector.Take(post, accounts.IndexOf(post), (2 * i) + lag);
            }
        }

        var table = collector.Build(2, accounts.Find);
        Assert.Empty(new CoordinationStage(Options, new ExplanationSet(Catalog.Explanations)).Run([table], null, default).Edges);
    }

    [Fact]
    public void TheSameOnAnyNumberOfThreads()
    {
        var table = Tables.Of(TimePrecision.Second, Ring(objects: 12, stepSeconds: 50_000));
        var one = new CoordinationStage(Options with { Threads = 1 }, new ExplanationSet(Catalog.Explanations))
            .Run([table], null, default)
            .Edges;
        var four = new CoordinationStage(Options with { Threads = 4 }, new ExplanationSet(Catalog.Explanations))
            .Run([table], null, default)
            .Edges;
        Assert.Equal(one.Select(e => (e.A, e.B, e.P, e.Tier)), four.Select(e => (e.A, e.B, e.P, e.Tier)));
    }

    private static IReadOnlyList<Edge> Run(IEnumerable<Tables.Row> rows) =>
        new CoordinationStage(Options, new ExplanationSet(Catalog.Explanations))
            .Run([Tables.Of(TimePrecision.Second, rows)], null, default)
            .Edges;

    // Three accounts share each object within half a minute, in changing order; forty others share at random times.
    private static List<Tables.Row> Ring(int objects, int stepSeconds)
    {
        var rows = new List<Tables.Row>();
        foreach (var account in new[] { "a", "b", "c" })
        {
            for (var i = 0; i < objects; i++)
            {
                rows.Add(new Tables.Row(account, $"o{i}", (i * stepSeconds) + 100 + ((account[0] * (i + 3) * 7) % 30)));
            }
        }

        rows.AddRange(Noise());
        return rows;
    }

    private static IEnumerable<Tables.Row> Noise()
    {
        var random = new SplitMix64(7);
        for (var i = 0; i < 400; i++)
        {
            yield return new Tables.Row($"n{random.Next(40)}", $"q{random.Next(60)}", random.Next(800_000));
        }
    }
}
