using CsCheck;
using Exhibit.Model;

namespace Exhibit.Tests.Model;

public sealed class ContentKeyTest
{
    [Fact]
    public void DifferentTextsHaveDifferentKeysAcrossAllForms()
    {
        string[] texts =
        [
            "",
            "0",
            "00",
            "123456789012345",
            "1234567890123456",
            "01234567890123456",
            "123456789012345678901234567890",
            "1234567890123456789012345678901",
            "abcdefghijklmno",
            "abcdefghijklmnop",
            "éééééééé",
            "ééééééé",
            "\0",
            "\0\0",
        ];
        Assert.Equal(texts.Length, texts.Select(t => ContentKey.Of(t)).Distinct().Count());
    }

    [Fact]
    public void EqualTextsHaveEqualKeysAndOthersDoNot() =>
        Gen.Select(Gen.Char["01ab"].Array[0, 20], Gen.Char["01ab"].Array[0, 20])
            .Sample((a, b) => Assert.Equal(a.AsSpan().SequenceEqual(b), ContentKey.Of(a) == ContentKey.Of(b)), iter: 2_000);
}

public sealed class KeyTableTest
{
    [Fact]
    public void NumbersFollowFirstAppearanceThroughGrowth()
    {
        var table = new KeyTable();
        for (var i = 0; i < 1_000; i++)
        {
            Assert.Equal(i, table.IndexOf((UInt128)i << 64));
            Assert.Equal(i / 2, table.IndexOf((UInt128)(i / 2) << 64));
        }

        Assert.Equal(1_000, table.Count);
        Assert.Equal((UInt128)999 << 64, table.Keys[999]);
    }
}
