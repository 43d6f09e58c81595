namespace Exhibit.Simulator.Randomness;

/// <summary>
/// Logarithm and exponential from the four exact operations of IEEE 754 alone. The framework's own call the machine's C
/// library, whose last bit differs between systems: a world must have the same bytes everywhere.
/// </summary>
internal static class StableMath
{
    private const double Ln2High = 0.693147180369123816490;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>Natural logarithm of a positive, normal number; relative error below 1e-14.</summary>
    internal static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)((bits >> 52) & 0x7FF) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000);
        if (mantissa > 1.4142135623730951)
        {
            mantissa /= 2;
            exponent++;
        }

        // ln m = 2 artanh(s), s = (m - 1) / (m + 1), |s| < 0.172: twelve terms reach the last bit.
        var s = (mantissa - 1) / (mantissa + 1);
        var square = s * s;
        var sum = 0.0;
        for (var k = 23; k >= 1; k -= 2)
        {
            sum = (sum * square) + (1.0 / k);
        }

        return (exponent * Ln2High) + ((2 * s * sum) + (exponent * Ln2Low));
    }

    /// <summary>e to the power x for |x| below 700; relative error below 1e-14.</summary>
    internal static double Exp(double x)
    {
        x = Math.Clamp(x, -700, 700);
        var n = (long)Math.Floor((x / (Ln2High + Ln2Low)) + 0.5);
        var r = x - (n * Ln2High) - (n * Ln2Low);
        var sum = 1.0;
        for (var k = 17; k >= 1; k--)
        {
            sum = 1 + (sum * r / k);
        }

        return sum * BitConverter.Int64BitsToDouble((n + 1023) << 52);
    }

    /// <summary>x to the power y for positive x.</summary>
    internal static double Pow(double x, double y) => Exp(y * Log(x));
}
