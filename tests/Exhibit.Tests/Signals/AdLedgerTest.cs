using Exhibit.Benchmarks.Signals;
using Exhibit.Model;
using Exhibit.Readers;
using Exhibit.Signals;
using Exhibit.Signals.Inputs;
using Exhibit.Simulator;
using Exhibit.Simulator.Campaigns;
using Exhibit.Tests.Signals.Identity;
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
        var reach = all.Single(o => o.About == "the advertisements' reach");
        output.WriteLine(reach.Statement);
        Assert.Contains("were shown 40285461 times and clicked 3708749 times", reach.Statement, StringComparison.Ordinal);
        var targeting = all.Single(o => o.About == "the advertisements' targeting");
        output.WriteLine(targeting.Statement);
        Assert.StartsWith("3498 of 3498", targeting.Statement, StringComparison.Ordinal);
        var again = all.Single(o => o.About == "creatives used again");
        output.WriteLine(again.Statement);
        Assert.StartsWith("333 creatives were bought more than once", again.Statement, StringComparison.Ordinal);
        Assert.Equal(29, again.Statistic.Single(s => s.Key == "creatives_under_several_pages").Value);
    }

    [Fact]
    public void TheLibrarysAnswersAreReadWithTheirRanges()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var (first, second) = (Path.Combine(folder, "page1.json"), Path.Combine(folder, "page2.jsonl"));
        const string Ad = """
            {"id":"101","ad_creation_time":"2020-05-01","ad_creative_bodies":["One","Two"],"bylines":"Sim Payer","currency":"EUR","impressions":{"lower_bound":"1000","upper_bound":"4999"},"page_id":"7","page_name":"Sim Page","spend":{"lower_bound":"100","upper_bound":"199"},"target_locations":[{"name":"Ohio","excluded":false},{"name":"Texas","excluded":true}]}
            """;
        File.WriteAllText(first, "{\"data\":[" + Ad + ",3],\"paging\":{\"next\":\"x\"}}");
        File.WriteAllText(
            second,
            Ad.Trim()
                + "\n"
                + Ad.Trim()
                    .Replace("101", "102", StringComparison.Ordinal)
                    .Replace("{\"lower_bound\":\"100\",\"upper_bound\":\"199\"}", "{\"lower_bound\":\"1000000\"}", StringComparison.Ordinal)
        );
        var side = SideInputs.Read([new SideFile("ads", first), new SideFile("ads", second)]);
        var ads = AdFile.Read(side);
        Assert.Equal(["101", "102"], ads.Select(a => a.Id));
        Assert.Equal(("7", "Sim Payer", "EUR", "One\nTwo"), (ads[0].Page, ads[0].Payer, ads[0].Currency, ads[0].Text));
        Assert.Equal(new AdRange(100, 199), ads[0].Spend);
        Assert.Equal(new AdRange(1_000, 4_999), ads[0].Impressions);
        Assert.Equal(new AdRange(1_000_000, null), ads[1].Spend);
        Assert.Equal(["Ohio", "exclude: Texas"], ads[0].Targets);
        Assert.False(ads[0].HasHour);
        Assert.All(side.Counts, c => Assert.Equal(c.Read, c.Used + c.Refused));
        Assert.Equal("row 2: found number; expected an object with one property a column.", side.Counts[0].Reasons.Single());
        Assert.Equal("row 1: the advertisement '101' stands in the files already; it is counted once.", side.Counts[1].Reasons.Single());
        using var world = SignalWorld.Read([SmallWorld.File()], new SideFile("ads", first), new SideFile("ads", second));
        var currency = new AdLedger().Observe(world.Data, default).Observations.Single(o => o.About == "the advertisements' currencies");
        Assert.Equal("1000100.00 or more", currency.Statistic.Single(s => s.Key == "spend_2020-05_EUR").Value);
    }

    [Fact]
    public void BrokenJsonIsRefusedWithItsLine()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "x.jsonl");
        File.WriteAllText(path, "{\"id\":\"1\"}\n{\"id\":\n");
        Assert.StartsWith(
            "--list ads: 'x.jsonl', line 3 is no JSON:",
            Assert.Throws<InputException>(() => SideInputs.Read([new SideFile("ads", path)])).Message,
            StringComparison.Ordinal
        );
        File.WriteAllText(path, "{\"colour\":\"red\"}\n");
        Assert.Contains(
            "has no column for 'id'. Found colour;",
            Assert.Throws<InputException>(() => SideInputs.Read([new SideFile("ads", path)])).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void TheLibrarysReportIsKnownByItsHeader()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "report.csv");
        File.WriteAllText(
            path,
            "Page ID,Page name,Disclaimer,Amount spent (USD),Number of ads in Library\n"
                + "1,Sim A,Sim Payer,1200,10\n2,Sim B,Sim Payer,≤100,3\n3,Sim C,These ads ran without a disclaimer,50,1\n4,Sim D,Other,much,1\n"
        );
        using var world = SignalWorld.Read([SmallWorld.File()], new SideFile("ads", path));
        var seen = Assert.Single(new AdLedger().Observe(world.Data, default).Observations);
        Assert.Equal(
            "1 payers spent 1250.00 to 1350.00 USD on 14 advertisements; 1 of them paid for more than one page, 'Sim Payer' for 2. 1 rows name no payer.",
            seen.Statement
        );
        Assert.Equal("1200.00 to 1300.00", seen.Statistic.Single(s => s.Key == "spend_of_Sim Payer").Value);
        Assert.Equal(2, seen.Rows.Count);
        Assert.False(seen.Observed);
        var count = world.Data.Side.Counts.Single();
        Assert.Equal(("ad-report", 4, 3, 1), (count.Kind, count.Read, count.Used, count.Refused));
    }

    [Theory]
    [InlineData("88.45 RUB", "88.45")]
    [InlineData("10,085.77", "10085.77")]
    [InlineData("lower_bound: 100, upper_bound: 199", "100.00 to 199.00")]
    [InlineData("lower_bound: 1000000", "1000000.00 or more")]
    [InlineData("100-199", "100.00 to 199.00")]
    [InlineData("≤100", "0.00 to 100.00")]
    [InlineData(">1,000,000", "1000000.00 or more")]
    [InlineData("1.000.00 RUB", null)]
    [InlineData("88,45", null)]
    [InlineData("None", null)]
    public void AmountsAreReadAsTheFileStatesThem(string text, string? amount) => Assert.Equal(amount, AdRange.Parse(text)?.ToString());

    [Fact]
    public void AdvertisementsAroundADateAreHeldAgainstTheFilesOwnStretches()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var (ads, dates) = (Path.Combine(folder, "ads.csv"), Path.Combine(folder, "dates.csv"));
        var start = new DateTime(2020, 1, 1, 12, 0, 0, DateTimeKind.Utc);
        var days = Enumerable.Range(0, 400).Concat(Enumerable.Range(0, 60).Select(i => 200 + (i % 7)));
        File.WriteAllLines(
            ads,
            days.Select((d, i) => $"{i},{start.AddDays(d):yyyy-MM-dd'T'HH:mm:ss'Z'},page,words {i}").Prepend("id,created,page,text")
        );
        var (chosen, other) = (start.AddDays(203), start.AddDays(100));
        File.WriteAllText(dates, $"date,label\n{chosen:yyyy-MM-dd},a vote\n{other:yyyy-MM-dd},nothing\nsome day,x\n");
        using var world = SignalWorld.Read([SmallWorld.File()], new SideFile("ads", ads), new SideFile("dates", dates));
        var seen = new AdLedger()
            .Observe(world.Data, default)
            .Observations.Where(o => o.About.StartsWith("the days around", StringComparison.Ordinal))
            .ToArray();
        output.WriteLine(seen[0].Statement);
        Assert.Equal(2, seen.Length);
        Assert.True(seen[0].Rate < .05, $"rate {seen[0].Rate}");
        Assert.True(seen[1].Rate > .5, $"rate {seen[1].Rate}");
        Assert.Contains(
            "'some day' cannot be read",
            world.Data.Side.Counts.Single(c => c.Kind == "dates").Reasons.Single(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void InterestsAndPlacesAreCountedAndWhoIsLeftOutIsNot()
    {
        var ads = Path.Combine(Directory.CreateTempSubdirectory().FullName, "ads.csv");
        File.WriteAllText(
            ads,
            "id,page,text,spend,currency,impressions,targeting\n"
                + "1,a,One,10.00,EUR,100,\"people_who_match:interests:Cooking\nlocation_living_in:somewhere:Hill Town\"\n"
                + "2,a,Two,5.50,EUR,50,\"people_who_match:interests:Cooking\npeople_who_match:interests:Cooking\nexcluded_interests:interests:Boats\"\n"
                + "3,b,Three,0,EUR,0,Lake Town\n4,b,Four,1,EUR,1,\n"
        );
        using var world = SignalWorld.Read([SmallWorld.File()], new SideFile("ads", ads));
        var seen = new AdLedger().Observe(world.Data, default).Observations.Single(o => o.About == "the advertisements' targeting");
        output.WriteLine(seen.Statement);
        Assert.Equal(
            "3 of 4 advertisements state at whom they were aimed. 1 interest, most often 'Cooking' (2). 2 places, most often 'Hill Town' (1), 'Lake Town' (1).",
            seen.Statement
        );
        Assert.Equal(("15.50", "150.00"), (seen.Says("spend_at_interest_Cooking_EUR"), seen.Says("impressions_at_interest_Cooking")));
        Assert.DoesNotContain(seen.Statistic, s => s.Key.Contains("Boats", StringComparison.Ordinal));
        Assert.Equal((null, false, 3), (seen.P, seen.Observed, seen.Rows.Count));
    }

    [Fact]
    public void OneTemplateBoughtForBothSidesIsSeenAndOneForEverybodyIsNot()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var (ads, list) = (Path.Combine(folder, "ads.csv"), Path.Combine(folder, "opposed.csv"));
        File.WriteAllText(list, "side_a,side_b\nred,blue\ngreen,white\n");
        File.WriteAllText(
            ads,
            "id,page,text,targeting\n1,a,Come to the square all of you,red\n2,b,Come to the square all of you,blue\n3,c,Another,\"green\nwhite\"\n4,d,A fourth,white\n"
        );
        using var world = SignalWorld.Read([SmallWorld.File()], new SideFile("ads", ads), new SideFile("opposed", list));
        var seen = new AdLedger()
            .Observe(world.Data, default)
            .Observations.Where(o => o.About.StartsWith("audiences", StringComparison.Ordinal))
            .ToDictionary(o => o.About, StringComparer.Ordinal);
        Assert.True(seen["audiences 'red' and 'blue'"].Observed);
        Assert.Contains(
            "1 creatives bought for each side, the first 'Come to the square all of you'",
            seen["audiences 'red' and 'blue'"].Statement,
            StringComparison.Ordinal
        );
        Assert.False(seen["audiences 'green' and 'white'"].Observed);
    }

    [Fact]
    public void TheElectionIsHeldAgainstTheHouseRelease()
    {
        var dates = Path.Combine(Directory.CreateTempSubdirectory().FullName, "dates.csv");
        File.WriteAllText(dates, "date,label\n2016-11-08,election\n");
        using var world = SignalWorld.Read(
            [RealData.Data("ira_tweets_json")],
            new SideFile("ads", RealData.Data("ira_facebook_ads/ads.csv")),
            new SideFile("dates", dates)
        );
        var seen = new AdLedger().Observe(world.Data, default).Observations.Single(o => o.About == "the days around 2016-11-08 (election)");
        output.WriteLine(seen.Statement);
        Assert.Equal(67.0 / 701, seen.Rate!.Value, 9);
        Assert.StartsWith("149 of 3497", seen.Statement, StringComparison.Ordinal);
        Assert.Null(seen.P);
        Assert.False(seen.Observed);
        Assert.Equal(3_497, seen.Statistic.Single(s => s.Key == "ads").Value);
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
        Assert.True(ads.Count(a => a.SpendUnread) > 20, "amounts such as 1.000.00 are not guessed");
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
            "--list names the kind 'pets', which does not exist. Kinds are ads, ad-report, events,",
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
