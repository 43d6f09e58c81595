using Exhibit.Coordination;
using Exhibit.Coordination.Explanations;
using Exhibit.Model;
using Exhibit.Tests.Support;
using Exhibit.Traces;

namespace Exhibit.Tests.Coordination.Explanations;

/// <summary>Hand-computed cases; W = 60 s, D = 3,600 s, whole seconds. Width of W is 121 s, of D 3,600 s.</summary>
internal static class Hand
{
    internal static readonly WindowSpec Window = new(60_000, 3_600_000, 1_000);

    internal const double Empty = 121.0 / 3600;

    internal static PairView Pair(TraceTable table, params int[] suspects) => new(table, Window, 0, 1, Set([0, 1, .. suspects]));

    internal static AccountSet Set(params ReadOnlySpan<int> accounts)
    {
        var set = new AccountSet();
        set.Add(accounts);
        return set;
    }

    internal static double[] Ask(IExplanation explanation, PairView pair)
    {
        var p = new double[pair.Trials.Length];
        explanation.Explain(pair, p);
        return p;
    }
}

public sealed class HourTest
{
    [Fact]
    public void GivesEveryTrialTheHour()
    {
        var pair = Hand.Pair(Tables.Of(("a", "x", 0), ("b", "x", 50), ("a", "y", 100), ("b", "y", 900)));
        Assert.Equal([Hand.Window.HourProbability, Hand.Window.HourProbability], Hand.Ask(new Hour(), pair));
    }
}

public sealed class CrowdTest
{
    [Fact]
    public void AloneItIsTheHour()
    {
        var pair = Hand.Pair(Tables.Of(("a", "x", 1000), ("b", "x", 1010)));
        Assert.Equal(Hand.Empty, Hand.Ask(new Crowd(), pair)[0], 12);
    }

    [Fact]
    public void ABystanderBesideBothSpeaks()
    {
        var pair = Hand.Pair(Tables.Of(("a", "x", 1000), ("b", "x", 1010), ("c", "x", 1020)));
        Assert.Equal((1 + Hand.Empty) / 2, Hand.Ask(new Crowd(), pair)[0], 12);
    }

    [Fact]
    public void ASuspectIsNoAlibi()
    {
        var table = Tables.Of(("a", "x", 1000), ("b", "x", 1010), ("c", "x", 1020));
        Assert.Equal(Hand.Empty, Hand.Ask(new Crowd(), Hand.Pair(table, 2))[0], 12);
    }

    [Fact]
    public void ACrowdHoursAwayIsSilent()
    {
        var pair = Hand.Pair(Tables.Of(("a", "x", 1000), ("b", "x", 1010), ("c", "x", 9000)));
        Assert.Equal(Hand.Empty, Hand.Ask(new Crowd(), pair)[0], 12);
    }
}

public sealed class HabitTest
{
    [Fact]
    public void BothAlwaysReactAtTheSameSpeed()
    {
        // A bystander is first on both objects; A follows after 5 s, B after 8 s.
        var pair = Hand.Pair(Tables.Of(("a", "x", 5), ("b", "x", 8), ("c", "x", 0), ("a", "y", 5005), ("b", "y", 5008), ("c", "y", 5000)));
        var expected = (1 + Hand.Empty) / 2;
        Assert.All(Hand.Ask(new Habit(), pair), p => Assert.Equal(expected, p, 12));
    }

    [Fact]
    public void IsSilentWhereTheyThemselvesCameFirst()
    {
        var pair = Hand.Pair(Tables.Of(("a", "x", 0), ("b", "x", 8), ("a", "y", 5000), ("b", "y", 5008)));
        Assert.All(Hand.Ask(new Habit(), pair), p => Assert.True(double.IsNaN(p)));
    }
}

public sealed class SourceTest
{
    [Fact]
    public void TheSourcesAudienceIsFast()
    {
        var table = Build(("x", "star", 0), ("y", "star", 5000));
        var pair = Hand.Pair(table);
        // On y two bystanders reacted after 9 and 11 s; A and B react to x after 10 and 12 s.
        var expected = (2 + Hand.Empty) / 3;
        Assert.Equal(expected, Hand.Ask(new Source(), pair)[0], 12);
    }

    [Fact]
    public void IsSilentWithoutASource()
    {
        var pair = Hand.Pair(Tables.Of(("a", "x", 0), ("b", "x", 8)));
        Assert.True(double.IsNaN(Hand.Ask(new Source(), pair)[0]));
    }

    private static TraceTable Build(params (string Object, string Source, double Second)[] objects)
    {
        var collector = new TraceCollector(new CoRepost());
        var accounts = new AccountIndex();
        var number = 0;
        foreach (var (account, shared, second) in new[] { ("a", "x", 10.0), ("b", "x", 12), ("c", "y", 5009), ("d", "y", 5011) })
        {
            var (_, source, at) = objects.Single(o => o.Object == shared);
            var post = new Post
            {
                AccountId = account,
                RepostOf = shared,
                RepostAuthor = source,
                RepostTimeMs = (long)(at * 1000),
                IsRepost = true,
                TimeMs = (long)(second * 1000),
                Precision = TimePrecision.Second,
            };
            collector.Take(post, accounts.IndexOf(post), number++);
        }

        return collector.Build(accounts.Accounts.Count, accounts.Find);
    }
}

public sealed class ClockTest
{
    [Fact]
    public void ASchedulerOnTheQuarterHour()
    {
        var rows = Enumerable
            .Range(0, 8)
            .SelectMany(i => new[] { new Tables.Row("a", $"o{i}", (i * 900) + 3), new Tables.Row("b", $"o{i}", (i * 900) + 5) });
        var pair = Hand.Pair(Tables.Of(TimePrecision.Second, rows));
        // Both on a grid of 900 s: at least 900 / 3600, and their habit on the grid's width speaks louder.
        Assert.All(Hand.Ask(new Clock(), pair), p => Assert.InRange(p, 0.25, 1));
    }

    [Fact]
    public void IrregularAccountsHaveNoGrid()
    {
        long[] times = [13_000, 422_000, 1_250_000, 2_903_000, 3_517_000, 4_444_000, 6_071_000, 7_777_000, 9_142_000];
        Assert.Null(Clock.GridOf(times));
    }

    [Fact]
    public void TheLongestPeriodThatFitsIsTaken() =>
        Assert.Equal((3_600_000, 0), Clock.GridOf([.. Enumerable.Range(0, 10).Select(i => (i * 3_600_000L) + 4_000)]));

    [Fact]
    public void ThePhaseThatHoldsMostIsTakenAlsoBesideTheFullMinute()
    {
        // Seconds -6 to 8 around the five minutes: most lie after the mark, all within one window that begins before it.
        long[] times = [.. Enumerable.Range(1, 15).Select(i => (i * 300_000L) - 6_000 + (i % 15 * 1_000))];
        Assert.Equal((300_000, 294_000), Clock.GridOf(times));
    }

    [Fact]
    public void WhoIsOnAClockOnlyWithThePartnerIsStillOnAClock()
    {
        // Every trial at 100 s past ten minutes; three times as many other things at all times.
        var rows = Enumerable
            .Range(0, 12)
            .SelectMany(i =>
                new[] { new Tables.Row("a", $"o{i}", (i * 3_600) + 100 + (i % 7)), new Tables.Row("b", $"o{i}", (i * 3_600) + 103) }
            )
            .Concat(
                Enumerable
                    .Range(0, 36)
                    .SelectMany(i =>
                        new[] { new Tables.Row("a", $"p{i}", 50_000 + (i * 431)), new Tables.Row("b", $"q{i}", 50_000 + (i * 397)) }
                    )
            );
        Assert.All(Hand.Ask(new Clock(), Hand.Pair(Tables.Of(TimePrecision.Second, rows))), p => Assert.InRange(p, 0.5, 1));
    }

    [Fact]
    public void TenMinuteStampsAreNoClock()
    {
        var rows = Enumerable
            .Range(0, 12)
            .SelectMany(i =>
                new[] { new Tables.Row("a", $"o{i}", (i * 3_660 / 60 * 60) + 60), new Tables.Row("b", $"o{i}", (i * 3_660 / 60 * 60) + 60) }
            )
            .Concat(
                Enumerable
                    .Range(0, 60)
                    .SelectMany(i =>
                        new[] { new Tables.Row("a", $"p{i}", 60_000 + (i * 420)), new Tables.Row("b", $"q{i}", 60_000 + (i * 660)) }
                    )
            );
        Assert.All(Hand.Ask(new Clock(), Hand.Pair(Tables.Of(TimePrecision.Minute, rows))), p => Assert.True(double.IsNaN(p)));
    }

    [Fact]
    public void APhaseOffTheHourIsFound() =>
        Assert.Equal(3_600_000, Clock.GridOf([.. Enumerable.Range(0, 10).Select(i => (i * 3_600_000L) + 1_234_000)])!.Value.Period);
}

public sealed class RoutineTest
{
    private const double Day = 86_400;

    [Fact]
    public void OtherDaysAtTheSameTimeSpeak()
    {
        var pair = Hand.Pair(Tables.Of(("a", "x", 1000), ("b", "x", 1010), ("a", "p", Day + 1005), ("b", "q", Day + 1005)));
        Assert.Equal((1 + Hand.Empty) / 2, Hand.Ask(new Routine(), pair)[0], 12);
    }

    [Fact]
    public void TheSameSittingIsNoRoutine()
    {
        var pair = Hand.Pair(Tables.Of(("a", "x", 1000), ("b", "x", 1010), ("a", "p", 1005), ("b", "q", 1005)));
        Assert.Equal(Hand.Empty, Hand.Ask(new Routine(), pair)[0], 12);
    }

    [Fact]
    public void MidnightIsNoEdge()
    {
        var pair = Hand.Pair(Tables.Of(("a", "x", 5), ("b", "x", 10), ("a", "p", (2 * Day) - 5), ("b", "q", (2 * Day) - 5)));
        Assert.Equal((1 + Hand.Empty) / 2, Hand.Ask(new Routine(), pair)[0], 12);
    }
}

public sealed class FollowerTest
{
    [Fact]
    public void AnAccountBeforeBothIsNamed()
    {
        var rows = Enumerable
            .Range(0, 4)
            .SelectMany(i =>
                new[]
                {
                    new Tables.Row("a", $"o{i}", (i * 7200) + 10),
                    new Tables.Row("b", $"o{i}", (i * 7200) + 20),
                    new Tables.Row("hub", $"o{i}", i * 7200),
                }
            );
        var pair = Hand.Pair(Tables.Of(TimePrecision.Second, rows));
        Assert.Contains(2, Follower.Leaders(pair));
        // Three other objects, all at the same latency: (3 + e) / 4.
        Assert.All(Hand.Ask(new Follower(), pair), p => Assert.Equal((3 + Hand.Empty) / 4, p, 12));
    }

    [Fact]
    public void WhoWroteWhatBothRepeatActedFirst()
    {
        // Two posts of the hub's own and two that it passed on: it came first in all four.
        var collector = new TraceCollector(new CoRepost());
        var accounts = new AccountIndex();
        var number = 0;
        void Take(string account, string shared, string author, double written, double at)
        {
            var post = new Post
            {
                AccountId = account,
                RepostOf = shared,
                RepostAuthor = author,
                RepostTimeMs = (long)(written * 1000),
                IsRepost = true,
                TimeMs = (long)(at * 1000),
                Precision = TimePrecision.Second,
            };
            collector.Take(post, accounts.IndexOf(post), number++);
        }

        for (var i = 0; i < 4; i++)
        {
            var start = i * 7200.0;
            var (author, written) = i < 2 ? ("hub", start) : ($"star{i}", start - 900);
            Take("a", $"o{i}", author, written, start + 10);
            Take("b", $"o{i}", author, written, start + 20);
            if (i >= 2)
            {
                Take("hub", $"o{i}", author, written, start);
            }
        }

        var pair = Hand.Pair(collector.Build(accounts.Accounts.Count, accounts.Find));
        Assert.Contains(accounts.Find("hub"), Follower.Leaders(pair));
        Assert.All(Hand.Ask(new Follower(), pair), p => Assert.Equal((3 + Hand.Empty) / 4, p, 12));
    }

    [Theory]
    [InlineData(6, 1, 0, true)] // once at once
    [InlineData(7, 0, 1, false)] // once the other way about
    [InlineData(5, 4, 0, false)] // at once too often to be called first
    [InlineData(2, 0, 0, false)] // too few
    public void OneOfTheTwoMayFollowTheOther(int before, int atOnce, int after, bool follows)
    {
        var rows = Enumerable
            .Range(0, before + atOnce + after)
            .SelectMany(i =>
            {
                var lag =
                    i < before ? 9
                    : i < before + atOnce ? 0
                    : -9;
                return new[] { new Tables.Row("a", $"o{i}", i * 7200), new Tables.Row("b", $"o{i}", (i * 7200) + lag) };
            });
        var leaders = Follower.Leaders(
            Hand.Pair(Tables.Of(TimePrecision.Second, [.. rows.Select(r => r with { Second = r.Second + 20 })]))
        );
        Assert.Equal(follows ? [0] : [], leaders);
    }

    [Fact]
    public void WhoIsFirstByTurnsIsFollowedByNobody()
    {
        // The third is before both on six of ten, and after both on the other four.
        var rows = Enumerable
            .Range(0, 10)
            .SelectMany(i =>
                new[]
                {
                    new Tables.Row("a", $"o{i}", (i * 7200) + 10 + (i % 2)),
                    new Tables.Row("b", $"o{i}", (i * 7200) + 11 - (i % 2)),
                    new Tables.Row("c", $"o{i}", (i * 7200) + (i < 6 ? 0 : 20)),
                }
            );
        Assert.Empty(Follower.Leaders(Hand.Pair(Tables.Of(TimePrecision.Second, rows))));
    }

    [Fact]
    public void TakingTurnsFollowsNobody()
    {
        var rows = Enumerable
            .Range(0, 4)
            .SelectMany(i =>
                new[] { new Tables.Row("a", $"o{i}", (i * 7200) + (i % 2 * 10)), new Tables.Row("b", $"o{i}", (i * 7200) + 5) }
            );
        Assert.Empty(Follower.Leaders(Hand.Pair(Tables.Of(TimePrecision.Second, rows))));
    }
}

public sealed class ReactionTest
{
    [Fact]
    public void SpeaksOnlyWhereTheOriginIsKnown()
    {
        var collector = new TraceCollector(new CoRepost());
        var accounts = new AccountIndex();
        var number = 0;
        foreach (var (shared, start) in new[] { ("x", 0L), ("y", 5_000_000L) })
        {
            foreach (var (account, lag) in new[] { ("a", 5_000L), ("b", 8_000L) })
            {
                var post = new Post
                {
                    AccountId = account,
                    RepostOf = shared,
                    RepostTimeMs = start,
                    IsRepost = true,
                    TimeMs = start + lag,
                    Precision = TimePrecision.Second,
                };
                collector.Take(post, accounts.IndexOf(post), number++);
            }
        }

        var pair = Hand.Pair(collector.Build(2, accounts.Find));
        Assert.All(Hand.Ask(new Reaction(), pair), p => Assert.Equal((1 + Hand.Empty) / 2, p, 12));
        var unknown = Hand.Pair(
            Tables.Of(("a", "x", 5), ("b", "x", 8), ("c", "x", 0), ("a", "y", 5005), ("b", "y", 5008), ("c", "y", 5000))
        );
        Assert.All(Hand.Ask(new Reaction(), unknown), p => Assert.True(double.IsNaN(p)));
    }
}
