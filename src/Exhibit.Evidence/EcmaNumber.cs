using System.Globalization;

namespace Exhibit.Evidence;

/// <summary>Writes numbers as ECMAScript does (ECMA-262, Number::toString), which RFC 8785 asks for.</summary>
public static class EcmaNumber
{
    /// <summary>The shortest digits that read back to the same bits, in ECMAScript's layout: 0.0001, 1e-7, 1e+21.</summary>
    /// <exception cref="ArgumentException">NaN or infinite: JSON has no such number.</exception>
    public static string Of(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException("JSON has no number for NaN or infinity.", nameof(value));
        }

        if (value == 0)
        {
            return "0";
        }

        var sign = value < 0 ? "-" : "";
        var (digits, point) = Parts(Math.Abs(value).ToString("R", CultureInfo.InvariantCulture));
        // 0.digits times 10^point, digits without zeros at either end.
        return sign
            + (
                digits.Length <= point && point <= 21 ? digits + new string('0', point - digits.Length)
                : point is > 0 and <= 21 ? $"{digits[..point]}.{digits[point..]}"
                : point is > -6 and <= 0 ? "0." + new string('0', -point) + digits
                : Scientific(digits, point - 1)
            );
    }

    private static string Scientific(string digits, int exponent)
    {
        var power = string.Create(CultureInfo.InvariantCulture, $"e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent)}");
        return (digits.Length == 1 ? digits : $"{digits[..1]}.{digits[1..]}") + power;
    }

    private static (string Digits, int Point) Parts(string text)
    {
        var e = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = e < 0 ? 0 : int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = e < 0 ? text : text[..e];
        var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        var point = (dot < 0 ? mantissa.Length : dot) + exponent;
        var all = mantissa.Replace(".", "", StringComparison.Ordinal);
        var significant = all.TrimStart('0');
        return (significant.TrimEnd('0'), point - (all.Length - significant.Length));
    }
}
