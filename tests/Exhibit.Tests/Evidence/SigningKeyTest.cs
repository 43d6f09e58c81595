using System.Formats.Asn1;
using System.Globalization;
using System.Numerics;
using System.Text;
using Exhibit.Evidence;

namespace Exhibit.Tests.Evidence;

public sealed class SigningKeyTest
{
    [Fact]
    public void AKeyIsReadBackFromItsPem()
    {
        using var key = SigningKey.New();
        using var again = SigningKey.Read(key.Pem);
        using var half = PublicKey.Read(Encoding.ASCII.GetBytes(key.Public.Pem), "x");
        Assert.Equal(key.Public.Id, again.Public.Id);
        Assert.Equal(key.Public.Id, half.Id);
        Assert.True(half.Verifies([1], again.Sign([1])));
        Assert.Throws<ArgumentException>(() => SigningKey.Read(key.Public.Pem));
        Assert.Equal(
            VerifyFailure.KeyUnknown,
            Assert.Throws<VerifyException>(() => PublicKey.Read(Encoding.ASCII.GetBytes(key.Pem), "x")).Failure
        );
    }

    // For every signature (r, s) there is a second, (r, n - s), that a stranger can write without the key.
    [Fact]
    public void TheOtherHalfOfASignatureIsRefused()
    {
        using var key = SigningKey.New();
        for (var i = 0; i < 50; i++)
        {
            var signature = key.Sign([(byte)i]);
            Assert.True(key.Public.Verifies([(byte)i], signature));
            Assert.False(key.Public.Verifies([(byte)i], Mirror(signature)));
        }
    }

    internal static byte[] Mirror(byte[] signature)
    {
        var order = BigInteger.Parse("0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", NumberStyles.HexNumber);
        var sequence = new AsnReader(signature, AsnEncodingRules.DER).ReadSequence();
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(sequence.ReadInteger());
            writer.WriteInteger(order - sequence.ReadInteger());
        }

        return writer.Encode();
    }
}
