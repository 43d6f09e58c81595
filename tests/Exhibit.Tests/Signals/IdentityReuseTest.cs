using Exhibit.Benchmarks.Signals;
using Exhibit.Model;
using Exhibit.Signals;
using Exhibit.Signals.Inputs;
using Exhibit.Simulator;
using Exhibit.Simulator.Campaigns;
using Exhibit.Simulator.Innocent;
using Exhibit.Tests.Signals.Identity;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Signals;

public sealed class IdentityReuseTest(ITestOutputHelper output)
{
    private static readonly (string, string)[] Profiles = [("profiles", "profiles.csv"), ("avatars", "avatars.csv")];

    [Fact]
    public void ThievesAreToldFromTheirVictims()
    {
        using var world = SignalWorld.Of(
            new WorldOptions
            {
                Seed = 2,
                Accounts = 500,
                Posts = 30_000,
                Campaigns = [new PersonaTheft()],
                Groups = [new NotificationFans(), new WireSyndication()],
            }
        );
        var outcome = new IdentityReuse().Observe(world.Data, default);
        var thieves = world.Data.Communities[world.OfKind("persona-theft").Single() - 1].Accounts;
        var called = outcome.Observations.Where(o => o.Subject == SubjectKind.Account && o.P <= .05 / outcome.Tested).ToArray();
        output.WriteLine(
            $"{called.Length} of {outcome.Tested} tested pairs; {string.Join(" | ", called.Select(o => o.Statement).Take(2))}"
        );
        Assert.NotEmpty(called);
        Assert.All(called, o => Assert.Contains(o.Accounts[0], thieves));
        var alike = outcome.Observations.Where(o => o.Subject == SubjectKind.Community && o.P <= 1e-3).ToArray();
        Assert.All(alike, o => Assert.Equal("persona-theft", world.Kind(o.Community)));
        var renamed = Assert.Single(alike, o => o.Says("likeness") == "changed-handle");
        output.WriteLine($"p = {renamed.P:0.0e+0}; {renamed.Statement}");
    }

    [Fact]
    public void PersonsMadeInOneGoAreSeenAndNewcomersAreNot()
    {
        using var world = SignalWorld.Of(
            new WorldOptions
            {
                Seed = 4,
                Accounts = 600,
                Posts = 12_000,
                Campaigns =
                [
                    new PersonaFactory
                    {
                        BatchShare = .8,
                        BuildShare = .9,
                        FaceShare = .9,
                        WordsShare = .8,
                    },
                ],
                Groups = [new Newcomers(), new Newcomers(), new Newcomers(), new BranchAccounts()],
            },
            Profiles
        );
        var outcome = new IdentityReuse().Observe(world.Data, default);
        foreach (var o in outcome.Observations.Where(o => o.P is not null))
        {
            output.WriteLine($"{world.Kind(o.Community)}: p = {o.P:0.0e+0}; {o.Statement}");
        }

        var likenesses = outcome.Observations.Where(o => o.P <= .01).ToLookup(o => world.Kind(o.Community), o => o.Says("likeness"));
        Assert.Equal(
            ["avatar", "biography", "created", "handle-build"],
            likenesses["persona-factory"].Distinct().Order(StringComparer.Ordinal)
        );
        Assert.DoesNotContain("newcomers", likenesses.Select(l => l.Key));

        // A company that makes its accounts openly looks the same, and writes its name into their handles: described, without p.
        Assert.Empty(likenesses["branch-accounts"]);
        var open = outcome.Observations.Where(o => o.Community > 0 && world.Kind(o.Community) == "branch-accounts").ToArray();
        Assert.Contains("created", open.Select(o => o.Says("likeness")));
        Assert.All(open, o => Assert.Contains("They say themselves that they belong together", o.WithoutP, StringComparison.Ordinal));
        var seen = outcome.Observations.First(o => o.P <= .01 && o.Says("likeness") == "avatar");
        Assert.Contains("pairs of pictures drawn at random", seen.Statement, StringComparison.Ordinal);
        Assert.Contains("The oldest is", seen.Statement, StringComparison.Ordinal);
    }

    [Fact]
    public void WhoIsAwakeInTheNightOfTheClaimedPlaceIsSeen()
    {
        // 110 people of Chicago who post from nine to eleven at night; six claim it and keep Moscow's day; four work nights there.
        var random = new Exhibit.Coordination.SplitMix64(1);
        var rows = new List<string> { "user_id,handle,created_at,text,location" };
        for (var account = 0; account < 120; account++)
        {
            for (var i = 0; i < 60; i++)
            {
                var hour =
                    account < 6 ? random.Next(14) - 9
                    : account < 10 ? random.Next(10) + 22
                    : random.Next(14) + 9;
                var at = new DateTime(2020, 1, 1, 6, 0, 0, DateTimeKind.Utc).AddDays(i).AddHours(hour).AddMinutes(random.Next(60));
                rows.Add(FormattableString.Invariant($"u{account},h{account},{at:yyyy-MM-ddTHH:mm:ssZ},words,\"Chicago, IL\""));
            }
        }

        var posts = Path.Combine(Directory.CreateTempSubdirectory().FullName, "posts.csv");
        File.WriteAllLines(posts, rows);
        using var world = SignalWorld.Read([posts]);
        var data = Lots.With(world.Data, [0, 1, 2, 3, 4, 5], [6, 20, 21, 22, 23, 24]);
        var nights = new IdentityReuse().Observe(data, default).Observations.Where(o => o.Subject == SubjectKind.Community).ToArray();
        output.WriteLine(string.Join('\n', nights.Select(n => $"{n.P:0.0e+0} {n.Statement}")));
        var seen = Assert.Single(nights, n => n.Says("likeness") == "night");
        Assert.Equal(1, seen.Community);
        Assert.True(seen.P <= 1e-4);
        Assert.Contains("'Chicago, IL'", seen.Statement, StringComparison.Ordinal);
    }

    [Fact]
    public void PersonsWhoClaimToLiveOverseasAreToldFromEmigrants()
    {
        using var world = SignalWorld.Of(
            new WorldOptions
            {
                Seed = 3,
                Accounts = 1_000,
                Posts = 50_000,
                Campaigns = [new FalseHomes { ForgotShare = .9 }],
                Groups = [new Emigrants(), new Emigrants(), new Emigrants()],
            },
            ("profiles", "places.csv")
        );
        var data = new SignalData(world.Data.Accounts, world.Data.Communities, [], world.Data.Store)
        {
            Side = world.Data.Side,
            Cutoff = 1,
            Set = new Dictionary<string, double> { ["identity-reuse.least-outside"] = 40 },
        };
        var seen = new IdentityReuse().Observe(data, default).Observations.Where(o => o.P is not null).ToArray();
        foreach (var o in seen)
        {
            output.WriteLine($"{world.Kind(o.Community)}: p = {o.P:0.0e+0}; {o.Statement}");
        }

        Assert.Equal(
            ["false-homes language", "false-homes night"],
            seen.Where(o => o.P <= .001).Select(o => $"{world.Kind(o.Community)} {o.Says("likeness")}").Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void GenuineProfilesDealtByLotAreRarelyAlikeAndSpambotsMadeInBatchesAre()
    {
        using var world = Cresci(out var genuine);
        var people = Enumerable.Range(0, world.Data.Accounts.Count).ToLookup(genuine.Contains);
        Assert.Equal((3_474, 991), (people[true].Count(), people[false].Count()));

        // 150 groups of ten genuine accounts, the other genuine ones and no spambot outside.
        var lots = Lots.OfTen(people[true], 1).Take(150).ToArray();
        var innocent = Seen(Lots.With(world.Data, [.. lots, [.. people[false]]]), 150);
        Report("genuine", innocent, 150);
        Assert.Equal((0, 0), (Groups(innocent, .05), Groups(innocent, .05 / 150)));

        // 99 groups of ten social spambots, all genuine accounts outside.
        var bots = Seen(Lots.With(world.Data, Lots.OfTen(people[false], 2)), 99);
        Report("spambots", bots, 99);
        Assert.Equal((98, 93), (Groups(bots, .05), Groups(bots, .05 / 99)));
        Assert.Equal(93, Groups([.. bots.Where(o => o.Says("likeness") == "created")], .05 / 99));

        Observation[] Seen(SignalData data, int groups) =>
            [
                .. new IdentityReuse()
                    .Observe(data, default)
                    .Observations.Where(o => o.Subject == SubjectKind.Community && o.Community <= groups && o.P is not null),
            ];

        int Groups(Observation[] seen, double level) => seen.Where(o => o.P <= level).Select(o => o.Community).Distinct().Count();

        void Report(string who, Observation[] seen, int groups)
        {
            output.WriteLine(
                $"{who}: groups of ten with p <= .05: {Groups(seen, .05)} of {groups}; <= .05/groups: {Groups(seen, .05 / groups)}"
            );
            foreach (var kind in seen.GroupBy(o => o.Says("likeness")).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                Observation[] of = [.. kind];
                output.WriteLine($"  {kind.Key}: p <= .05 in {Groups(of, .05)}, <= .05/groups in {Groups(of, .05 / groups)}");
            }
        }
    }

    [Fact]
    public void FewGenuineProfilesAreMarkedOneByOne()
    {
        using var world = Cresci(out var genuine);
        var outcome = new IdentityReuse().Observe(world.Data, default);
        var marked = outcome.Observations.Where(o => o.Observed).SelectMany(o => o.Accounts).Distinct().ToArray();
        var described = outcome.Observations.FirstOrDefault(o => o.About.StartsWith("one description", StringComparison.Ordinal));
        output.WriteLine(
            $"profiles_cresci: marked {marked.Count(genuine.Contains)} of {genuine.Count} genuine, {marked.Count(m => !genuine.Contains(m))} of {world.Data.Accounts.Count - genuine.Count} spambots; {described?.Statement}"
        );
        Assert.Empty(marked);
    }

    [Fact]
    public void TrollsAndPublicFiguresAreNotMarkedOneByOne()
    {
        foreach (var file in new[] { "real_test.csv", "fake_test.csv" })
        {
            using var world = SignalWorld.Read(
                RealData.Data($"troll_vs_real/{file}"),
                new Exhibit.Readers.ReaderOptions
                {
                    Map = new Dictionary<string, string>
                    {
                        ["account"] = "user_screen_name",
                        ["time"] = "tweet_time",
                        ["text"] = "tweet_text",
                    },
                }
            );
            var all = Enumerable.Range(0, world.Data.Accounts.Count).ToArray();
            var outcome = new IdentityReuse().Observe(Lots.With(world.Data, all), default);
            output.WriteLine($"troll_vs_real/{file}: {outcome.Observations.Count(o => o.Observed)} marks on {all.Length} accounts");
            foreach (var o in outcome.Observations.Where(o => o.Subject == SubjectKind.Community))
            {
                output.WriteLine($"  {o.Statement} {o.WithoutP}");
                Assert.Null(o.P);
            }

            Assert.DoesNotContain(outcome.Observations, o => o.Observed);
        }
    }

    [Fact]
    public void NoHandleOfTwittersOwnReleaseStandsOnTwoIds()
    {
        using var world = SignalWorld.Read([RealData.Data("twitter_io_hashtags")]);
        var outcome = new IdentityReuse().Observe(world.Data, default);
        output.WriteLine($"twitter_io_hashtags: {outcome.Observations.Count} observations of {world.Data.Accounts.Count} accounts");
        Assert.DoesNotContain(outcome.Observations, o => o.Observed);
        Assert.DoesNotContain(outcome.Observations, o => o.About.StartsWith("handle", StringComparison.Ordinal));
    }

    [Fact]
    public void RowsOfProfilesAreReadOrRefused()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var (posts, profiles, avatars) = (
            Path.Combine(folder, "posts.csv"),
            Path.Combine(folder, "profiles.csv"),
            Path.Combine(folder, "avatars.csv")
        );
        File.WriteAllText(posts, "user_id,handle,created_at,text\n1,a,2020-01-01T00:00:00Z,hello\n2,b,2020-01-01T00:00:00Z,hello\n");
        File.WriteAllText(profiles, "id,created_at,lang\n1,2012-01-17,it\n2,some day,it\n9,2012-01-17,it\n");
        File.WriteAllText(avatars, $"handle,sha256,pdq\n@a,{new string('0', 64)},\nb,x,y\n");
        using var world = SignalWorld.Read([posts], new SideFile("profiles", profiles), new SideFile("avatars", avatars));
        new IdentityReuse().Observe(world.Data, default);
        var (first, second) = (world.Data.Side.Counts[0], world.Data.Side.Counts[1]);
        Assert.Equal((3, 1, 2), (first.Read, first.Used, first.Refused));
        Assert.Equal((2, 1, 1), (second.Read, second.Used, second.Refused));
        Assert.Contains("row 2: 'some day' is no time of creation", string.Join(' ', first.Reasons), StringComparison.Ordinal);
    }

    // Each profile as an account with one post; the file's own columns as the list of profiles.
    private static SignalWorld Cresci(out HashSet<int> genuine)
    {
        var (real, bots) = (RealData.Data("profiles_cresci/genuine_users.csv"), RealData.Data("profiles_cresci/spam_user.csv"));
        var posts = Path.Combine(Directory.CreateTempSubdirectory().FullName, "posts.csv");
        string[] ids = [.. Ids(real), .. Ids(bots)];
        File.WriteAllLines(posts, ids.Select((id, i) => $"{id},h,2015-01-01T00:00:00Z,words {i}").Prepend("user_id,x,created_at,text"));
        var world = SignalWorld.Read([posts], new SideFile("profiles", real), new SideFile("profiles", bots));
        var known = Ids(real).ToHashSet(StringComparer.Ordinal);
        genuine = [.. world.Data.Accounts.Where(a => known.Contains(a.Id)).Select(a => a.Index)];
        return world;
    }

    private static IEnumerable<string> Ids(string file)
    {
        var side = SideInputs.Read([new SideFile("profiles", file)]).Of("profiles")[0];
        return side.Rows.Select(r => side.Text(r, "account"));
    }
}
