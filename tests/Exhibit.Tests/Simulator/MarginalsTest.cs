using Exhibit.Simulator;

namespace Exhibit.Tests.Simulator;

/// <summary>Ordinary life must look like it: these are the properties that make coincidences, and so accusations, likely.</summary>
public sealed class MarginalsTest
{
    private static readonly WorldOptions Options = WorldPresets.Get("null", 11);
    private static readonly SimWorld Null = SimWorld.Of(Options);

    [Fact]
    public void Posts_come_close_to_what_was_asked_for() => Assert.InRange(Null.Posts.Count / (double)Options.Posts, .85, 1.15);

    [Fact]
    public void One_account_in_a_hundred_writes_a_tenth_or_more()
    {
        var counts = Null.Posts.CountBy(post => post.Account).Select(pair => pair.Value).OrderDescending().ToArray();
        Assert.InRange(counts.Take(counts.Length / 100).Sum() / (double)Null.Posts.Count, .1, .35);
        Assert.InRange(counts.Take(counts.Length / 10).Sum() / (double)Null.Posts.Count, .35, .7);
    }

    [Fact]
    public void People_sleep_by_their_own_clock()
    {
        // In one topic most live in one zone: its quietest six hours hold far less than a quarter of the day.
        var plan = new WorldPlan(Options);
        for (var topic = 0; topic < Options.Topics; topic++)
        {
            var hours = new int[24];
            var (first, end) = plan.People.Topic(topic);
            foreach (var post in Null.Posts.Where(post => post.Account >= first && post.Account < end))
            {
                hours[post.TimeMs / 3_600_000 % 24]++;
            }

            var quiet = Enumerable.Range(0, 24).Min(from => Enumerable.Range(from, 6).Sum(hour => hours[hour % 24]));
            Assert.InRange(quiet / (double)hours.Sum(), .01, .16);
        }
    }

    [Fact]
    public void The_week_has_a_weekend()
    {
        // Averaged over whole days of the first three weeks: Monday is day 0. Saturday mornings are slow everywhere.
        var plan = new WorldPlan(Options);
        var morning = new double[7];
        foreach (var post in Null.Posts.Where(post => post.TimeMs < Options.StartMs + (21 * 86_400_000L)))
        {
            var local = post.TimeMs - Options.StartMs + (plan.People[post.Account].Zone * 3_600_000L);
            if (local >= 0 && local / 3_600_000 % 24 is >= 6 and < 9)
            {
                morning[local / 86_400_000 % 7]++;
            }
        }

        Assert.True(morning[5] + morning[6] < .8 * 2 / 5 * morning[..5].Sum(), string.Join(' ', morning));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(300)]
    [InlineData(3_600)]
    [InlineData(21_600)]
    public void Shares_follow_at_the_pace_of_their_object(double median)
    {
        // Only objects by day in their topic's zone; those who sleep or look in by session come later, so the median lies above.
        var plan = new WorldPlan(Options);
        var pace = new Dictionary<(int, long), double>();
        for (long number = 0; number < plan.Objects.Count; number++)
        {
            var facts = plan.Objects[number];
            var hour = (facts.TimeMs + (plan.People[facts.Author].Zone * 3_600_000L)) / 3_600_000 % 24;
            if (hour is > 9 and < 18 && facts.TimeMs < Options.EndMs - (3 * 86_400_000L))
            {
                pace[(facts.Author, facts.TimeMs)] = facts.MedianSeconds;
            }
        }

        var delays = Null
            .Posts.Where(post => pace.GetValueOrDefault((post.RepostAccount, post.RepostTimeMs)) == median)
            .Select(post => (post.TimeMs - post.RepostTimeMs) / 1_000.0)
            .Order()
            .ToArray();
        Assert.True(delays.Length > 1_000);
        Assert.InRange(delays[delays.Length / 2] / median, .8, 3);
        Assert.InRange(delays[delays.Length / 10] / median, .1, .6);
    }

    [Fact]
    public void People_share_what_is_of_their_topic()
    {
        var plan = new WorldPlan(Options);
        var reposts = Null.Posts.Where(post => post.RepostAccount >= 0).ToList();
        var own = reposts.Count(post => plan.People[post.Account].Topic == plan.People[post.RepostAccount].Topic);
        Assert.InRange(own / (double)reposts.Count, .45, .85);
    }

    [Fact]
    public void A_few_objects_reach_many()
    {
        var shares = Null
            .Posts.Where(post => post.RepostNumber > 0)
            .CountBy(post => post.RepostNumber)
            .Select(pair => pair.Value)
            .ToArray();
        Assert.True(shares.Max() > 15 * shares.Average());
    }

    [Fact]
    public void Ordinary_people_meet_within_a_minute_again_and_again()
    {
        // The nasty part of ordinary life: pairs with three or more co-actions within 60 s, though nobody coordinates.
        var meetings = new Dictionary<(int, int), int>();
        foreach (var shared in Null.Posts.Where(post => post.RepostNumber > 0).GroupBy(post => post.RepostNumber))
        {
            var acts = shared.OrderBy(post => post.TimeMs).ToArray();
            for (var i = 0; i < acts.Length; i++)
            {
                for (var j = i + 1; j < acts.Length && acts[j].TimeMs - acts[i].TimeMs <= 60_000; j++)
                {
                    var pair = (Math.Min(acts[i].Account, acts[j].Account), Math.Max(acts[i].Account, acts[j].Account));
                    meetings[pair] = meetings.GetValueOrDefault(pair) + 1;
                }
            }
        }

        Assert.True(meetings.Values.Count(count => count >= 3) > 20, $"{meetings.Values.Count(count => count >= 3)} pairs");
    }

    [Fact]
    public void A_breaking_event_makes_several_sources_of_one_topic_publish_within_the_hour()
    {
        var plan = new WorldPlan(Options with { Events = 1, Posts = 20_000 });
        var calm = new WorldPlan(Options with { Events = 0, Posts = 20_000 });
        var moved = Enumerable
            .Range(0, (int)plan.Objects.Count)
            .Where(number => plan.Objects[number].TimeMs != calm.Objects[number].TimeMs)
            .Select(number => plan.Objects[number])
            .ToList();
        Assert.InRange(moved.Count, 4, 8);
        Assert.All(moved, facts => Assert.Equal(90, facts.MedianSeconds));
        var times = moved.Select(facts => facts.TimeMs).Order().ToArray();
        Assert.InRange(times[times.Length / 2] - times[0], 0, 3_600_000);
    }
}
