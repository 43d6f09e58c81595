using Exhibit.Benchmarks.Signals;
using Exhibit.Model;
using Exhibit.Signals;
using Exhibit.Signals.Inputs;
using Exhibit.Simulator;
using Exhibit.Simulator.Campaigns;
using Exhibit.Simulator.Innocent;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Signals;

public sealed class ImageReuseTest(ITestOutputHelper output)
{
    [Fact]
    public void PreparedPicturesAreSeenAndATopicsTemplatesAreNot()
    {
        using var world = SignalWorld.Of(
            new WorldOptions
            {
                Seed = 6,
                Accounts = 600,
                Posts = 12_000,
                Campaigns = [new PicturePushers()],
                Groups = [new TemplatePosters(), new TemplatePosters(), new TemplatePosters()],
            },
            ("media", "media.csv")
        );
        var outcome = new ImageReuse().Observe(world.Data, default);
        foreach (var o in outcome.Observations)
        {
            output.WriteLine($"{world.Kind(o.Community)}: p = {o.P:0.0e+0}; {o.Statement}");
        }

        Assert.Equal("picture-pushers", world.Kind(Assert.Single(outcome.Observations, o => o.P <= 1e-4).Community));
        Assert.Equal(0, world.Data.Side.Counts[0].Refused);
    }

    [Fact]
    public void AccountsThatPostManyPicturesMeetOnMoreOfThem()
    {
        // Eight who post forty templates each out of a hundred, among ninety who post two.
        var folder = Directory.CreateTempSubdirectory().FullName;
        var (posts, media) = (Path.Combine(folder, "posts.csv"), Path.Combine(folder, "media.csv"));
        var (rows, hashes) = (new List<string> { "user_id,post_id,created_at,text" }, new List<string> { "id,file,pdq,quality" });
        var random = new Exhibit.Coordination.SplitMix64(3);
        for (var account = 0; account < 98; account++)
        {
            for (var i = 0; i < (account < 8 ? 40 : 2); i++)
            {
                rows.Add($"a{account},p{account}-{i},2020-01-01T00:00:00Z,words");
                hashes.Add($"p{account}-{i},x,{Picture(random.Next(100))},90");
            }
        }

        File.WriteAllLines(posts, rows);
        File.WriteAllLines(media, hashes);
        using var world = SignalWorld.Read([posts], new SideFile("media", media));
        var seen = Assert.Single(
            new ImageReuse().Observe(Identity.Lots.With(world.Data, [.. Enumerable.Range(0, 8)]), default).Observations
        );
        output.WriteLine($"p = {seen.P}; {seen.Statement}");
        Assert.True(seen.P > .01);
    }

    [Fact]
    public void PicturesAreFoundByTheFileThatThePostNames()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var (posts, media) = (Path.Combine(folder, "posts.csv"), Path.Combine(folder, "media.csv"));
        File.WriteAllLines(
            posts,
            Enumerable.Range(0, 60).Select(i => $"a{i},2020-01-01T00:00:00Z,words,photos/{i}.jpg").Prepend("user_id,created_at,text,media")
        );
        File.WriteAllLines(
            media,
            Enumerable.Range(0, 60).Select(i => $"{i},photos/{i}.jpg,{Picture(i < 4 ? 0 : i)},90").Prepend("id,file,pdq,quality")
        );
        using var world = SignalWorld.Read([posts], new SideFile("media", media));
        var data = Identity.Lots.With(world.Data, [0, 1, 2, 3]);
        var outcome = new ImageReuse().Observe(
            new SignalData(data.Accounts, data.Communities, [], data.Store)
            {
                Side = data.Side,
                Cutoff = 1,
                Set = new Dictionary<string, double> { ["image-reuse.least-images"] = 1 },
            },
            default
        );
        Assert.Equal([0, 1, 2, 3], Assert.Single(outcome.Observations).Accounts);
        Assert.Equal((60, 0), (world.Data.Side.Counts[0].Used, world.Data.Side.Counts[0].Refused));
    }

    [Fact]
    public void ARingsPicturesAreSeenAndEverybodysTemplateIsNot()
    {
        var seen = Look((account, i) => account < 8 ? Picture(i) : Picture(1_000 + (account * 10) + i), template: true);
        output.WriteLine($"p = {seen.P}; {seen.Statement}");
        Assert.True(seen.P <= 1e-4);
        Assert.Equal(8, seen.Accounts.Count);
        Assert.Null(Run((account, i) => Picture(1_000 + (account * 10) + i), template: true).Observations.FirstOrDefault(o => o.P <= .01));
    }

    [Fact]
    public void APictureScaledAndStoredAgainIsTheSame()
    {
        // Each member has its own copy, some bits away.
        var seen = Look((account, i) => account < 8 ? Near(Picture(i), account) : Picture(1_000 + (account * 10) + i), template: false);
        Assert.True(seen.P <= 1e-4);
        Assert.Contains("pairs of pictures drawn at random", seen.Statement, StringComparison.Ordinal);
    }

    [Fact]
    public void DistanceIsCountedInBits()
    {
        var zero = Pdq.Of(new string('0', 64))!.Value;
        Assert.Equal(256, zero.Distance(Pdq.Of(new string('f', 64))!.Value));
        Assert.Equal(5, zero.Distance(Pdq.Of(new string('0', 60) + "0017" + "")!.Value) + 1);
        Assert.Null(Pdq.Of("xyz"));
    }

    [Fact]
    public void WithoutPicturesItSaysSo()
    {
        using var world = SignalWorld.Read([SmallWorld.File()]);
        Assert.Contains("media=FILE", new ImageReuse().Observe(world.Data, default).NotObservable, StringComparison.Ordinal);
    }

    private static Observation Look(Func<int, int, string> picture, bool template) => Assert.Single(Run(picture, template).Observations);

    private static SignalOutcome Run(Func<int, int, string> picture, bool template)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var (posts, media) = (Path.Combine(folder, "posts.csv"), Path.Combine(folder, "media.csv"));
        var (rows, hashes) = (new List<string> { "user_id,post_id,created_at,text" }, new List<string> { "post_id,sha256,pdq" });
        for (var account = 0; account < 100; account++)
        {
            for (var i = 0; i < 6; i++)
            {
                rows.Add($"a{account},p{account}-{i},2020-01-0{i + 1}T00:00:00Z,words");
                hashes.Add($"p{account}-{i},,{(template && i == 5 ? Picture(9_999) : picture(account, i))}");
            }
        }

        hashes.Add("unknown,,x");
        File.WriteAllLines(posts, rows);
        File.WriteAllLines(media, hashes);
        using var world = SignalWorld.Read([posts], new SideFile("media", media));
        var accounts = world.Data.Accounts;
        Community[] ring =
        [
            new()
            {
                Number = 1,
                Accounts = [.. Enumerable.Range(0, 8)],
                Edges = 0,
                Density = 0,
                Tier = Tier.Indicated,
                Component = 1,
                Stability = 1,
                FirstSeen = 0,
                LastSeen = 0,
            },
        ];
        var outcome = new ImageReuse().Observe(
            new SignalData(accounts, ring, [], world.Data.Store) { Side = world.Data.Side, Cutoff = 1 },
            default
        );
        Assert.Equal((601, 600, 1), (world.Data.Side.Counts[0].Read, world.Data.Side.Counts[0].Used, world.Data.Side.Counts[0].Refused));
        return outcome;
    }

    private static string Picture(int number) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(number)));

    private static string Near(string picture, int account) => $"{account:x}{picture[1..]}";
}
