using System.Globalization;
using Exhibit.Model;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.EndToEnd;

/// <summary>The load generator's planted rings: who is found, and who else is.</summary>
public sealed class PlantedRingsTest(ITestOutputHelper output)
{
    [Theory]
    [InlineData("1e5")]
    [InlineData("1e6")]
    public void AreFoundAndNobodyElse(string rows)
    {
        using var run = new TempCase(new AnalysisOptions { Controls = false }, CoShare.File(rows));
        var planted = File.ReadLines(RealData.Bench($"coshare_{rows}.truth.csv")).Skip(1).Select(l => l.Split(',')[0]).ToHashSet();
        var found = run.Result.Accounts.Where(a => a.Tier != Tier.None).Select(a => a.Id).ToHashSet();
        var right = found.Count(planted.Contains);
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{rows}: {found.Count} accounts in a tier, {right} of {planted.Count} planted; precision {(double)right / found.Count:0.000}, recall {(double)right / planted.Count:0.000}"
            )
        );
        Assert.True(right >= 0.98 * found.Count);
        Assert.True(right >= 0.98 * planted.Count);
        if (rows == "1e6")
        {
            Readme.Says($"1 million rows, 25 planted rings | {right} of {planted.Count} planted accounts | {found.Count - right} |");
        }
    }
}
