using Exhibit.Simulator.Scoring;

namespace Exhibit.Tests.Simulator.Scoring;

public sealed class ScoreTest : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-score-").FullName;

    [Fact]
    public void ByHand()
    {
        Write(
            "labels.csv",
            "account_id,role,group,kind,innocent\na,campaign,g,ring,false\nb,campaign,g,ring,false\nc,campaign,g,ring,false\nd,innocent-group,f,fans,true\ne,innocent-group,f,fans,true\nx,ordinary,,,true\ny,ordinary,,,true\n"
        );
        Write(
            "accounts.csv",
            "platform,account_id,handle,posts,tier,community,signals\n,a,,1,strong,1,\n,b,,1,strong,1,\n,c,,1,none,,\n,d,,1,indicated,2,\n,e,,1,indicated,2,\n,x,,1,indicated,3,\n,y,,1,indicated,3,\n"
        );
        Write(
            "edges.csv",
            "account_a,account_b,tier,p\na,b,strong,1e-9\na,b,none,0.5\nd,e,indicated,1e-4\nx,y,indicated,1e-5\na,c,none,0.01\n"
        );
        Write("summary.json", "{\"pairs_tested\": 2000}");
        var score = Score.Of(folder, Truth.Read(Path.Combine(folder, "labels.csv")));
        Assert.Equal(new Rates(2, 2, 3), score.Accounts["strong"]);
        Assert.Equal(new Rates(2, 6, 3), score.Accounts["any"]);
        Assert.Equal(new Rates(1, 1, 3), score.Pairs["strong"]);
        Assert.Equal(new Rates(1, 3, 3), score.Pairs["any"]);
        Assert.Equal((1.0, 1.0 / 3, 0.5), (score.Pairs["strong"].Precision, score.Pairs["strong"].Recall, score.Pairs["strong"].F1));
        Assert.Equal((0, 1), (score.FalsePairs["strong"], score.FalsePairs["indicated"]));
        Assert.Equal((1e-3, 1, 2.0), score.Calibration[0]);
        Assert.Equal((1e-6, 0), (score.Calibration[3].Level, score.Calibration[3].Observed));
        // Ordered by p: ab (true), xy, de, ac (true): (1 + 2/4) / 3.
        Assert.Equal(0.5, score.AveragePrecision, 12);
        Assert.Equal(new Rates(1, 3, 1), score.Communities);
        Assert.Equal((3, 2, 0), score.ByKind["ring"]);
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

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
}
