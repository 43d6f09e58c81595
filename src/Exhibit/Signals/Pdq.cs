using System.Globalization;
using System.Numerics;

namespace Exhibit.Signals;

/// <summary>A PDQ digest of a picture: 256 bits, of which near pictures differ in few (Meta, ThreatExchange).</summary>
public readonly record struct Pdq(ulong A, ulong B, ulong C, ulong D)
{
    private const int LeastQuality = 50;

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

    /// <summary>
    /// The same, but null for a picture too flat for its digest to say anything: a stated quality below 50 (Meta's advice).
    /// </summary>
    public static Pdq? Of(string text, string quality) =>
        int.TryParse(quality, CultureInfo.InvariantCulture, out var known) && known < LeastQuality ? null : Of(text);

    /// <summary>The 64 hexadecimal digits.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{A:x16}{B:x16}{C:x16}{D:x16}");

    /// <summary>Bits in which two differ, 0 to 256.</summary>
    public int Distance(Pdq other) =>
        BitOperations.PopCount(A ^ other.A)
        + BitOperations.PopCount(B ^ other.B)
        + BitOperations.PopCount(C ^ other.C)
        + BitOperations.PopCount(D ^ other.D);
}
