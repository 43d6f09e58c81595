using Exhibit.Simulator.Innocent;
using Exhibit.Simulator.Output;

namespace Exhibit.Tests.Simulator;

/// <summary>Each innocent group does what its summary says.</summary>
public sealed class InnocentTest
{
    [Fact]
    public void Fans_repost_a_star_within_seconds()
    {
        var world = SimWorld.With(new NotificationFans { Stars = 1 });
        var posts = world.By("notification-fans");
        var star = posts.Where(post => post.RepostAccount >= 0).CountBy(post => post.RepostAccount).MaxBy(pair => pair.Value).Key;
        var delays = posts.Where(post => post.RepostAccount == star).Select(Delay).Order().ToArray();
        Assert.True(delays.Length > 40);
        Assert.InRange(delays[delays.Length / 2], 10, 23);
    }

    [Fact]
    public void A_release_brings_the_fans_together_on_one_evening()
    {
        var world = SimWorld.With(new ReleaseDay());
        var items = world
            .By("release-day")
            .Where(post => post.RepostNumber > 0 && world.Planned.Contains(post.Text))
            .GroupBy(post => post.RepostNumber)
            .ToList();
        Assert.Equal(12, items.Count);
        Assert.InRange(Median(items.SelectMany(item => item.Select(Delay))), 18, 35);
        var all = items.SelectMany(item => item).ToList();
        Assert.InRange((all.Max(post => post.TimeMs) - all.Min(post => post.TimeMs)) / 3_600_000.0, 2, 4);
    }

    [Fact]
    public void An_app_posts_one_of_its_sentences_for_strangers_every_morning()
    {
        var world = SimWorld.With(new AppAutoPosts());
        var sentences = world
            .By("app-autoposts")
            .Where(post => post.Client == "sim-scheduler" && world.Planned.Contains(post.Text))
            .GroupBy(post => post.Text, StringComparer.Ordinal)
            .ToList();
        Assert.InRange(sentences.Average(sentence => sentence.Count()), 2, 4);
        Assert.All(sentences.SelectMany(sentence => sentence), post => Assert.InRange(post.TimeMs / 1_000 % 86_400, 25_200, 25_240));
    }

    [Fact]
    public void Staff_repost_one_outlet_soon_or_after_a_call_together()
    {
        var world = SimWorld.With(new NewsroomStaff { Accounts = 10, CalledShare = .5 });
        var posts = world.By("newsroom-staff").Where(post => post.RepostNumber > 0).ToList();
        var outlet = posts.CountBy(post => post.RepostAccount).MaxBy(pair => pair.Value).Key;
        var items = posts
            .Where(post => post.RepostAccount == outlet)
            .GroupBy(post => post.RepostNumber)
            .Where(item => item.Count() >= 3)
            .ToList();
        Assert.True(items.Count > 5);
        var called = items.Count(item => item.Min(Delay) > 300);
        Assert.InRange(called / (double)items.Count, .25, .75);

        // Called or not, colleagues are close to one another.
        Assert.InRange(Median(items.Select(item => Median(item.Select(Delay)) - item.Min(Delay))), 5, 120);
    }

    [Fact]
    public void Scheduler_users_post_in_the_first_seconds_of_a_slot()
    {
        var world = SimWorld.With(new SchedulerUsers { SlotMinutes = 15 });
        var posts = world.By("scheduler-users");
        var onTheClock = posts.Where(post => post.TimeMs % 900_000 < 6_000).ToList();
        Assert.True(onTheClock.Count > posts.Count / 3);
        Assert.All(posts, post => Assert.Equal("sim-scheduler", post.Client));
    }

    [Fact]
    public void Sprees_repost_many_of_one_profile_within_minutes()
    {
        var world = SimWorld.With(new ProfileSprees { Items = 6 });
        var sprees = 0;
        foreach (
            var person in world
                .By("profile-sprees")
                .Where(post => post.RepostAccount >= 0)
                .GroupBy(post => (post.Account, post.RepostAccount))
        )
        {
            var times = person.Select(post => post.TimeMs).Order().ToArray();
            sprees += Enumerable.Range(0, Math.Max(0, times.Length - 3)).Any(i => times[i + 3] - times[i] < 120_000) ? 1 : 0;
        }

        Assert.True(sprees >= 10, $"{sprees} sprees");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Outlets_print_the_wire_word_for_word_under_their_own_address(bool seen)
    {
        var group = new WireSyndication { WireInData = seen, Items = 20 };
        var world = SimWorld.With(group);
        var copies = world
            .By(group.Kind)
            .Where(post => post.Url.StartsWith("https://sim-site-", StringComparison.Ordinal) && post.RepostNumber == 0)
            .GroupBy(post => post.Text[..post.Text.IndexOf(" http", StringComparison.Ordinal)], StringComparer.Ordinal)
            .Where(item => item.Count() >= 2)
            .ToList();
        Assert.InRange(copies.Count, 15, 20);
        Assert.All(copies, item => Assert.Equal(item.Count(), item.Select(post => post.Url).Distinct(StringComparer.Ordinal).Count()));
        Assert.Equal(seen, copies.TrueForAll(item => world.Posts.Exists(post => post.Text == item.Key)));
    }

    [Fact]
    public void Newsletter_readers_share_the_same_headline_in_the_same_morning()
    {
        var world = SimWorld.With(new ShareButtonReaders());
        var shared = world
            .By("share-button-readers")
            .Where(post => post.RepostNumber == 0 && post.Url.Length > 0)
            .GroupBy(post => (post.Url, post.TimeMs / 86_400_000))
            .Where(page => page.Select(post => post.Account).Distinct().Count() >= 2)
            .ToList();
        Assert.True(shared.Count > 15, $"{shared.Count} pages");
        Assert.All(shared, page => Assert.Single(page.Select(post => post.Text).Distinct(StringComparer.Ordinal)));
    }

    [Fact]
    public void Giveaway_entrants_post_the_rules_sentence_after_the_full_hour()
    {
        var world = SimWorld.With(new ScheduledGiveaway { Draws = 6 });
        var entries = world
            .By("giveaway")
            .Where(post => post.RepostNumber == 0 && post.Hashtags.Length > 0)
            .GroupBy(post => post.Text, StringComparer.Ordinal)
            .Where(text => text.Count() >= 5)
            .ToList();
        Assert.InRange(entries.Count, 5, 6);
        Assert.All(entries, draw => Assert.InRange(Median(draw.Select(post => post.TimeMs / 1_000.0 % 3_600)), 60, 300));
    }

    [Fact]
    public void Viewers_post_one_row_of_tags_within_seconds()
    {
        var world = SimWorld.With(new LiveViewers());
        var rows = world
            .By("live-viewers")
            .Where(post => post.Hashtags.Count(letter => letter == ' ') == 2)
            .GroupBy(post => post.Hashtags, StringComparer.Ordinal)
            .Where(row => row.Select(post => post.Account).Distinct().Count() > 10)
            .ToList();
        Assert.InRange(rows.Count, 3, 4);
        Assert.All(rows, row => Assert.True(row.Max(post => post.TimeMs) - row.Min(post => post.TimeMs) < 3 * 3_600_000));
        var repeated = world
            .By("live-viewers")
            .Where(post => post.RepostNumber == 0)
            .CountBy(post => post.Text, StringComparer.Ordinal)
            .Max(pair => pair.Value);
        Assert.True(repeated >= 4);
    }

    [Fact]
    public void Protesters_post_a_template_near_the_agreed_minute()
    {
        var world = SimWorld.With(new GrassrootsProtest { Edits = 0, ActionDays = 3 });
        var template = world
            .By("grassroots-protest")
            .Where(post => post.RepostNumber == 0 && post.Hashtags.Length > 0)
            .GroupBy(post => post.Text, StringComparer.Ordinal)
            .Where(text => text.Count() >= 5)
            .ToList();
        Assert.Equal(3, template.Count);
        Assert.All(template, day => Assert.InRange(Median(day.Select(post => post.TimeMs / 1_000.0 % 3_600)), 30, 600));
    }

    [Fact]
    public void Bots_of_one_feed_print_it_at_once_and_bots_of_many_at_their_next_look()
    {
        var world = SimWorld.With(new DeclaredBots(), new DeclaredBots { Feeds = 10, ReadingsPerDay = 2 });
        Assert.InRange(Spread(world.By("declared-bots-one-feed")), 2, 15);
        Assert.InRange(Spread(world.By("declared-bots-many-feeds")), 100, 305);
        Assert.All(world.By("declared-bots-one-feed"), post => Assert.Equal("sim-bot", post.Client));

        static double Spread(List<SimPost> posts) =>
            Median(
                posts
                    .GroupBy(post => post.Text, StringComparer.Ordinal)
                    .Where(reading => reading.Count() is >= 4 and <= 8)
                    .Select(reading => (reading.Max(post => post.TimeMs) - reading.Min(post => post.TimeMs)) / 1_000.0)
            );
    }

    [Fact]
    public void Hub_fans_come_after_the_hub_on_many_sources()
    {
        var world = SimWorld.With(new HubFans());
        var hub = world.Members("hub-fans")[0];
        var items = world
            .By("hub-fans")
            .Where(post => post.RepostNumber > 0)
            .GroupBy(post => post.RepostNumber)
            .Where(item => item.Any(post => post.Account == hub) && item.Count() >= 4)
            .ToList();
        Assert.True(items.Count > 20);
        Assert.True(items.Select(item => item.First().RepostAccount).Distinct().Count() > 8);
        var late = items.SelectMany(item =>
            item.Where(post => post.Account != hub).Select(post => (post.TimeMs - item.Single(p => p.Account == hub).TimeMs) / 1_000.0)
        );
        Assert.InRange(Median(late), 40, 90);
    }

    [Fact]
    public void Friends_answer_one_another_within_minutes()
    {
        var world = SimWorld.With(new Conversations());
        var friends = world.Members("conversations");
        var byNumber = world.Posts.ToDictionary(post => post.Number);
        var turns = world.By("conversations").Where(post => post.ReplyNumber > 0 && friends.Contains(post.ReplyAccount)).ToList();
        Assert.True(turns.Count > 100);
        Assert.InRange(Median(turns.Select(post => (post.TimeMs - byNumber[post.ReplyNumber].TimeMs) / 1_000.0)), 50, 110);
    }

    internal static double Delay(SimPost post) => (post.TimeMs - post.RepostTimeMs) / 1_000.0;

    internal static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
