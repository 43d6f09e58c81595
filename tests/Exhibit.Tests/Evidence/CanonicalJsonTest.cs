using System.Text;
using System.Text.Json.Nodes;
using Exhibit.Evidence;

namespace Exhibit.Tests.Evidence;

public sealed class CanonicalJsonTest
{
    [Fact]
    public void WritesTheExampleOfRfc8785()
    {
        var node = JsonNode.Parse(
            """{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}"""
        );
        Assert.Equal(
            """{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""",
            Encoding.UTF8.GetString(CanonicalJson.Write(node))
        );
    }

    [Fact]
    public void SortsByCodeUnits()
    {
        var node = JsonNode.Parse("""{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}""")!;
        Assert.Equal("\r,1,\u0080,\u00f6,\u20ac,\ud83d\ude00,\ufb33", Keys(CanonicalJson.Write(node)));
    }

    [Theory]
    [InlineData("{\"a\":1,\"a\":2}", VerifyFailure.MalformedFile)]
    [InlineData("{\"a\":1,}", VerifyFailure.MalformedFile)]
    [InlineData("{\"a\":1} 2", VerifyFailure.MalformedFile)]
    [InlineData("", VerifyFailure.MalformedFile)]
    public void RefusesWhatIsNoStrictJson(string text, VerifyFailure failure) => Refuses(Encoding.UTF8.GetBytes(text), failure);

    [Fact]
    public void RefusesDepthAndBadText()
    {
        Refuses(Encoding.UTF8.GetBytes(new string('[', 100_000)), VerifyFailure.JsonTooDeep);
        Refuses([(byte)'"', 0xC3, 0x28, (byte)'"'], VerifyFailure.InvalidText);
        CanonicalJson.Read(Encoding.UTF8.GetBytes(new string('[', 31) + "\"]]]][[[[[[[[[[[[[[[[[[[[[[[[[[[\"" + new string(']', 31)), "x");
    }

    [Fact]
    public void RefusesIntegersThatOthersWouldRound() =>
        Assert.Throws<ArgumentException>(() => CanonicalJson.Write(JsonValue.Create(long.MaxValue)));

    private static void Refuses(byte[] bytes, VerifyFailure failure) =>
        Assert.Equal(failure, Assert.Throws<VerifyException>(() => CanonicalJson.Read(bytes, "x")).Failure);

    private static string Keys(byte[] bytes) => string.Join(',', JsonNode.Parse(bytes)!.AsObject().Select(m => m.Key));
}
