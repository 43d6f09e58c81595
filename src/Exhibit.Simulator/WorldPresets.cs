using Exhibit.Simulator.Campaigns;
using Exhibit.Simulator.Innocent;

namespace Exhibit.Simulator;

/// <summary>Worlds with a name. Each takes a seed; everything else can be changed with <c>with</c>.</summary>
public static class WorldPresets
{
    /// <summary>The names, in the order in which they grow.</summary>
    public static IReadOnlyList<string> Names { get; } = ["null", "innocent", "ring", "mixed", "dense", "wide", "identity"];

    /// <summary>
    /// "null": ordinary life alone. "innocent": with every kind of innocent group. "ring": the same with one commanded
    /// repost ring. "mixed": with every kind of campaign. "dense": as innocent, on twice the posts for the same accounts.
    /// "wide": one commanded repost ring on a platform of many small sources, half as many as accounts, whose posts three
    /// people share on average and where nobody is much busier than others: two accounts seldom meet again. For sizes at which
    /// the pairs of the others, which meet at the same few hubs, are too many to list.
    /// "identity": invented persons, impersonators, prepared pictures and front sites beside who innocently looks like them,
    /// with side files of profiles, places, pictures, bodies and servers.
    /// </summary>
    /// <exception cref="ArgumentException">No preset has this name.</exception>
    public static WorldOptions Get(string name, ulong seed = 1)
    {
        var world = new WorldOptions { Seed = seed };
        return name switch
        {
            "null" => world,
            "innocent" => world with { Groups = Innocents() },
            "ring" => world with { Groups = Innocents(), Campaigns = [new RepostRing { Accounts = 15 }] },
            "mixed" => world with { Groups = Innocents(), Campaigns = AllCampaigns() },
            "dense" => world with { Posts = 2 * world.Posts, Groups = Innocents() },
            "wide" => world with
            {
                Sources = world.Accounts / 2,
                MeanAudience = 3,
                Homophily = 1,
                ActivityShape = 3,
                Campaigns = [new RepostRing { Accounts = 15 }],
            },
            "identity" => world with { Groups = Lookalikes(), Campaigns = Identities() },
            _ => throw new ArgumentException($"No preset is called '{name}'. Take one of: {string.Join(", ", Names)}.", nameof(name)),
        };
    }

    /// <summary>
    /// The same world at another size: accounts in the preset's proportion to posts, and its groups and campaigns repeated
    /// with the accounts, at most 50 times each because what they do is held in memory.
    /// </summary>
    /// <param name="name">A preset's name.</param>
    /// <param name="posts">Posts of ordinary life aimed at, at least 10,000.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">No preset has this name, or the world would be too small for its groups.</exception>
    public static WorldOptions Scaled(string name, long posts, ulong seed = 1)
    {
        var world = Get(name, seed);
        if (posts is < 10_000 or > 200_000_000)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"A scaled world has 10,000 to 200,000,000 posts; found {posts}."),
                nameof(posts)
            );
        }

        var accounts = (int)((double)posts / world.Posts * world.Accounts);
        var times = Math.Clamp(accounts / world.Accounts, 1, 50);
        return world with
        {
            Accounts = accounts,
            Posts = posts,
            // In proportion too where the world names their number.
            Sources = world.Sources == 0 ? 0 : (int)((double)accounts / world.Accounts * world.Sources),
            Groups = [.. Enumerable.Repeat(world.Groups, times).SelectMany(groups => groups)],
            Campaigns = [.. Enumerable.Repeat(world.Campaigns, times).SelectMany(campaigns => campaigns)],
        };
    }

    /// <summary>Some 500 accounts in innocent groups of every kind, several of the more frequent ones.</summary>
    public static IReadOnlyList<IInnocentGroup> Innocents() =>
        [
            new NotificationFans { Stars = 1 },
            new NotificationFans { Stars = 2 },
            new NotificationFans { Stars = 3 },
            new NotificationFans { Stars = 2, MedianSeconds = 40 },
            new ReleaseDay(),
            new NewsroomStaff(),
            new NewsroomStaff(),
            new NewsroomStaff { CalledShare = .6 },
            new WireSyndication(),
            new WireSyndication { WireInData = false },
            new ShareButtonReaders(),
            new ScheduledGiveaway(),
            new LiveViewers(),
            new GrassrootsProtest(),
            new GrassrootsProtest { MedianSeconds = 90 },
            new SchedulerUsers(),
            new SchedulerUsers(),
            new SchedulerUsers { SlotMinutes = 60 },
            new AppAutoPosts(),
            new DeclaredBots(),
            new DeclaredBots { Feeds = 10 },
            new HubFans(),
            new HubFans { MedianSeconds = 20 },
            new Conversations(),
            new Conversations { Accounts = 3, Talks = 60 },
            new ProfileSprees(),
            new ProfileSprees { Prompted = .8 },
            new GrassrootsProtest { MedianSeconds = 60, ActionDays = 0 },
            new Quoters(),
            new Quoters { Accounts = 6, Known = 0 },
            new DailyVerse(),
            new ChainLetters(),
            new SmallCircle(),
            new SmallCircle { Accounts = 6, MedianSeconds = 300 },
            new Conference(),
            new OutletHeadlines(),
            new SecondAccounts(),
            new SecondAccounts { AtOnce = .1 },
            new SmallFollowing(),
        ];

    /// <summary>One campaign of every kind, and the repost ring in each of its modes.</summary>
    public static IReadOnlyList<ICampaign> AllCampaigns() =>
        [
            new RepostRing(),
            new RepostRing { Mode = RingMode.React },
            new RepostRing { Mode = RingMode.OwnContent },
            new RepostRing { Mode = RingMode.Mixed },
            new RepostRing { Mode = RingMode.Leader },
            new RepostRing { JitterSeconds = 600, Objects = 40 },
            new CopypastaRing(),
            new CopypastaRing { Paraphrase = .25 },
            new CopypastaRing { JitterSeconds = 86_400, LinkShare = 0 },
            new ClosedRing(),
            new ClosedRing { DaysActive = 1, MedianSeconds = 120 },
            new RepostRing { DaysActive = 1 },
            new TrollShifts(),
            new HubAmplification(),
            new FalseNewsDomains(),
            new HashtagFlooding(),
            new StagedArgument(),
            new PersonaTheft(),
            new OpposedGroups(),
            new AdPurchases(),
            new RivalRallies(),
            new LeakAmplification(),
        ];

    /// <summary>The innocent groups that look like <see cref="Identities"/>, by what they say of themselves.</summary>
    public static IReadOnlyList<IInnocentGroup> Lookalikes() =>
        [
            new Newcomers(),
            new Newcomers { Accounts = 20 },
            new BranchAccounts(),
            new TemplatePosters(),
            new Namesakes(),
            new AgencyClients(),
            new Emigrants(),
        ];

    /// <summary>Campaigns that show in profiles, pictures, names and servers rather than in posts.</summary>
    public static IReadOnlyList<ICampaign> Identities() =>
        [new PersonaFactory(), new PicturePushers(), new Impersonators(), new FrontNetwork(), new FalseHomes()];
}
