using System.Globalization;
using Exhibit.Benchmarks.Accuracy;
using Exhibit.Coordination;
using Exhibit.Coordination.Groups;
using Exhibit.Model;
using Exhibit.Readers;
using Exhibit.Tests.Support;
using Exhibit.Traces;

namespace Exhibit.Tests.EndToEnd;

/// <summary>Data in which nobody is known to coordinate.</summary>
public sealed class OrganicDataTest(ITestOutputHelper output)
{
    [Fact]
    public void SeventyMinutesOfABoxingMatch()
    {
        using var run = new TempCase(new AnalysisOptions { Controls = false }, RealData.Data("organic_mayweather/tweets.csv"));
        var flagged = run.Result.Accounts.Count(a => a.Tier != Tier.None);
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"boxing match: {flagged} of {run.Result.Accounts.Count} accounts in a tier; testable {run.Result.Families[0].AccountsTestable}"
            )
        );
        Assert.Equal(12_118, run.Result.Counts.RowsRead);
        Assert.InRange((double)flagged / run.Result.Accounts.Count, 0, 0.0005);
        Assert.DoesNotContain(run.Result.Accounts, a => a.Tier == Tier.Strong);
        Readme.Says(
            $"| {run.Result.Accounts.Count:N0} accounts during seventy minutes of a boxing match | | {flagged} accounts indicated, 0 strong |"
        );
    }

    [Fact]
    public void CooRTweetsRussianShares()
    {
        using var run = new TempCase(new AnalysisOptions { Controls = false }, RealData.Data("coortweet_russia/russian_coord_tweets.csv"));
        Assert.Equal(35_125, run.Result.Counts.RowsRead);
        Assert.Equal(9_509, run.Result.Accounts.Count);
        var strong = run.Result.Edges.Where(e => e.Tier == Tier.Strong).ToArray();
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"russian_coord_tweets: {strong.Length} strong, {run.Result.Edges.Count(e => e.Tier == Tier.Indicated)} indicated edges"
            )
        );
        foreach (var edge in strong)
        {
            output.WriteLine(
                $"{run.Result.Accounts[edge.A].Id} {run.Result.Accounts[edge.B].Id}: {string.Join(' ', edge.Trials.Where(t => t.Synchronous).Select(t => run.Result.Objects[t.Object].Content))}"
            );
        }
    }

    /// <summary>How often p of the group tests falls low among real people who, as far as known, run nothing together.</summary>
    [Theory]
    [InlineData("organic_conversations")]
    [InlineData("organic_mayweather/tweets.csv")]
    public void GroupTestsOfOrdinaryPeople(string path)
    {
        var analysis = new Analysis(new AnalysisOptions { Controls = false }, new MemoryPostStore(), new Refused(), TimeProvider.System);
        var result = analysis.Run([RealData.Data(path)], default);
        var options = new CoordinationOptions(60_000, 3_600_000, 600_000, 21_600_000, .05, 2);
        foreach (var table in analysis.Traces.Where(t => t.Evidence != EvidenceKind.Timing))
        {
            IGroupRule rule = table.Evidence == EvidenceKind.CommonOrigin ? new OriginRule() : new CompanyRule();
            using var open = table.Open(TraceParts.All);
            var (_, figures, tests) = new GroupFamily(options, rule).Run(table, default);
            foreach (var level in new[] { .05, .01, .001, 1e-4 })
            {
                var low = tests.Count(t => t.Met >= MemberTest.LeastMet && t.P <= level);
                var excess = tests.Count(t => t.Passes(level, rule.LeastExcess));
                output.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{path}, {rule.Evidence}: {tests.Count} tests of {figures.AccountsTestable} of {result.Accounts.Count} accounts; p at most {level}: {low}, with the whole rule {excess}, nominal {level * tests.Count:0.0}"
                    )
                );
                Assert.True(excess <= Math.Max(1, level * tests.Count), "the rule calls more ordinary people than its level allows");
            }
        }
    }

    private sealed class Refused : IRejectionSink
    {
        public void Reject(Rejection rejection) { }
    }
}
