using Exhibit.Benchmarks.Signals;
using Exhibit.Model;
using Exhibit.Signals;
using Exhibit.Signals.Inputs;
using Exhibit.Simulator;
using Exhibit.Simulator.Campaigns;
using Exhibit.Simulator.Innocent;
using Exhibit.Tests.Support;
using Exhibit.Text;

namespace Exhibit.Tests.Signals;

public sealed class LookalikeDomainsTest(ITestOutputHelper output)
{
    private static readonly string[] Outlets = ["washingtonpost.com", "spiegel.de", "reuters.com", "independent.co.uk", "leparisien.fr"];

    // Judged one by one by what the sites are known for: they take this outlet's name and are not its own.
    private static readonly HashSet<string> Imitations = new(StringComparer.Ordinal)
    {
        "usatoday-go.com",
        "cbsnews.com.co",
        "cbsnews.us",
        "reuters.uk.net",
        "msnbc.website",
        "coindesk-us.com",
        "foxnews-us.com",
        "washingtonpost.com.co",
        "us-nbcnews.com",
        "bref-france24.fr",
        "bref-france24.fr.visiondelafrance.fr",
        "france24-7.fr",
        "usatoday.com.co",
        "nbcnews.com.co",
        "drudgereport.com.co",
    };

    [Theory]
    [InlineData("https://www.washingtonpost.com/x", null)]
    [InlineData("live.washingtonpost.com", null)]
    [InlineData("washingtonpost.com.co", "other-suffix")]
    [InlineData("reuters.uk.net", "other-suffix")]
    [InlineData("spiegel[.]ltd", "other-suffix")]
    [InlineData("wash1ngtonpost.com", "confusable")]
    [InlineData("rеuters.com", "confusable")]
    [InlineData("xn--ruters-3of.com", "confusable")]
    [InlineData("spiegel.news-today.com", "label")]
    [InlineData("reuters-live.net", "label")]
    [InlineData("leparisienn.org", "one-letter")]
    [InlineData("washingtonopst.org", "one-letter")]
    [InlineData("spiegelei.de", null)]
    [InlineData("gardening.org", null)]
    public void RulesAreCheckableByEye(string link, string? rule)
    {
        var rules = new Lookalike(Outlets.Select(o => DomainName.Of(o)!), 6, 9, 5);
        Assert.Equal(rule, rules.Of(DomainName.Of(link)!)?.Rule);
    }

    [Theory]
    [InlineData("https://News.Example.co.uk/a?b", "example", "co.uk")]
    [InlineData("piter-news[.]net", "piter-news", "net")]
    public void DomainsAreCutAtTheSuffix(string text, string name, string suffix) =>
        Assert.Equal((name, suffix), (DomainName.Of(text)!.Name, DomainName.Of(text)!.Suffix));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("no domain")]
    [InlineData("localhost")]
    public void OtherTextsAreNoDomains(string text) => Assert.Null(DomainName.Of(text));

    [Fact]
    public void OperationsListsAgainstTheNewsList()
    {
        var rules = new Lookalike(Domains("news_domains.csv", 0), 6, 9, 5);
        foreach (
            var (file, column) in new[]
            {
                ("m82_operations.csv", 1),
                ("portal_kombat.csv", 0),
                ("disinformation_domains.csv", 0),
                ("non_news_domains.csv", 0),
            }
        )
        {
            var domains = Domains(file, column);
            var hits = domains.Select(rules.Of).Where(l => l is not null).ToArray();
            output.WriteLine(
                $"{file}: {hits.Length} of {domains.Length} domains look like one of the news list: {string.Join(", ", hits.Select(h => $"{h!.Domain.Full} ({h.Rule})"))}"
            );
            Assert.True(file != "non_news_domains.csv" || hits.Length <= domains.Length / 100);
        }
    }

    [Fact]
    public void PrecisionByHandAgainstAWideListOfOutlets()
    {
        // All outlets that two compilers list, and all domains that three others watch.
        var (outlets, watched) = Concern();
        var rules = new Lookalike([.. Domains("news_domains.csv", 0), .. outlets], 6, 9, 5);
        var hits = Domains("m82_operations.csv", 1)
            .Concat(Domains("portal_kombat.csv", 0))
            .Concat(Domains("disinformation_domains.csv", 0))
            .Concat(watched)
            .DistinctBy(d => d.Registered)
            .Select(rules.Of)
            .Where(l => l is not null)
            .Select(l => l!)
            .OrderBy(l =>
                Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(l.Domain.Full)))
            )
            .ToArray();
        var judged = hits.Take(50).ToArray();
        output.WriteLine($"{hits.Length} look-alikes of {outlets.Length + 553} outlets; of the fifty of smallest digest, judged by hand:");
        foreach (var rule in judged.GroupBy(h => h.Rule).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            output.WriteLine(
                $"  {rule.Key}: {rule.Count(h => Imitations.Contains(h.Domain.Full))} of {rule.Count()} take the name of the outlet named"
            );
        }

        foreach (var hit in judged)
        {
            output.WriteLine(
                $"  {hit.Domain.Full} ~ {hit.Outlet.Full}: {hit.Rule}{(Imitations.Contains(hit.Domain.Full) ? ", right" : "")}"
            );
        }

        // docs/lookalikes.md lists the same domains with the same verdicts.
        var written = File.ReadLines(Path.Combine(RealData.Repository, "docs", "lookalikes.md"))
            .Select(l => l.Split('|', StringSplitOptions.TrimEntries))
            .Where(c => c.Length == 7 && c[5] is ("yes" or "no"))
            .Select(c => $"{c[1]} {c[3]} {c[4]} {c[5]}");
        Assert.Equal(
            judged.Select(h => $"{h!.Domain.Full} {h.Outlet.Full} {h.Rule} {(Imitations.Contains(h.Domain.Full) ? "yes" : "no")}"),
            written
        );

        // Quoted in docs/signals.md: by name alone seven in ten are namesakes or one owner, so a like name marks nobody.
        Assert.Equal((50, 15), (judged.Length, judged.Count(h => Imitations.Contains(h.Domain.Full))));
        Assert.Equal(
            (8, 23),
            (judged.Count(h => h.Rule == "other-suffix" && Imitations.Contains(h.Domain.Full)), judged.Count(h => h.Rule == "other-suffix"))
        );
        Assert.Equal(
            (7, 21),
            (judged.Count(h => h.Rule == "label" && Imitations.Contains(h.Domain.Full)), judged.Count(h => h.Rule == "label"))
        );
    }

    [Fact]
    public void OfDomainsThatAListSaysImitateABodyTheRulesSeeFew()
    {
        // The entries of m82_operations that name the body they imitate, with the domain that the body is known by.
        (string Domain, string Body)[] named =
        [
            ("dertagesspiegel.com", "tagesspiegel.de"),
            ("nrchandelsblad.com", "nrc.nl"),
            ("reuters.uk.net", "reuters.com"),
            ("bbc-uk.news", "bbc.com"),
            ("parler2.com", "parler.com"),
            ("wdr-hall.de", "wdr.de"),
            ("tvfrance2.fr", "francetelevisions.fr"),
            ("ensemble-24.fr", "ensemble-2024.fr"),
            ("newwayforward.vote", "kamalaharris.com"),
            ("pbsotalk.org", "pbs.org"),
            ("warstudiescentre.co.uk", "understandingwar.org"),
            ("wehrpflicht2025.de", "bmvg.de"),
        ];
        var listed = Domains("m82_operations.csv", 1).Select(d => d.Full).ToHashSet(StringComparer.Ordinal);
        Assert.All(named, n => Assert.Contains(n.Domain, listed));
        var seen = named.Where(n => new Lookalike([DomainName.Of(n.Body)!], 6, 9, 5).Of(DomainName.Of(n.Domain)!) is not null).ToArray();
        output.WriteLine($"{seen.Length} of {named.Length}: {string.Join(", ", seen.Select(s => s.Domain))}");
        Assert.Equal(["reuters.uk.net"], seen.Select(s => s.Domain));
    }

    [Fact]
    public void TheNewsListHasFewLookalikesOfItself()
    {
        var outlets = Domains("news_domains.csv", 0);
        var rules = new Lookalike(outlets.Where((_, i) => i % 2 == 0), 6, 9, 5);
        var others = outlets.Where((_, i) => i % 2 == 1).ToArray();
        var hits = others.Select(rules.Of).Where(l => l is not null).ToArray();
        output.WriteLine(
            $"real outlets that look like another real outlet: {hits.Length} of {others.Length}: {string.Join(", ", hits.Select(h => $"{h!.Domain.Full} ~ {h.Outlet.Full} ({h.Rule})"))}"
        );
        Assert.True(hits.Count(h => h!.Rule != "one-letter") <= others.Length / 20);
    }

    [Fact]
    public void ACommunityThatLinksToTheListIsSeenAndWireClientsAreNot()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var options = new WorldOptions
        {
            Accounts = 400,
            Posts = 12_000,
            Campaigns = [new FalseNewsDomains()],
            Groups = [new WireSyndication(), new ShareButtonReaders()],
        };
        World.Write(folder, options);
        var fronts = File.ReadLines(Path.Combine(folder, World.PostsFile))
            .SelectMany(l => System.Text.RegularExpressions.Regex.Matches(l, @"sim-news-\d+-\d+\.invalid").Select(m => m.Value))
            .Distinct()
            .Order()
            .ToArray();
        var list = Path.Combine(folder, "list.txt");
        File.WriteAllLines(list, fronts.Take(5));
        using var world = SignalWorld.Read([Path.Combine(folder, World.PostsFile)], new SideFile("domains", list));
        Assert.Empty(world.Data.Communities);

        // The same world with its groups in place of communities.
        using var grouped = SignalWorld.Of(options, [new SideFile("domains", list)]);
        var outcome = new LookalikeDomains().Observe(grouped.Data, default);
        var seen = Assert.Single(outcome.Observations, o => o.Subject == SubjectKind.Community && o.P <= 1e-4);
        output.WriteLine(seen.Statement);
        Assert.Equal("false-news-domains", grouped.Kind(seen.Community));
    }

    [Fact]
    public void LinksToALookalikeAreCited()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var (posts, outlets) = (Path.Combine(folder, "posts.csv"), Path.Combine(folder, "outlets.txt"));
        File.WriteAllText(
            posts,
            "user_id,created_at,text,url\na,2020-01-01T00:00:00Z,one,https://spiegel.ltd/x\nb,2020-01-01T00:00:00Z,two,https://spiegel.de/x\n"
        );
        File.WriteAllLines(outlets, Outlets);
        using var run = new TempCase(new AnalysisOptions { Controls = false, SideFiles = [new SideFile("outlets", outlets)] }, posts);
        var seen = Assert.Single(run.Result.Findings, f => f.Rung == 2);
        Assert.Contains("spiegel.ltd, which has the name of spiegel.de under another suffix", seen.Statement, StringComparison.Ordinal);
        Assert.StartsWith("Described, without a verdict", seen.Statement, StringComparison.Ordinal);
        Assert.Equal("a", run.Result.Accounts[Assert.Single(seen.Accounts)].Id);

        // A like name is no mark: outlets own their name under many suffixes.
        Assert.All(run.Result.Accounts, a => Assert.Empty(a.Signals));
        Assert.Contains("spiegel.ltd", run.Read("report.html"), StringComparison.Ordinal);
        Assert.Equal(2, run.Result.Counts.RowsRead);
    }

    private static (DomainName[] Outlets, DomainName[] Watched) Concern()
    {
        var rows = File.ReadLines(RealData.Data("domains/gmf_laundromat/sites_of_concern.csv"))
            .Skip(1)
            .Select(l => l.Split(','))
            .Where(c => c.Length >= 4);
        var parts = rows.ToLookup(c => c[^1] == "Wikidata All News", c => DomainName.Of(c[1].Trim('"')));
        return ([.. parts[true].OfType<DomainName>()], [.. parts[false].OfType<DomainName>()]);
    }

    private static DomainName[] Domains(string file, int column) =>
        [
            .. File.ReadLines(RealData.Data($"domains/{file}"))
                .Skip(1)
                .Select(l => l.Split(','))
                .Where(c => c.Length > column)
                .Select(c => DomainName.Of(c[column].Trim('"')))
                .Where(d => d is not null)
                .Select(d => d!)
                .DistinctBy(d => d.Full),
        ];
}
