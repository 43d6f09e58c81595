using System.Globalization;
using System.Numerics;

namespace Exhibit.Signals;

/// <summary>A PDQ digest of a picture: 256 bits, of which near pictures differ in few (Meta, ThreatExchange).</summary>
public readonly record struct Pdq(ulong A, ulong B, ulong C, ulong D)
{
    /// <summary>Reads 64 hexadecimal digits; null for anything else.</summary>
    public static Pdq? Of(string text)
    {
        text = text.Trim();
        if (text.Length != 64)
        {
            return null;
        }

        Span<ulong> parts = stackalloc ulong[4];
        for (var i = 0; i < 4; i++)
        {
            if (!ulong.TryParse(text.AsSpan(i * 16, 16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out parts[i]))
            {
                return null;
            }
        }

        return new Pdq(parts[0], parts[1], parts[2], parts[3]);
    }

    /// <summary>Bits in which two differ, 0 to 256.</summary>
    public int Distance(Pdq other) =>
        BitOperations.PopCount(A ^ other.A)
        + BitOperations.PopCount(B ^ other.B)
        + BitOperations.PopCount(C ^ other.C)
        + BitOperations.PopCount(D ^ other.D);
}
