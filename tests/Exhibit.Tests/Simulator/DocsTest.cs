using Exhibit.Simulator;
using Exhibit.Simulator.Innocent;

namespace Exhibit.Tests.Simulator;

/// <summary>docs/simulator.md names every kind and no other.</summary>
public sealed class DocsTest
{
    [Fact]
    public void The_page_lists_every_kind()
    {
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "simulator.md"));
        var listed = page.Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal) && !line.Contains(".csv", StringComparison.Ordinal))
            .SelectMany(line => line.Split('|')[1].Split(','))
            .Select(kind => kind.Trim(' ', '`'))
            .Order(StringComparer.Ordinal);
        var kinds = typeof(World)
            .Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IScenario)))
            .Select(type => ((IScenario)Activator.CreateInstance(type)!).Kind)
            .Append(new WireSyndication { WireInData = false }.Kind)
            .Append(new DeclaredBots { Feeds = 10 }.Kind)
            .Order(StringComparer.Ordinal);
        Assert.Equal(kinds, listed);
    }

    [Fact]
    public void Every_kind_is_in_the_presets()
    {
        var used = WorldPresets
            .Innocents()
            .Concat<IScenario>(WorldPresets.AllCampaigns())
            .Concat(WorldPresets.Lookalikes())
            .Concat(WorldPresets.Identities())
            .Select(scenario => scenario.GetType())
            .ToHashSet();
        Assert.All(
            typeof(World)
                .Assembly.GetTypes()
                .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IScenario))),
            type => Assert.Contains(type, used)
        );
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Exhibit.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder;
    }
}
