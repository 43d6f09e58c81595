using Exhibit.Signals.Identity;

namespace Exhibit.Tests.Signals.Identity;

public sealed class HandleBuildTest
{
    [Theory]
    [InlineData("MaryAnn_82", "AaAa_99", false)]
    [InlineData("mary82", "a99", false)]
    [InlineData("JohnSmith", "AaAa", true)]
    [InlineData("John12345678", "Aa99999999", true)]
    [InlineData("user1234567890123", "a9999999999999", true)]
    [InlineData("marysmith-x4k9p", "a-a9a9a", true)]
    [InlineData("Fancy_Teapot1234", "Aa_Aa9999", true)]
    [InlineData("Daily_News_24", "Aa_Aa_99", true)]
    [InlineData("daily_news_24", "a_a_99", false)]
    [InlineData("", "", true)]
    public void BuildsAreReadAndDefaultsAreKnown(string handle, string build, bool isDefault) =>
        Assert.Equal((build, isDefault), (HandleBuild.Of(handle), HandleBuild.IsDefault(handle)));
}
