using Exhibit.Text;

namespace Exhibit.Tests.Text;

public sealed class TextNormalizationTest
{
    [Theory]
    [InlineData("Vote  TODAY, it is your right!", "vote today, it is your right!")]
    [InlineData("RT @someone: Vote today, it is your right! https://t.co/abc", "vote today, it is your right!")]
    [InlineData("@a @b_c Vote today, it\u200B is your\uFE0F right! pic.twitter.com/xyz", "vote today, it is your right!")]
    [InlineData("Ｖｏｔｅ today, it is your right!", "vote today, it is your right!")]
    [InlineData("Vote\ttoday,\nit is your right!  ", "vote today, it is your right!")]
    [InlineData("'@x Vote today, it is your right!", "' vote today, it is your right!")]
    public void WhatCountsAsTheSame(string text, string expected) => Assert.Equal(expected, TextNormalization.Normalize(text));

    [Theory]
    [InlineData("")]
    [InlineData("Happy birthday!")]
    [InlineData("https://example.invalid/a-very-long-link-that-is-no-text")]
    [InlineData("@one @two @three @four @five @six")]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!!!!")]
    public void TooShortNeverMatches(string text) => Assert.Equal("", TextNormalization.Normalize(text));

    [Fact]
    public void ALoneSurrogateIsNoCrash() => Assert.NotEqual("", TextNormalization.Normalize("a text of sufficient length \uD800 here"));
}

public sealed class CanonicalUrlTest
{
    [Theory]
    [InlineData("HTTPS://WWW.Example.Invalid:443/Path/?utm_source=x&b=2&a=1#top", "example.invalid/Path/?a=1&b=2")]
    [InlineData("http://example.invalid/", "example.invalid")]
    [InlineData("example.invalid/x?fbclid=123", "example.invalid/x")]
    [InlineData("http://example.invalid:8080/x", "example.invalid:8080/x")]
    [InlineData("https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.invalid%2Fstory&h=abc", "example.invalid/story")]
    [InlineData("https://twitter.com/intent/tweet?url=https%3A%2F%2Fexample.invalid%2Fs&text=hi", "example.invalid/s")]
    [InlineData("https://youtu.be/AbC?si=xyz", "youtube.com/watch?v=AbC")]
    [InlineData("http://münchen.invalid/a", "xn--mnchen-3ya.invalid/a")]
    public void OnePageOneForm(string link, string expected) => Assert.Equal(expected, CanonicalUrl.Of(link));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://example.invalid/x")]
    [InlineData("http://localhost/x")]
    [InlineData("http://")]
    public void WhatIsNoLink(string link) => Assert.Equal("", CanonicalUrl.Of(link));
}

public sealed class TextEntitiesTest
{
    [Fact]
    public void FoundInOrder()
    {
        const string text = "See #One,#two and mail@example.invalid or @sim_a: https://example.invalid/x), www.example.invalid. #три";
        Assert.Equal(["One", "two", "три"], TextEntities.Hashtags(text));
        Assert.Equal(["sim_a"], TextEntities.Mentions(text));
        Assert.Equal(["https://example.invalid/x", "www.example.invalid"], TextEntities.Links(text));
    }
}
