using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CsCheck;
using Exhibit.Simulator;
using Exhibit.Simulator.Output;

namespace Exhibit.Tests.Simulator;

public sealed partial class WorldTest
{
    private static readonly WorldOptions Small = WorldPresets.Get("mixed", 3) with { Accounts = 400, Posts = 10_000, Days = 14 };

    [Fact]
    public void The_same_options_give_the_same_bytes() => Assert.Equal(Digests(Small), Digests(Small));

    [Fact]
    public void Another_seed_gives_another_world() => Assert.NotEqual(Digests(Small)[0], Digests(Small with { Seed = 4 })[0]);

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("fa-IR")]
    [InlineData("de-DE")]
    public void The_culture_changes_no_byte(string culture)
    {
        var expected = Digests(Small);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, Digests(Small));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    // Pinned: a world's bytes are part of published results. If this fails, say in the changelog that all seeds changed.
    [Fact]
    public void The_demo_s_bytes_are_pinned()
    {
        using var folder = new TempFolder();
        DemoWorld.Write(folder.Path);
        Assert.Equal(DemoDigest, Digest(folder.File(World.PostsFile)));
    }

    [Fact]
    public void Every_account_is_labelled_once_and_posts()
    {
        var world = SimWorld.Of(Small);
        var expected = Small.Accounts + Small.Groups.Sum(group => group.Accounts) + Small.Campaigns.Sum(campaign => campaign.Accounts);
        Assert.Equal(expected, world.Labels.Count);
        Assert.Equal(expected, world.Posts.Select(post => post.Account).Distinct().Count());
        Assert.Equal(expected, world.Labels.Keys.Select(world.Names.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(world.Labels.Values, label => Assert.Equal(label.Role != "campaign", label.Innocent));
    }

    [Fact]
    public void Labels_stand_in_the_order_of_ids_which_says_nothing_of_the_role()
    {
        using var folder = new TempFolder();
        World.Write(folder.Path, Small);
        var rows = File.ReadLines(folder.File(World.LabelsFile)).Skip(1).Select(line => line.Split(',')).ToList();
        Assert.Equal(rows.Select(row => row[0]).Order(StringComparer.Ordinal), rows.Select(row => row[0]));
        var campaign = rows.Index().Where(row => row.Item[1] == "campaign").Select(row => row.Index).Average();
        Assert.InRange(campaign / rows.Count, .4, .6);
    }

    [Fact]
    public void Post_numbers_are_unique_and_references_point_to_posts_of_the_stated_author_and_time()
    {
        var world = SimWorld.Of(Small);
        var byNumber = world.Posts.ToDictionary(post => post.Number);
        Assert.All(
            world.Posts.Where(post => post.RepostNumber > 0),
            post =>
            {
                var original = byNumber[post.RepostNumber];
                Assert.Equal((original.Account, original.TimeMs), (post.RepostAccount, post.RepostTimeMs));
                Assert.True(post.TimeMs >= original.TimeMs, $"post {post.Number} is older than what it reposts");
                Assert.Equal(original.Text, post.Text);
                Assert.NotEqual(original.Account, post.Account);
            }
        );
        Assert.All(
            world.Posts.Where(post => post.ReplyNumber > 0),
            post => Assert.Equal(byNumber[post.ReplyNumber].Account, post.ReplyAccount)
        );
        Assert.All(world.Posts, post => Assert.InRange(post.TimeMs, Small.StartMs, Small.EndMs - 1));
    }

    [Fact]
    public void Nobody_reposts_a_post_twice()
    {
        var world = SimWorld.Of(Small);
        var shares = world.Posts.Where(post => post.RepostNumber > 0).Select(post => (post.RepostNumber, post.Account)).ToList();
        Assert.Equal(shares.Count, shares.Distinct().Count());
    }

    [Fact]
    public void Every_record_is_unmistakably_simulated()
    {
        using var folder = new TempFolder();
        World.Write(folder.Path, Small);
        foreach (var line in File.ReadLines(folder.File(World.PostsFile)).Skip(1))
        {
            Assert.Matches(Row(), line);
        }

        foreach (var line in File.ReadLines(folder.File("ads.csv")).Concat(File.ReadLines(folder.File("events.csv"))))
        {
            Assert.Matches("^(platform,|sim,sim-(ad|event)-)", line);
            Assert.All(line.Split("https://").Skip(1), url => Assert.Matches(@"^sim-site-\d+\.invalid/", url));
        }
    }

    [Theory]
    [InlineData(true, false, 0)]
    [InlineData(false, true, 0)]
    [InlineData(false, false, .3)]
    public void Quirks_damage_what_they_name(bool minutes, bool lossy, double missing)
    {
        using var folder = new TempFolder();
        var quirks = new Quirks
        {
            MinuteStamps = minutes,
            LossyIds = lossy,
            MissingIdShare = missing,
        };
        World.Write(folder.Path, Small with { Quirks = quirks });
        var rows = File.ReadLines(folder.File(World.PostsFile)).Skip(1).Select(line => line.Split(',')).ToList();
        Assert.All(rows, row => Assert.Equal(minutes ? 16 : 20, row[4].Length));
        Assert.InRange(rows.Count(row => row[3].Length == 0) / (double)rows.Count, missing - .03, missing + .03);
        var distinct = rows.Where(row => row[3].Length > 0).Select(row => row[3]).Distinct(StringComparer.Ordinal).Count();
        Assert.Equal(lossy, distinct < rows.Count / 10);
        Assert.All(rows.Where(_ => lossy), row => Assert.Matches(@"^\d\.\d\dE\+30$", row[3]));
    }

    [Fact]
    public void Missing_originals_leave_shares_of_posts_that_no_row_has()
    {
        var world = SimWorld.Of(Small with { Quirks = new Quirks { MissingOriginalShare = .4 } });
        var rows = world.Posts.Select(post => post.Number).ToHashSet();
        var shared = world.Posts.Where(post => post.RepostNumber > 0).Select(post => post.RepostNumber).Distinct().ToList();
        Assert.InRange(shared.Count(number => !rows.Contains(number)) / (double)shared.Count, .36, .44);
    }

    [Fact]
    public void All_faults_of_the_options_are_named_together()
    {
        var options = Small with
        {
            Accounts = 3,
            Days = 0,
            OwnShare = 2,
            Quirks = new Quirks { MissingIdShare = 9 },
        };
        var fault = Assert.Throws<ArgumentException>(() => World.Generate(options, new SimWorld()));
        foreach (var name in (string[])["Accounts", "Days", "OwnShare", "MissingIdShare"])
        {
            Assert.Contains(name + " must lie between", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_model_s_posts_say_what_the_file_says()
    {
        using var folder = new TempFolder();
        World.Write(folder.Path, Small);
        var world = SimWorld.Of(Small);
        var rows = File.ReadLines(folder.File(World.PostsFile)).Skip(1).Select(line => line.Split(',')).ToList();
        Assert.Equal(rows.Count, world.Posts.Count);
        foreach (var (row, post) in rows.Zip(world.Posts.Select(post => post.ToModel(world.Names))))
        {
            string[] cells =
            [
                post.Platform,
                post.AccountId,
                post.Handle,
                post.PostId,
                Stamp(post.TimeMs),
                post.Text,
                string.Join(' ', post.Links),
                string.Join(' ', post.Hashtags),
                post.RepostOf,
                post.RepostAuthor,
                post.RepostTimeMs is { } time ? Stamp(time) : "",
                post.ReplyTo,
                post.ReplyAccount,
                string.Join(' ', post.Mentions),
                post.Client,
            ];
            Assert.Equal(row, cells);
        }

        static string Stamp(long ms) => ScenarioPlan.Stamp(ms);
    }

    [Fact]
    public void Any_valid_options_make_a_complete_world() =>
        Gen.Select(Gen.ULong, Gen.Int[100, 300], Gen.Int[100, 4_000], Gen.Int[2, 12], Gen.Int[1, 5], Gen.Double[0, .95], Gen.Int[0, 50])
            .Sample(
                (seed, accounts, posts, days, topics, own, sources) =>
                {
                    var options = WorldPresets.Get("mixed", seed) with
                    {
                        Accounts = accounts,
                        Posts = posts,
                        Days = days,
                        Topics = topics,
                        OwnShare = own,
                        Sources = sources,
                        MeanAudience = 1 + (posts / 200.0),
                    };
                    var world = SimWorld.Of(options);
                    Assert.Equal(world.Labels.Count, world.Posts.Select(post => post.Account).Distinct().Count());
                    Assert.All(world.Posts, post => Assert.InRange(post.TimeMs, options.StartMs, options.EndMs - 1));
                },
                iter: 40
            );

    [Fact]
    public void An_unknown_preset_names_the_known_ones() =>
        Assert.Contains(
            "null, innocent, ring, mixed, dense, wide, identity",
            Assert.Throws<ArgumentException>(() => WorldPresets.Get("chaos")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_scaled_world_keeps_the_preset_s_proportions()
    {
        var (small, large) = (WorldPresets.Get("dense"), WorldPresets.Scaled("dense", 1_800_000));
        Assert.Equal(10 * small.Accounts, large.Accounts);
        Assert.Equal(10 * small.Groups.Count, large.Groups.Count);
        Assert.Empty(large.Validate());
        Assert.Throws<ArgumentException>(() => WorldPresets.Scaled("null", 5));
        var wide = WorldPresets.Scaled("wide", 1_800_000);
        Assert.Equal((20 * WorldPresets.Get("wide").Sources, 20), (wide.Sources, wide.Campaigns.Count));
        Assert.Empty(wide.Validate());
    }

    [Fact]
    public void Every_preset_can_be_made() => Assert.All(WorldPresets.Names, name => Assert.Empty(WorldPresets.Get(name, 5).Validate()));

    private static string[] Digests(WorldOptions options)
    {
        using var folder = new TempFolder();
        World.Write(folder.Path, options);
        return
        [
            .. Directory.GetFiles(folder.Path).Order(StringComparer.Ordinal).Select(Digest).Prepend(Digest(folder.File(World.PostsFile))),
        ];
    }

    private static string Digest(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));

    private const string DemoDigest = "44942b2c785f5858726f03869420ee3f861a94ba38db24861be8b8cf3f7bb672";

    [GeneratedRegex(
        @"^sim,sim-\d{6},sim-[a-z0-9-]+,sim-post-\d{9},2001-[0-9T:Z-]{15},"
            + @"((#?[a-z]+|\d{1,2}|@sim-[a-z0-9-]+|sim-[a-z]+-[a-z]+|https://sim-[a-z0-9-]+\.invalid/[a-z0-9/]+) ?)+,"
            + @"(https://sim-[a-z0-9-]+\.invalid/[a-z0-9/]+)?,(sim[a-z]+ ?)*,(sim-post-\d{9})?,(sim-\d{6})?,(2001-[0-9T:Z-]{15})?,"
            + @"(sim-post-\d{9})?,(sim-\d{6})?,(sim-[a-z0-9-]+ ?)*,sim-(web|phone|tablet|scheduler|bot|desk)$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Row();
}
