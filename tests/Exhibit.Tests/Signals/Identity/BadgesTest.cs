using Exhibit.Benchmarks.Signals;
using Exhibit.Signals;
using Exhibit.Signals.Identity;

namespace Exhibit.Tests.Signals.Identity;

public sealed class BadgesTest
{
    [Theory]
    [InlineData("AcmeCares", "acme cares")]
    [InlineData("acme_leeds99", "acme leeds")]
    [InlineData("x1-ACME-of", "acme")]
    [InlineData("12345", "")]
    public void WordsAreRunsOfLetters(string handle, string words) => Assert.Equal(words, string.Join(' ', Badges.Words(handle)));

    [Theory]
    [InlineData(4, "Acme", true)]
    [InlineData(3, "Acme", true)]
    [InlineData(2, "Acme", false)]
    [InlineData(4, "House", false)]
    public void ABadgeIsANameOfNearlyAllOfThemAndOfHardlyAnybodyElse(int bearers, string word, bool badge)
    {
        // Every fourth stranger is of some house.
        var rows = Enumerable.Range(0, 4).Select(i => (i < bearers ? word : "Other") + (char)('A' + i) + "n");
        var others = Enumerable.Range(0, 200).Select(i => (i % 4 == 0 ? "House" : "Lone") + "Number" + i);
        var posts = Path.Combine(Directory.CreateTempSubdirectory().FullName, "posts.csv");
        File.WriteAllLines(
            posts,
            rows.Concat(others).Select((h, i) => $"u{i},{h},2020-01-01T00:00:00Z,words").Prepend("user_id,handle,created_at,text")
        );
        using var world = SignalWorld.Read([posts]);
        var found = new Badges(new Personas(world.Data, 31), [.. Enumerable.Range(4, 200)]).Of([0, 1, 2, 3]);
        Assert.Equal(badge, found is not null);
        if (badge)
        {
            Assert.Equal($"'acme' stands in the handles of {bearers} of these 4 and of 0 of 200 accounts outside.", found);
        }
    }
}
