using Exhibit.Benchmarks.Signals;
using Exhibit.Model;
using Exhibit.Readers;
using Exhibit.Signals;
using Exhibit.Signals.Inputs;
using Exhibit.Simulator;
using Exhibit.Simulator.Campaigns;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Signals;

public sealed class AdLedgerTest(ITestOutputHelper output)
{
    [Fact]
    public void TheHouseReleaseIsInRoubles()
    {
        using var world = Real();
        var all = new AdLedger().Observe(world.Data, default).Observations;
        var currency = all.Single(o => o.About == "the advertisements' currencies");
        output.WriteLine(currency.Statement);
        Assert.StartsWith("2533 of 3498 advertisements (72.4 %) are stated in RUB", currency.Statement, StringComparison.Ordinal);
        Assert.Contains("USD stands mostly where nothing was spent (960 of 965)", currency.Statement, StringComparison.Ordinal);
        Assert.Contains(currency.Statistic, s => s.Key.StartsWith("spend_2016-", StringComparison.Ordinal));
        Assert.Null(currency.P);
        Assert.False(currency.Observed);
        var hours = all.Single(o => o.About == "the advertisements' creation hours");
        output.WriteLine(hours.Statement);
        Assert.Equal(3_426, hours.Statistic.Single(s => s.Key == "created_in_hours_of_UTC+3").Value);
        Assert.Contains(all, o => o.About == "creatives used again");
    }

    [Fact]
    public void OpposedAudiencesAreThoseOfTheAnalystsList()
    {
        using var world = Real("Donald Trump for President", "Malcolm X");
        var opposed = new AdLedger()
            .Observe(world.Data, default)
            .Observations.Single(o => o.About.StartsWith("audiences", StringComparison.Ordinal));
        output.WriteLine(opposed.Statement);
        Assert.True((int)opposed.Statistic.Single(s => s.Key == "ads_a").Value > 20);
        Assert.True((int)opposed.Statistic.Single(s => s.Key == "ads_b").Value > 500);
        Assert.False(opposed.Observed);
    }

    [Fact]
    public void TheOtherExtractionGivesTheSamePicture()
    {
        var side = SideInputs.Read([new SideFile("ads", RealData.Data("ira_facebook_ads/ads_from_pdfs.csv"))]);
        var ads = AdFile.Read(side);
        Assert.Equal(2_548, ads.Count(a => a.Currency == "RUB"));
        Assert.Equal(5, ads.Count(a => a.Currency == "USD"));
        var count = side.Counts[0];
        output.WriteLine($"read {count.Read}, used {count.Used}, refused {count.Refused}: {string.Join("; ", count.Reasons)}");
        Assert.Equal(count.Read, count.Used + count.Refused);
        var (hours, _, all) = Exhibit.Signals.Clock.WeekClock.Count(
            ads.Where(a => a.CreatedMs is not null).Select(a => a.CreatedMs!.Value),
            3,
            9,
            19
        );
        Assert.InRange(100.0 * hours / all, 97.5, 98.5);
    }

    [Fact]
    public void OnePurseWithOneTemplateIsSeenAndAgenciesAreNot()
    {
        using var world = SignalWorld.Of(
            new WorldOptions
            {
                Accounts = 400,
                Posts = 8_000,
                Campaigns = [new AdPurchases()],
            },
            ("ads", "ads.csv")
        );
        var seen = new AdLedger().Observe(world.Data, default).Observations.Where(o => o.Observed).ToArray();
        var purse = Assert.Single(seen);
        output.WriteLine(purse.Statement);
        var pages = world.OfKind("ad-purchases").SelectMany(c => world.Data.Communities[c - 1].Accounts).ToArray();
        Assert.All(purse.Accounts, a => Assert.Contains(a, pages));
        Assert.True(purse.Accounts.Count >= 4);
        Assert.True(purse.Rate < .5);
    }

    [Theory]
    [InlineData("https://www.facebook.com/Woke-B|acks-294234600956431/", "294234600956431")]
    [InlineData("https://instagram.Com/us_daily/", "us-dally")]
    [InlineData("https://www.facebook.com/BrownUnitedFront?x=1", "brownunltedfront")]
    [InlineData("https://musicfb.info/", "muslcfb.lnfo")]
    public void PagesAreReadFromLandingAddresses(string url, string page) => Assert.Equal(page, AdFile.PageOf(url));

    [Fact]
    public void WithoutAdvertisementsItSaysSo()
    {
        using var world = SignalWorld.Of(
            new WorldOptions
            {
                Accounts = 100,
                Posts = 1_000,
                Topics = 2,
            }
        );
        Assert.Contains("--ads", new AdLedger().Observe(world.Data, default).NotObservable, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileOfAnotherKindIsRefusedByName()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "x.csv");
        File.WriteAllText(path, "colour,size\nred,1\n");
        Assert.Equal(
            "--list ads: 'x.csv' has no column for 'id'. Found colour, size; expected one of id, ad_id, ad id, ad_archive_id. Rename the column.",
            Assert.Throws<InputException>(() => SideInputs.Read([new SideFile("ads", path)])).Message
        );
        Assert.StartsWith(
            "--list names the kind 'pets', which does not exist. Kinds are ads, events,",
            Assert.Throws<InputException>(() => SideInputs.Read([new SideFile("pets", path)])).Message,
            StringComparison.Ordinal
        );
        File.WriteAllText(path, "id,created\n1,2016-05-12T04:06:17-07:00\n2,the twelfth of May\n,2016-05-12T04:06:17-07:00\n");
        var side = SideInputs.Read([new SideFile("ads", path)]);
        Assert.Single(AdFile.Read(side));
        var count = side.Counts.Single();
        Assert.Equal((3, 1, 2), (count.Read, count.Used, count.Refused));
        Assert.Contains(
            "row 2: the creation time 'the twelfth of May' cannot be read",
            string.Join(';', count.Reasons),
            StringComparison.Ordinal
        );
    }

    private static SignalWorld Real(string? a = null, string? b = null)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var list = Path.Combine(folder, "opposed.csv");
        File.WriteAllText(list, $"side_a,side_b\n{a},{b}\n");
        var ads = new SideFile("ads", RealData.Data("ira_facebook_ads/ads.csv"));
        return SignalWorld.Read([RealData.Data("ira_tweets_json")], a is null ? [ads] : [ads, new SideFile("opposed", list)]);
    }
}
