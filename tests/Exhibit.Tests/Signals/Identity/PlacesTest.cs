using Exhibit.Signals.Identity;

namespace Exhibit.Tests.Signals.Identity;

public sealed class PlacesTest
{
    [Theory]
    [InlineData("Houston, TX", "US", "America/Chicago")]
    [InlineData("USA", "US", "America/New_York")]
    [InlineData("Moscow", "RU", "Europe/Moscow")]
    [InlineData("Roma", "IT", "Europe/Rome")]
    [InlineData("Springfield, Ohio", "US", "America/New_York")]
    [InlineData("London, England", "GB", "Europe/London")]
    [InlineData("Germany", "DE", "Europe/Berlin")]
    public void PlacesAreFound(string text, string country, string zone)
    {
        var place = Places.Of(text)!;
        Assert.Equal(country, place.Country);
        Assert.Contains(zone, place.Zones);
    }

    [Theory]
    [InlineData("")]
    [InlineData("in")]
    [InlineData("me")]
    [InlineData("The moon")]
    [InlineData("citizen of the universe")]
    public void JokesAreUnknown(string text) => Assert.Null(Places.Of(text));

    [Fact]
    public void EveryZoneOfTheListExistsAndSummerTimeCounts()
    {
        Assert.All(
            new[] { "russia", "texas", "alaska", "nevada", "indiana" },
            name => Assert.All(Places.Of(name)!.Zones, z => Assert.InRange(Places.OffsetHours(z, 0), -12, 14))
        );
        Assert.Equal(-5, Places.OffsetHours("America/New_York", 1_484_000_000_000));
        Assert.Equal(-4, Places.OffsetHours("America/New_York", 1_500_000_000_000));
    }
}
