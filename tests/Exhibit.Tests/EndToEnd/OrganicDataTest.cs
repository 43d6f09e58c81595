using System.Globalization;
using Exhibit.Model;
using Exhibit.Tests.Support;

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
}
