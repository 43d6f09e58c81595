using Exhibit.Model;
using Exhibit.Readers;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Readers;

public sealed class TimeParserTest
{
    [Theory]
    [InlineData("2016-11-08", "2016-11-08T00:00:00Z", TimePrecision.Day)]
    [InlineData("2016-11-08 21:30", "2016-11-08T21:30:00Z", TimePrecision.Minute)]
    [InlineData("2016-11-08T21:30:05Z", "2016-11-08T21:30:05Z", TimePrecision.Second)]
    [InlineData("2016-11-08T21:30:05.125+01:00", "2016-11-08T20:30:05.125Z", TimePrecision.Millisecond)]
    [InlineData("2016-11-08 21:30:05 UTC", "2016-11-08T21:30:05Z", TimePrecision.Second)]
    [InlineData("2016/11/08 21:30:05-0530", "2016-11-09T03:00:05Z", TimePrecision.Second)]
    [InlineData("11/8/2016 21:30", "2016-11-08T21:30:00Z", TimePrecision.Minute)]
    [InlineData("11/8/2016 9:30 PM", "2016-11-08T21:30:00Z", TimePrecision.Minute)]
    [InlineData("Wed Oct 10 20:19:24 +0000 2018", "2018-10-10T20:19:24Z", TimePrecision.Second)]
    [InlineData("1478640605", "2016-11-08T21:30:05Z", TimePrecision.Second)]
    [InlineData("1478640605.25", "2016-11-08T21:30:05.25Z", TimePrecision.Millisecond)]
    [InlineData("1478640605125", "2016-11-08T21:30:05.125Z", TimePrecision.Millisecond)]
    [InlineData("1478640605125000", "2016-11-08T21:30:05.125Z", TimePrecision.Millisecond)]
    [InlineData("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z", TimePrecision.Second)]
    public void ReadsWhatPlatformsWrite(string text, string expected, TimePrecision precision)
    {
        Assert.True(new TimeParser().TryParse(text, out var time, out var found));
        Assert.Equal((ReadFile.Ms(expected), precision), (time, found));
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("2016-13-01")]
    [InlineData("2016-02-30 10:00")]
    [InlineData("2016-11-08 25:00")]
    [InlineData("2016-11-08 10:00 EST")]
    [InlineData("12")]
    [InlineData("99999999999999999999")]
    [InlineData("1.2.3.4")]
    public void RefusesWhatItCannotKnow(string text) => Assert.False(new TimeParser().TryParse(text, out _, out _));

    [Fact]
    public void AZoneIsApplied()
    {
        Assert.True(new TimeParser("America/New_York").TryParse("2016-07-01 12:00", out var time, out _));
        Assert.Equal(ReadFile.Ms("2016-07-01T16:00Z"), time);
        Assert.Throws<InputException>(() => new TimeParser("Mars/Olympus"));
    }
}

public sealed class IdRulesTest
{
    [Theory]
    [InlineData("9.06E+17", true)]
    [InlineData("5.035958521419694e+17", true)]
    [InlineData("796102686964021755.0", true)]
    [InlineData("796102686964021755", false)]
    [InlineData("12e5f0a9", false)]
    [InlineData("e17", false)]
    [InlineData("", false)]
    public void RoundedIdsAreKnown(string id, bool lossy) => Assert.Equal(lossy, IdRules.IsLossy(id));
}
