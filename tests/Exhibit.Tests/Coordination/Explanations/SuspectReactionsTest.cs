using Exhibit.Coordination;
using Exhibit.Coordination.Explanations;
using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit.Tests.Coordination.Explanations;

/// <summary>One explanation asked for pair after pair, whose suspects change a little or altogether, against the bystanders picked out one by one.</summary>
public sealed class SuspectReactionsTest
{
    private const int Accounts = 90;
    private const int Sources = 4;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void NeighbouringPairsAreAnsweredAsIfEachWereTheFirst(ulong seed)
    {
        var random = new SplitMix64(seed);
        var table = Build(random);
        var source = new Source();
        var suspects = new HashSet<int>();
        var spoken = 0;
        for (var round = 0; round < 200; round++)
        {
            // Mostly one suspect comes or goes; now and then another ring begins.
            if (round % 40 == 0)
            {
                suspects = [.. Enumerable.Range(0, 40).Select(_ => random.Next(Accounts))];
            }
            else if (!suspects.Remove(random.Next(Accounts)))
            {
                suspects.Add(random.Next(Accounts));
            }

            var (a, b) = (random.Next(Accounts), random.Next(Accounts));
            var pair = new PairView(table, Hand.Window, a, b, Hand.Set([a, b, .. suspects]));
            var expected = Enumerable.Range(0, pair.Trials.Length).Select(t => Plain(pair, t)).ToArray();
            Assert.Equal(expected, Hand.Ask(source, pair));
            spoken += expected.Count(p => !double.IsNaN(p));
        }

        Assert.True(spoken > 100);
    }

    private static double Plain(PairView pair, int trial)
    {
        var (table, o) = (pair.Table, pair.ObjectOf(trial));
        long[] bystanders =
        [
            .. Enumerable
                .Range(0, table.Count)
                .Where(r => table.Source[table.Object[r]] == table.Source[o] && table.Object[r] != o && !pair.IsExcluded(table.Account[r]))
                .Select(r => table.Time[r] - table.OriginTime(table.Object[r]))
                .Order(),
        ];
        double Near(long time) => LocalDensity.Of(bystanders, time - table.OriginTime(o), pair.Window);
        return bystanders.Length == 0 ? double.NaN : (Near(pair.TimeA(trial)) + Near(pair.TimeB(trial))) / 2;
    }

    private static TraceTable Build(SplitMix64 random)
    {
        var collector = new TraceCollector(new CoRepost());
        var accounts = new AccountIndex();
        for (var n = 0; n < 3_000; n++)
        {
            var shared = random.Next(40);
            var began = 3_600_000L * shared;
            var post = new Post
            {
                AccountId = $"a{(n < Accounts ? n : random.Next(Accounts))}",
                RepostOf = $"o{shared}",
                RepostAuthor = $"s{shared % Sources}",
                RepostTimeMs = began,
                IsRepost = true,
                TimeMs = began + (1_000L * random.Next(3_000)),
                Precision = TimePrecision.Second,
            };
            collector.Take(post, accounts.IndexOf(post), n);
        }

        return collector.Build(accounts.Accounts.Count, accounts.Find);
    }
}
