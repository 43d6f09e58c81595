using Exhibit.Benchmarks.Signals;
using Exhibit.Model;
using Exhibit.Signals;
using Exhibit.Signals.Inputs;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Signals;

public sealed class ImageReuseTest(ITestOutputHelper output)
{
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
