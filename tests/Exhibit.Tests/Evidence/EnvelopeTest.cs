using System.Text;
using Exhibit.Evidence;

namespace Exhibit.Tests.Evidence;

public sealed class EnvelopeTest
{
    [Fact]
    public void SignsTheEncodingOfTheDsseSpecification() =>
        Assert.Equal(
            "DSSEv1 29 http://example.com/HelloWorld 11 hello world",
            Encoding.UTF8.GetString(new Envelope("http://example.com/HelloWorld", "hello world"u8.ToArray()).Signed())
        );

    [Fact]
    public void ReadsWhatItWrites()
    {
        using var key = SigningKey.New();
        var envelope = new Envelope("a/b", [1, 2, 3]);
        envelope.Sign(key);
        var again = Envelope.Read(envelope.Write(), "x");
        Assert.Equal(envelope.Write(), again.Write());
        Assert.True(key.Public.Verifies(again.Signed(), again.Signatures[key.Public.Id]));
        Assert.False(key.Public.Verifies([.. again.Signed(), 0], again.Signatures[key.Public.Id]));
    }

    [Fact]
    public void AnotherSpellingOfTheSameEnvelopeIsRefused()
    {
        var bytes = new Envelope("a/b", [1, 2, 3]).Write();
        var spaced = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace(":", ": ", StringComparison.Ordinal));
        Assert.Equal(VerifyFailure.EnvelopeNotCanonical, Assert.Throws<VerifyException>(() => Envelope.Read(spaced, "x")).Failure);
    }
}
