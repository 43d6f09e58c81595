using Exhibit.Simulator.Campaigns;
using Exhibit.Simulator.Output;

namespace Exhibit.Tests.Simulator;

/// <summary>Each campaign does what its summary says, and its knobs turn what they name.</summary>
public sealed class CampaignTest
{
    [Theory]
    [InlineData(5)]
    [InlineData(30)]
    [InlineData(600)]
    public void A_ring_stays_within_its_jitter(double jitter)
    {
        var objects = Ring(new RepostRing { JitterSeconds = jitter });
        Assert.Equal(30, objects.Count);
        var spread = objects.Select(shares => (shares.Max(post => post.TimeMs) - shares.Min(post => post.TimeMs)) / 1_000.0).ToArray();
        Assert.InRange(spread.Max(), jitter * .7, jitter);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(.6)]
    [InlineData(.9)]
    public void Camouflage_is_the_stated_share_of_the_members_posts(double camouflage)
    {
        var world = SimWorld.With(new RepostRing { Camouflage = camouflage });
        var pushed = Pushed(world, "repost-ring").Sum(shares => shares.Count);
        var all = world.By("repost-ring").Count;

        // A member without camouflage still says one thing: every account is in the data.
        Assert.InRange(1 - (pushed / (double)all), camouflage - .06, camouflage + .06);
    }

    [Theory]
    [InlineData(.2)]
    [InlineData(.5)]
    [InlineData(1)]
    public void The_ring_has_the_stated_share_of_its_objects_audience(double share)
    {
        var world = SimWorld.With(new RepostRing { AudienceShare = share, Objects = 40 });
        var pushed = Pushed(world, "repost-ring").Select(shares => shares[0].RepostNumber).ToHashSet();
        var all = world.Posts.Count(post => pushed.Contains(post.RepostNumber));
        var ring = world.By("repost-ring").Count(post => pushed.Contains(post.RepostNumber));
        Assert.InRange(ring / (double)all, share - .08, share + .08);
    }

    [Fact]
    public void A_ring_is_active_on_the_stated_days_only()
    {
        var days = Ring(new RepostRing { DaysActive = 2 })
            .SelectMany(shares => shares)
            .Select(post => post.TimeMs / 86_400_000)
            .Distinct()
            .Count();

        // Local days: two of them touch at most four days of UTC.
        Assert.InRange(days, 1, 4);
        Assert.True(Ring(new RepostRing()).SelectMany(shares => shares).Select(post => post.TimeMs / 86_400_000).Distinct().Count() > 8);
    }

    [Fact]
    public void Modes_differ_in_what_sets_the_ring_off()
    {
        Assert.All(Ring(new RepostRing { Mode = RingMode.Command }), shares => Assert.True(InnocentTest.Delay(shares[0]) > 590));
        Assert.All(Ring(new RepostRing { Mode = RingMode.React }), shares => Assert.InRange(InnocentTest.Delay(shares[0]), 4.9, 36));
        Assert.All(
            Ring(new RepostRing { Mode = RingMode.OwnContent }, out var world),
            shares => Assert.Equal("repost-ring", world.Labels[shares[0].RepostAccount].Kind)
        );
        var leader = Ring(new RepostRing { Mode = RingMode.Leader }, out world)
            .CountBy(shares => shares.MinBy(post => post.TimeMs)!.Account)
            .MaxBy(pair => pair.Value);
        Assert.Equal((world.Members("repost-ring")[0], 30), (leader.Key, leader.Value));
        var mixed = Ring(new RepostRing { Mode = RingMode.Mixed, Objects = 80 }, out world);
        Assert.InRange(mixed.Count(shares => world.Labels[shares[0].RepostAccount].Kind == "repost-ring"), 10, 30);
        Assert.InRange(mixed.Count(shares => InnocentTest.Delay(shares[0]) > 590), 28, 52);
    }

    [Theory]
    [InlineData(0, 1.0, 1.0)]
    [InlineData(.25, .65, .85)]
    public void Copypasta_is_changed_by_the_paraphrase_level(double level, double least, double most)
    {
        var world = SimWorld.With(
            new CopypastaRing
            {
                Paraphrase = level,
                Camouflage = 0,
                JitterSeconds = 60,
            }
        );
        var posts = world.By("copypasta-ring").Where(post => post.RepostNumber == 0).OrderBy(post => post.Number).ToList();

        // Published text after text: neighbours within the jitter are copies of one text.
        var kept = posts
            .Zip(posts.Skip(1))
            .Where(pair => Math.Abs(pair.First.TimeMs - pair.Second.TimeMs) < 60_000 && pair.First.Account != pair.Second.Account)
            .Select(pair => Same(pair.First.Text, pair.Second.Text))
            .ToList();
        Assert.True(kept.Count > 80);

        // Two paraphrases keep a word if neither changed it: (1 - level)^2 against the original is 1 - level each.
        Assert.InRange(kept.Average(), least * least, most);
    }

    [Fact]
    public void Trolls_work_office_hours_and_one_keyboard_writes_one_person_at_a_time()
    {
        var trolls = new TrollShifts { Accounts = 8, Operators = 2 };
        var world = SimWorld.With(trolls);
        var posts = world.By("troll-shifts");
        var office = posts.Where(post => (post.TimeMs / 3_600_000 + 3) % 24 is >= 9 and < 18).ToList();
        Assert.Equal(posts.Count, office.Count);

        // 2001-01-01 is a Monday: nobody works on day 5 and 6 of a week, by the office's calendar.
        Assert.All(
            office,
            post => Assert.InRange((post.TimeMs + 10_800_000 - Exhibit.Simulator.WorldOptions.DefaultStartMs) / 86_400_000 % 7, 0, 4)
        );
        var members = world.Members("troll-shifts");
        foreach (var desk in office.GroupBy(post => (Array.IndexOf(members, post.Account) % 2, post.TimeMs / 86_400_000)))
        {
            var turns = desk.Where(post => (post.TimeMs / 3_600_000 + 3) % 24 >= 10)
                .OrderBy(post => post.TimeMs)
                .Select(post => post.Account)
                .ToArray();
            var changes = turns.Zip(turns.Skip(1)).Count(pair => pair.First != pair.Second);

            // Four persons, three changes; up to three morning themes may come between.
            Assert.InRange(changes, 0, 3 + 3);
        }
    }

    [Fact]
    public void Bots_amplify_a_few_hubs_at_a_machine_s_pace()
    {
        var world = SimWorld.With(new HubAmplification());
        var hubs = world.Members("hub-amplification")[..3];
        var amplified = world.By("hub-amplification").Where(post => hubs.Contains(post.RepostAccount)).ToList();
        Assert.True(amplified.Count > .65 * world.By("hub-amplification").Count(post => !hubs.Contains(post.Account)));
        Assert.All(amplified, post => Assert.InRange(InnocentTest.Delay(post), 3, 60));
    }

    [Fact]
    public void One_headline_stands_under_several_domains()
    {
        var world = SimWorld.With(new FalseNewsDomains());
        var stories = world
            .By("false-news-domains")
            .Where(post => post.Url.StartsWith("https://sim-news-", StringComparison.Ordinal) && post.RepostNumber == 0)
            .GroupBy(post => post.Text[..post.Text.IndexOf(" http", StringComparison.Ordinal)], StringComparer.Ordinal)
            .ToList();
        Assert.InRange(stories.Count, 24, 25);
        Assert.InRange(
            stories.Average(story => story.Select(post => new Uri(post.Url).Host).Distinct(StringComparer.Ordinal).Count()),
            3,
            4
        );
    }

    [Fact]
    public void A_flood_carries_one_row_of_tags_in_one_order()
    {
        var world = SimWorld.With(new HashtagFlooding { Camouflage = 0 });
        var rows = world
            .By("hashtag-flooding")
            .Where(post => post.RepostNumber == 0 && post.Hashtags.Length > 0)
            .GroupBy(post => post.Hashtags, StringComparer.Ordinal)
            .Where(row => row.Count() > 20)
            .ToList();
        Assert.Equal(6, rows.Count);
        Assert.All(rows, row => Assert.InRange((row.Max(post => post.TimeMs) - row.Min(post => post.TimeMs)) / 1_000.0, 4_500, 5_400));
    }

    [Fact]
    public void An_operator_s_two_sides_never_type_at_once()
    {
        var world = SimWorld.With(new StagedArgument());
        var members = world.Members("staged-argument");
        var byNumber = world.Posts.ToDictionary(post => post.Number);
        var turns = world.By("staged-argument").Where(post => members.Contains(post.ReplyAccount)).ToList();
        Assert.True(turns.Count > 200);
        Assert.All(
            turns,
            post =>
            {
                Assert.Equal(Array.IndexOf(members, post.Account) ^ 1, Array.IndexOf(members, post.ReplyAccount));
                Assert.True(post.TimeMs - byNumber[post.ReplyNumber].TimeMs >= 25_000);
            }
        );
    }

    [Fact]
    public void Thieves_bear_and_repeat_another_s_name_and_words()
    {
        var world = SimWorld.With(new PersonaTheft { Recycled = 1 });
        var ordinary = world
            .Labels.Values.Where(label => label.Role == "ordinary")
            .Select(label => world.Names.Handle(label.Account))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var thief in world.Members("persona-theft"))
        {
            var start = world.Names.Handle(thief, Exhibit.Simulator.WorldOptions.DefaultStartMs);
            Assert.Contains(start[..^1], ordinary);
            Assert.NotEqual(start, world.Names.Handle(thief));
        }

        var words = world
            .Posts.Where(post => world.Labels[post.Account].Role == "ordinary")
            .ToLookup(post => post.Text, post => post.TimeMs, StringComparer.Ordinal);
        var copies = world
            .By("persona-theft")
            .Where(post => post.RepostNumber == 0 && words[post.Text].Any(time => time < post.TimeMs))
            .ToList();
        Assert.True(copies.Count > 30, $"{copies.Count} copies");
    }

    [Fact]
    public void Opposed_sides_are_called_on_the_same_days_a_little_apart()
    {
        var world = SimWorld.With(new OpposedGroups());
        var members = world.Members("opposed-groups");
        var calls = members.Where((_, i) => i % 8 == 0).Select(leader => Calls(world, leader)).ToArray();
        Assert.InRange(calls[0].Length, 17, 20);
        var apart = calls[1]
            .Select(call => (call - calls[0].Where(other => other <= call).DefaultIfEmpty(0).Max()) / 60_000.0)
            .Order()
            .ToArray();
        Assert.InRange(apart[apart.Length / 2], 3, 40);

        long[] Calls(SimWorld world, int leader) =>
            [
                .. world
                    .Posts.Where(post => post.RepostAccount == leader && members.Contains(post.Account))
                    .Select(post => post.RepostTimeMs)
                    .Distinct()
                    .Order(),
            ];
    }

    [Fact]
    public void A_leak_is_passed_on_within_minutes_by_repost_and_by_address()
    {
        var world = SimWorld.With(new LeakAmplification());
        var mask = world.Members("leak-amplification")[0];
        var site = $"https://sim-site-{world.Names.Id(mask)[4..].TrimStart('0')}.invalid/";
        var passed = world
            .By("leak-amplification")
            .Where(post => post.Account != mask && post.Url.StartsWith(site, StringComparison.Ordinal))
            .ToList();
        Assert.InRange(passed.Count(post => post.RepostAccount == mask) / (double)passed.Count, .4, .6);
        Assert.All(passed.Where(post => post.RepostAccount == mask), post => Assert.InRange(InnocentTest.Delay(post), 3, 184));
    }

    [Fact]
    public void Several_pages_advertise_from_one_purse()
    {
        var ads = SimWorld.With(new AdPurchases()).Tables["ads.csv"];
        Assert.Equal(272, ads.Rows.Count);
        Assert.All(ads.Rows, row => Assert.Equal(ads.Header.Count, row.Count));
        var purse = ads.Rows.GroupBy(row => row[3], StringComparer.Ordinal).MaxBy(payer => payer.Count())!;
        Assert.True(purse.Select(row => row[2]).Distinct(StringComparer.Ordinal).Count() >= 6);
        Assert.All(ads.Rows, row => Assert.Equal("XTS", row[7]));
    }

    [Fact]
    public void Rivals_meet_at_one_place_and_hour()
    {
        var world = SimWorld.With(new RivalRallies());
        var rivals = world.Members("rival-rallies").Select(world.Names.Id).ToHashSet(StringComparer.Ordinal);
        var rallies = world.Tables["events.csv"].Rows.Where(row => rivals.Contains(row[2])).GroupBy(row => (row[4], row[5])).ToList();
        Assert.Equal(4, rallies.Count);
        Assert.All(rallies, rally => Assert.Equal(2, rally.Select(row => row[2]).Distinct(StringComparer.Ordinal).Count()));
        Assert.Equal(108, world.Tables["events.csv"].Rows.Count);
    }

    [Fact]
    public void Faulty_knobs_are_named()
    {
        Assert.Contains(
            new RepostRing { Camouflage = 1 }.Validate(),
            fault => fault.StartsWith("Camouflage must lie between 0 and 0.99; found 1.", StringComparison.Ordinal)
        );
        Assert.Contains(new StagedArgument { Accounts = 5 }.Validate(), fault => fault.Contains("even", StringComparison.Ordinal));
        Assert.All(Exhibit.Simulator.WorldPresets.AllCampaigns(), campaign => Assert.Empty(campaign.Validate()));
        Assert.All(Exhibit.Simulator.WorldPresets.Innocents(), group => Assert.Empty(group.Validate()));
    }

    private static List<List<SimPost>> Ring(RepostRing ring) => Ring(ring, out _);

    private static List<List<SimPost>> Ring(RepostRing ring, out SimWorld world)
    {
        world = SimWorld.With(ring);
        return Pushed(world, "repost-ring");
    }

    // The members' shares of what the campaign itself published or pushed, object by object.
    private static List<List<SimPost>> Pushed(SimWorld world, string kind) =>
        [
            .. world
                .By(kind)
                .Where(post => post.RepostNumber > 0 && world.Planned.Contains(post.Text))
                .GroupBy(post => post.RepostNumber)
                .OrderBy(shares => shares.Key)
                .Select(shares => shares.OrderBy(post => post.TimeMs).ToList()),
        ];

    private static double Same(string one, string two)
    {
        var (a, b) = (one.Split(' '), two.Split(' '));
        return a.Zip(b).Count(pair => pair.First == pair.Second) / (double)Math.Max(a.Length, b.Length);
    }
}
