using System.Formats.Asn1;
using System.Numerics;

namespace Exhibit.Evidence;

/// <summary>
/// ECDSA signatures in one form only: DER, and of the two values of s that verify, the lower. Else a stranger could
/// rewrite a signature without the key, and its bytes would be free.
/// </summary>
internal static class EcdsaSignature
{
    // Order of P-256 (SEC 2, 2.4.2).
    private static readonly BigInteger Order = BigInteger.Parse(
        "0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551",
        System.Globalization.NumberStyles.HexNumber,
        System.Globalization.CultureInfo.InvariantCulture
    );

    /// <summary>The canonical DER of r and s, side by side as the framework signs them.</summary>
    internal static byte[] Canonical(ReadOnlySpan<byte> fixedForm)
    {
        var r = new BigInteger(fixedForm[..32], isUnsigned: true, isBigEndian: true);
        var s = new BigInteger(fixedForm[32..], isUnsigned: true, isBigEndian: true);
        return Der(r, s <= Order / 2 ? s : Order - s);
    }

    internal static bool IsCanonical(byte[] der)
    {
        try
        {
            var reader = new AsnReader(der, AsnEncodingRules.DER);
            var sequence = reader.ReadSequence();
            var (r, s) = (sequence.ReadInteger(), sequence.ReadInteger());
            return r.Sign > 0 && r < Order && s.Sign > 0 && s <= Order / 2 && Der(r, s).AsSpan().SequenceEqual(der);
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    private static byte[] Der(BigInteger r, BigInteger s)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(r);
            writer.WriteInteger(s);
        }

        return writer.Encode();
    }
}
