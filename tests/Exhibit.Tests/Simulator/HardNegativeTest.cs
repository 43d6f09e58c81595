using Exhibit.Simulator.Campaigns;
using Exhibit.Simulator.Innocent;
using Exhibit.Simulator.Output;

namespace Exhibit.Tests.Simulator;

/// <summary>The innocent twins of evidence other than timing, and the ring that resembles them, do what their summaries say.</summary>
public sealed class HardNegativeTest
{
    [Fact]
    public void Quoters_say_the_same_lines_at_unrelated_times()
    {
        var world = SimWorld.With(new Quoters { Known = 0, Edits = 0 });
        var lines = Common(world, "quoters");
        Assert.True(lines.Count > 15, $"{lines.Count} lines");
        Assert.True(lines.Average(line => Spread(line)) > 86_400);
        Assert.All(lines.SelectMany(line => line), post => Assert.Equal("quoters", world.Labels[post.Account].Kind));
    }

    [Fact]
    public void Some_lines_are_everybodys()
    {
        var world = SimWorld.With(new Quoters { Known = 1, Edits = 0 });
        var said = Common(world, "quoters").Select(line => line[0].Text).ToHashSet(StringComparer.Ordinal);
        var others = world.Posts.Where(post => world.Labels[post.Account].Role == "ordinary" && said.Contains(post.Text));
        Assert.True(others.Count() > said.Count);
    }

    [Fact]
    public void A_verse_is_posted_on_its_day_in_everybodys_own_morning()
    {
        var verses = Common(SimWorld.With(new DailyVerse()), "daily-verse");
        Assert.InRange(verses.Count, 11, 14);
        Assert.InRange(InnocentTest.Median(verses.Select(Spread)), 3_600, 86_400);
    }

    [Fact]
    public void A_chain_letter_goes_round_for_days()
    {
        var letters = Common(SimWorld.With(new ChainLetters { Edits = 0, Outsiders = 0 }), "chain-letters");
        Assert.InRange(letters.Count, 8, 10);
        Assert.InRange(letters.Average(letter => letter.Count), 7, 12);
        Assert.InRange(InnocentTest.Median(letters.Select(Spread)), 1.5 * 86_400, 10 * 86_400);
    }

    [Fact]
    public void A_circle_shares_what_few_others_share()
    {
        var world = SimWorld.With(new SmallCircle { LinkShare = 0 });
        var items = world.Posts.Where(post => post.RepostAccount >= 0 && world.Labels[post.RepostAccount].Kind == "small-circle").ToList();
        var inside = items.Count(post => world.Labels[post.Account].Kind == "small-circle");
        Assert.True(inside > 120, $"{inside} shares");
        Assert.True(inside > 6 * (items.Count - inside));
        Assert.True(InnocentTest.Median(items.Select(InnocentTest.Delay)) > 3_600);
    }

    [Fact]
    public void A_conference_is_over_in_a_day()
    {
        var world = SimWorld.With(new Conference());
        var moments = world.By("conference").Where(post => world.Planned.Contains(post.Text)).Select(post => post.TimeMs).ToList();
        Assert.True(moments.Count > 90);
        Assert.InRange((moments.Max() - moments.Min()) / 3_600_000.0, 6, 11);
    }

    [Fact]
    public void Staff_post_one_headline_and_address_as_their_own()
    {
        var headlines = Common(SimWorld.With(new OutletHeadlines { Readers = 0 }), "outlet-headlines");
        Assert.InRange(headlines.Count, 40, 60);
        Assert.All(headlines, posts => Assert.Single(posts.Select(post => post.Url).Distinct(StringComparer.Ordinal)));
        var late = headlines.SelectMany(posts => posts.Select(post => post.TimeMs - posts.Min(p => p.TimeMs))).Count(ms => ms > 3_600_000);
        Assert.True(late > 30, $"{late} late");
    }

    [Theory]
    [InlineData(1.0, 5, 40)]
    [InlineData(0.0, 300, 200_000)]
    public void A_second_account_repeats_the_first_at_once_or_later(double atOnce, double least, double most)
    {
        var twice = Common(SimWorld.With(new SecondAccounts { AtOnce = atOnce, Reposts = 0 }), "second-accounts");
        Assert.InRange(twice.Count, 40, 50);
        Assert.InRange(InnocentTest.Median(twice.Select(Spread)), least, most);
    }

    [Fact]
    public void A_small_account_is_passed_on_by_its_followers_and_few_others()
    {
        var world = SimWorld.With(new SmallFollowing());
        var small = world.Members("small-following")[0];
        var shares = world.Posts.Where(post => post.RepostAccount == small).ToList();
        var inside = shares.Count(post => world.Labels[post.Account].Kind == "small-following");
        Assert.True(inside > 120 && inside > 4 * (shares.Count - inside), $"{inside} of {shares.Count}");
    }

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(1.0, 0.0)]
    [InlineData(0.0, 1.0)]
    public void A_closed_ring_is_minutes_apart_and_its_own_audience(double copies, double links)
    {
        var ring = new ClosedRing
        {
            CopyShare = copies,
            LinkShare = links,
            Camouflage = 0,
            Outsiders = 0,
        };
        var world = SimWorld.With(ring);
        var posts = world.By(ring.Kind).Where(post => world.Planned.Contains(post.Text)).ToList();
        var things = posts
            .GroupBy(post => links > 0 ? post.Url : post.Text, StringComparer.Ordinal)
            .Where(thing => thing.Count() > 1)
            .Select(thing => thing.ToList())
            .ToList();
        Assert.InRange(things.Count, 34, 40);
        Assert.InRange(InnocentTest.Median(things.Select(Spread)), 240, 2_400);
        Assert.Equal(copies + links == 0, posts.Exists(post => post.RepostNumber > 0));
        var words = things.Select(thing => thing[0].Text).ToHashSet(StringComparer.Ordinal);
        Assert.All(world.Posts.Where(post => words.Contains(post.Text)), post => Assert.Equal(ring.Kind, world.Labels[post.Account].Kind));
    }

    [Fact]
    public void A_closed_ring_can_act_on_one_day()
    {
        var world = SimWorld.With(new ClosedRing { DaysActive = 1, Camouflage = 0 });
        var times = world.By("closed-ring").Where(post => world.Planned.Contains(post.Text)).Select(post => post.TimeMs).ToList();
        Assert.InRange((times.Max() - times.Min()) / 3_600_000.0, 4, 26);
    }

    [Fact]
    public void Every_innocent_group_says_what_truly_makes_it_meet()
    {
        var world = SimWorld.With(new HubFans(), new RepostRing());
        Assert.Equal("follower", world.Labels[world.Members("hub-fans")[0]].Explanations);
        Assert.Equal("", world.Labels[world.Members("repost-ring")[0]].Explanations);
        Assert.All(Exhibit.Simulator.WorldPresets.Innocents(), group => Assert.NotEmpty(group.Explanations));
    }

    // Texts that two members or more posted as their own.
    private static List<List<SimPost>> Common(SimWorld world, string kind) =>
        [
            .. world
                .By(kind)
                .Where(post => post.RepostNumber == 0 && world.Planned.Contains(post.Text))
                .GroupBy(post => post.Text, StringComparer.Ordinal)
                .Where(text => text.Select(post => post.Account).Distinct().Count() > 1)
                .Select(text => text.ToList()),
        ];

    private static double Spread(List<SimPost> posts) => (posts.Max(post => post.TimeMs) - posts.Min(post => post.TimeMs)) / 1_000.0;
}
