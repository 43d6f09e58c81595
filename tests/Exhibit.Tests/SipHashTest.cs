using System.Buffers.Binary;

namespace Exhibit.Tests;

public sealed class SipHashTest
{
    // Key 00 01 .. 0f, input 00 01 .. of so many bytes; `openssl mac -macopt size:16 -macopt hexkey:… SIPHASH` gives the same.
    [Theory]
    [InlineData(0, "A3817F04BA25A8E66DF67214C7550293")]
    [InlineData(1, "DA87C1D86B99AF44347659119B22FC45")]
    [InlineData(7, "A1F1EBBED8DBC153C0B84AA61FF08239")]
    [InlineData(8, "3B62A9BA6258F5610F83E264F31497B4")]
    [InlineData(15, "5493E99933B0A8117E08EC0F97CFC3D9")]
    [InlineData(63, "5150D1772F50834A503E069A973FBD7C")]
    public void IsThePublishedFunction(int length, string expected)
    {
        byte[] bytes = [.. Enumerable.Range(0, length).Select(i => (byte)i)];
        var result = new byte[16];
        BinaryPrimitives.WriteUInt128LittleEndian(result, new SipHash(0x0706050403020100, 0x0F0E0D0C0B0A0908).Of(bytes));
        Assert.Equal(expected, Convert.ToHexString(result));
    }
}
