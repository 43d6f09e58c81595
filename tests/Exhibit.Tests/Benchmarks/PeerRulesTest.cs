using Exhibit.Benchmarks.Accuracy;
using Exhibit.Model;
using Exhibit.Simulator.Scoring;

namespace Exhibit.Tests.Benchmarks;

/// <summary>The peers' rules on pairs that can be counted by hand.</summary>
public sealed class PeerRulesTest : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-peers-").FullName;

    [Fact]
    public void WeightsByHand()
    {
        // a and b meet within a minute on four texts, c and d on three, e and f on one; g and h share one text an hour apart.
        var world = new List<(string Account, string Text, int Second)>();
        Meet("a", "b", 4, 30);
        Meet("c", "d", 3, 60);
        Meet("e", "f", 1, 0);
        Meet("g", "h", 1, 3_600);
        var scores = Run(
            world,
            "a,campaign,g,ring,false,\nb,campaign,g,ring,false,\nc,innocent-group,f,fans,true,source\nd,innocent-group,f,fans,true,source\n"
        );

        // Weights are 4, 3 and 1: the median is 3, both upper quantiles are 4.
        Flags("weight > median (CooRTweet's default)", all: 1, campaign: 1, wrong: 0);
        Flags("weight > .95 quantile", all: 0, campaign: 0, wrong: 0);
        Flags("weight >= 2", all: 2, campaign: 1, wrong: 0);
        Flags("weight >= 3", all: 2, campaign: 1, wrong: 0);
        Assert.Equal(2, scores["weight >= 3"].AccountsByKind["fans"]);

        // Of 9 texts a and b share all of their 4: 1 / C(9,4) = 1/126 each for ab, 1/84 for cd, 1/9 for the others; limit .01 / 28.
        Flags("hypergeometric overlap .01 (Tumminello 2011)", all: 0, campaign: 0, wrong: 0);

        // Every pair is of cosine 1: the top one by value is flagged with all that tie.
        Flags("top 0.5 % of TF-IDF cosine (Pacheco 2021)", all: 4, campaign: 1, wrong: 2);

        void Meet(string x, string y, int times, int apart)
        {
            for (var i = 0; i < times; i++)
            {
                world.Add((x, $"the text number {i} of the accounts {x} and {y}", 100_000 * (i + 1)));
                world.Add((y, $"the text number {i} of the accounts {x} and {y}", (100_000 * (i + 1)) + apart));
            }
        }

        void Flags(string rule, int all, int campaign, int wrong) =>
            Assert.Equal((rule, all, campaign, wrong), (rule, scores[rule].AllPairs, scores[rule].CampaignPairs, scores[rule].FalsePairs));
    }

    [Fact]
    public void ManyCommonTextsOfFewAreNoChance()
    {
        // Thirty texts of sixty are a's and b's alone; 1 / C(60,30) is far below .01 / C(4,2).
        var world = Enumerable
            .Range(0, 60)
            .SelectMany(i =>
                i < 30
                    ? new[]
                    {
                        ("a", $"common text of some words {i}", 10_000 * i),
                        ("b", $"common text of some words {i}", (10_000 * i) + 5_000),
                    }
                    : [("c", $"another text of some words {i}", 10_000 * i), ("d", $"a fourth text of some words {i}", 10_000 * i)]
            )
            .ToList();
        var scores = Run(world, "a,campaign,g,ring,false,\nb,campaign,g,ring,false,\n");
        Assert.Equal(1, scores["hypergeometric overlap .01 (Tumminello 2011)"].CampaignPairs);
        Assert.Equal(0, scores["weight >= 2"].AllPairs);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Dictionary<string, PeerScore> Run(IEnumerable<(string Account, string Text, int Second)> world, string labels)
    {
        var path = Path.Combine(folder, "labels.csv");
        File.WriteAllText(path, "account_id,role,group,kind,innocent,explanations\n" + labels);
        var accounts = new AccountIndex();
        var posts = world
            .Select(w => new Post
            {
                Platform = "sim",
                AccountId = w.Account,
                Handle = w.Account,
                Text = w.Text,
                TimeMs = 1_000L * w.Second,
                Precision = TimePrecision.Second,
                Provenance = new Provenance(0, 1, 2, -1, 0),
            })
            .Select(p => (p, accounts.IndexOf(p), false))
            .ToArray();
        return PeerRules.Of(posts, accounts.Accounts, Truth.Read(path));
    }
}
