using System.Text;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Hostile;

/// <summary>Tries every attack, and holds the list in docs/generated/attacks.md to what was tried.</summary>
public sealed class AttacksTest
{
    public static TheoryData<string> Ids => [.. All.Select(a => a.Id)];

    private static IReadOnlyList<Attack> All { get; } =
    [
        .. ArchiveAttacks.All,
        .. FileAttacks.All,
        .. CaseAttacks.All,
        .. JsonAttacks.All,
        .. TableAttacks.All,
        .. ParquetAttacks.All,
        .. NameAttacks.All,
        .. RowAttacks.All,
    ];

    [Theory]
    [MemberData(nameof(Ids))]
    public void IsHarmless(string id)
    {
        using var lab = new Lab();
        All.Single(a => a.Id == id).Try(lab);
    }

    [Fact]
    public void TheListIsInTheDocuments()
    {
        Assert.True(All.Count >= 60, $"{All.Count} attacks");
        Assert.Equal(All.Count, All.Select(a => a.Id).Distinct().Count());
        var text = new StringBuilder(
            "# Attacks tried\n\nGenerated from the tests (`AttacksTest.IsHarmless`, one case an attack); a test fails when it is stale.\n\n| attack | what an adversary does | outcome |\n|---|---|---|\n"
        );
        foreach (var attack in All)
        {
            text.Append($"| {attack.Id} | {attack.What} | {attack.Outcome} |\n");
        }

        Approved.Match(text.ToString(), "docs", "generated", "attacks.md");
    }

    [Fact]
    public void EveryAttackStandsInTheTableOfPromises()
    {
        var security = File.ReadAllText(Path.Combine(RealData.Repository, "docs", "security.md"));
        var table = security[security.IndexOf("| hostile input | attacks |", StringComparison.Ordinal)..];
        table = table[..table.IndexOf("\n\n", StringComparison.Ordinal)];
        var named = table.Split('\n')[2..].SelectMany(l => l.Split('|')[2].Split(',', StringSplitOptions.TrimEntries)).ToArray();
        Assert.Equal(named.Order(StringComparer.Ordinal), All.Select(a => a.Id).Order(StringComparer.Ordinal));
    }
}
