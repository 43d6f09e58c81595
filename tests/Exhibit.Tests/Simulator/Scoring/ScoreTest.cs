using Exhibit.Simulator.Scoring;

namespace Exhibit.Tests.Simulator.Scoring;

public sealed class ScoreTest : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-score-").FullName;

    [Fact]
    public void ByHand()
    {
        var score = Small();
        Assert.Equal(new Rates(2, 2, 3), score.Accounts["strong"]);
        Assert.Equal(new Rates(0, 4, 3), score.Accounts["indicated"]);
        Assert.Equal(new Rates(2, 6, 3), score.Accounts["any"]);
        Assert.Equal(new Rates(1, 1, 3), score.Pairs["strong"]);
        Assert.Equal(new Rates(1, 3, 3), score.Pairs["any"]);
        Assert.Equal((1.0, 1.0 / 3, 0.5), (score.Pairs["strong"].Precision, score.Pairs["strong"].Recall, score.Pairs["strong"].F1));
        Assert.Equal((0, 1, 1), (score.FalsePairs["strong"], score.FalsePairs["indicated"], score.FalsePairs["any"]));
        Assert.Equal((3, 2, 0), score.ByKind["ring"]);
    }

    [Fact]
    public void CalibrationCountsEveryTestOfAFalsePair()
    {
        var score = Small();

        // xy was tested twice, at 1e-5 and at 2e-4; the case lists 2,000 tests.
        Assert.Equal((1e-3, 2, 2.0), score.Calibration[0]);
        Assert.Equal((1e-4, 1, .2), score.Calibration[1]);
        Assert.Equal((1e-6, 0), (score.Calibration[3].Level, score.Calibration[3].Observed));
    }

    [Fact]
    public void TheAreaIsTheMeanPrecisionAtTheTrueOnes()
    {
        // By p: ab (true), xy, de, ac (true); bc is never found: (1 + 2/4) / 3.
        Assert.Equal(0.5, Small().AveragePrecision, 12);
        Assert.Equal(0.5, Small().Campaigns["ring"].AveragePrecision, 12);

        // A tie has the precision at its end: 2 of 4 at .1, then 3 of 5 at .2.
        Assert.Equal(((2 * .5) + .6) / 3, PrecisionRecall.Area([(.1, true), (.1, false), (.2, true), (.1, true), (.1, false)], 3), 12);
        Assert.True(double.IsNaN(PrecisionRecall.Area([(.1, false)], 0)));
    }

    [Fact]
    public void EvidenceIsCountedByKindAndTier()
    {
        var score = Small();
        Assert.Equal((1, 0, 0), score.Traces["co-post"].Strong);
        Assert.Equal((0, 1, 1), score.Traces["co-post"].Indicated);

        // co-link alone: ab at .5 is the one true edge and comes after xy at 2e-4: (1/2) / 3.
        Assert.Equal(1.0 / 6, score.Traces["co-link"].AveragePrecision, 12);
        Assert.Equal((1, 1), score.CampaignsByTrace[("ring", "co-post")]);
        Assert.False(score.CampaignsByTrace.ContainsKey(("ring", "co-link")));
        var ring = score.Campaigns["ring"];
        Assert.Equal(
            (3, 2, 2, 3, 1, 1),
            (ring.Accounts, ring.AccountsStrong, ring.AccountsAny, ring.Pairs, ring.PairsStrong, ring.PairsAny)
        );
    }

    [Theory]
    [InlineData("source", 1, 0)]
    [InlineData("habit", 1, 0)]
    [InlineData("clock", 0, 1)]
    [InlineData("", 0, 1)]
    public void TheNamedExplanationIsHeldAgainstTheTrueOnes(string named, int right, int wrong)
    {
        var score = Small(named);
        Assert.Equal((right, wrong), score.Explanations["fans"]);
        Assert.Single(score.Explanations);
    }

    [Fact]
    public void CommunitiesAreRightByMajorityAndCampaignsRecoveredByHalf()
    {
        // Three communities: a and b of the ring of three; d and e; x and y.
        var score = Small();
        Assert.Equal(new CommunityRates(1, 3, 1, 1), score.Communities["any"]);
        Assert.Equal(new CommunityRates(1, 1, 1, 1), score.Communities["strong"]);
        Assert.Equal(new CommunityRates(0, 2, 0, 1), score.Communities["indicated"]);
        Assert.Equal(
            (1.0 / 3, 1.0, .5),
            (score.Communities["any"].Precision, score.Communities["any"].Recall, score.Communities["any"].F1)
        );

        // One campaign in two communities of two of its four: two right communities, one campaign recovered.
        Labels(
            "a,campaign,g,ring,false,\nb,campaign,g,ring,false,\nc,campaign,g,ring,false,\nd,campaign,g,ring,false,\nx,ordinary,,,true,\n"
        );
        Case(
            ",a,,1,strong,1,\n,b,,1,strong,1,\n,c,,1,indicated,2,\n,d,,1,indicated,2,\n,x,,1,indicated,2,\n",
            "a,b,co-post,strong,1e-9,\nc,d,co-post,indicated,1e-6,one-day\nd,x,co-post,indicated,1e-6,one-day\n"
        );
        Assert.Equal(new CommunityRates(2, 2, 1, 1), Read().Communities["any"]);
    }

    [Fact]
    public void AMissingColumnIsNamed()
    {
        Write("labels.csv", "account,role\n");
        Assert.Contains(
            "no column 'account_id'. Columns found: account, role",
            Assert.Throws<InvalidDataException>(() => Truth.Read(Path.Combine(folder, "labels.csv"))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void APThatIsNoNumberIsNamed()
    {
        Labels("a,ordinary,,,true,\n");
        Case(",a,,1,none,,\n", "a,b,co-post,none,high,\n");
        Assert.Contains("'high' in column p", Assert.Throws<InvalidDataException>(Read).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // A ring of three, two fans, two strangers; one strong pair, one indicated pair of fans, one false indicated pair.
    private Score Small(string explainedBy = "source")
    {
        Labels(
            "a,campaign,g,ring,false,\nb,campaign,g,ring,false,\nc,campaign,g,ring,false,\nd,innocent-group,f,fans,true,source;habit\ne,innocent-group,f,fans,true,source;habit\nx,ordinary,,,true,\ny,ordinary,,,true,\n"
        );
        Case(
            ",a,,1,strong,1,\n,b,,1,strong,1,\n,c,,1,none,,\n,d,,1,indicated,2,\n,e,,1,indicated,2,\n,x,,1,indicated,3,\n,y,,1,indicated,3,\n",
            $"a,b,co-post,strong,1e-9,\na,b,co-link,none,0.5,\nd,e,co-post,indicated,1e-4,{explainedBy}\nx,y,co-post,indicated,1e-5,crowd\nx,y,co-link,none,2e-4,\na,c,co-post,none,0.01,\n"
        );
        return Read();
    }

    private Score Read() => Score.Of(folder, Truth.Read(Path.Combine(folder, "labels.csv")));

    private void Labels(string rows) => Write("labels.csv", "account_id,role,group,kind,innocent,explanations\n" + rows);

    private void Case(string accounts, string edges)
    {
        Write("accounts.csv", "platform,account_id,handle,posts,tier,community,signals\n" + accounts);
        Write("edges.csv", "account_a,account_b,trace,tier,p,explained_by\n" + edges);
        Write("summary.json", "{\"pairs_tested\": 2000}");
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
}
