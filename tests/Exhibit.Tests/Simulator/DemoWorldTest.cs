using Exhibit.Simulator;

namespace Exhibit.Tests.Simulator;

public sealed class DemoWorldTest
{
    [Fact]
    public void Has_the_size_that_its_summary_states()
    {
        using var folder = new TempFolder();
        DemoWorld.Write(folder.Path);
        var accounts = File.ReadLines(folder.File(World.LabelsFile)).Skip(1).Count();
        var posts = File.ReadLines(folder.File(World.PostsFile)).Skip(1).Count();
        Assert.InRange(accounts, 380, 420);
        Assert.InRange(posts, 15_000, 20_000);
    }

    [Fact]
    public void Holds_two_rings_and_four_innocent_groups()
    {
        using var folder = new TempFolder();
        DemoWorld.Write(folder.Path);
        var groups = File.ReadLines(folder.File(World.LabelsFile))
            .Skip(1)
            .Select(line => line.Split(','))
            .Where(cells => cells[2].Length > 0)
            .CountBy(cells => cells[2], StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        Assert.Equal(
            new Dictionary<string, int>(StringComparer.Ordinal)
            {
                ["notification-fans-1"] = 12,
                ["newsroom-staff-1"] = 8,
                ["scheduler-users-1"] = 10,
                ["profile-sprees-1"] = 10,
                ["repost-ring-1"] = 12,
                ["repost-ring-2"] = 6,
            },
            groups
        );
    }
}
