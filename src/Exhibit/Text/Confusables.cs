using System.Globalization;
using System.Text;

namespace Exhibit.Text;

/// <summary>
/// Folds signs that readers take for one another into one: the letters of Cyrillic and Greek that look Latin, accents,
/// digits for letters, rn for m, vv for w (after Unicode Technical Standard 39, cut down to what stands in names of domains
/// and accounts). Two names with one skeleton look alike; that one imitates the other is not said.
/// </summary>
public static class Confusables
{
    private const string From = "асеорхуіјѕһԁԛԝкмтвнгαβεικνορτυχωуё";
    private const string To = "aceopxyijshdqwkmtbhraseiknoptuxwye";

    /// <summary>The skeleton.</summary>
    public static string Skeleton(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var c in Decompose(name.ToLowerInvariant()))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            var at = From.IndexOf(c, StringComparison.Ordinal);
            folded.Append(
                at >= 0
                    ? To[at]
                    : c switch
                    {
                        '0' => 'o',
                        '1' or '|' or 'ı' or 'i' => 'l',
                        '3' => 'e',
                        '5' => 's',
                        _ => c,
                    }
            );
        }

        return folded.Replace("i", "l").Replace("rn", "m").Replace("vv", "w").Replace("cl", "d").ToString();
    }

    /// <summary>Whether two words differ by one letter put in, left out, changed, or by two neighbours exchanged (Damerau 1964).</summary>
    public static bool OneEdit(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1 || a == b)
        {
            return false;
        }

        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        var same = 0;
        while (same < shorter.Length && shorter[same] == longer[same])
        {
            same++;
        }

        var x = shorter.AsSpan(same);
        var y = longer.AsSpan(same);
        return x.Length < y.Length
            ? x.SequenceEqual(y[1..])
            : x[1..].SequenceEqual(y[1..]) || (x.Length > 1 && x[0] == y[1] && x[1] == y[0] && x[2..].SequenceEqual(y[2..]));
    }

    private static string Decompose(string name)
    {
        try
        {
            return name.Normalize(NormalizationForm.FormD);
        }
        catch (ArgumentException)
        {
            // A lone surrogate has no normal form.
            return name;
        }
    }
}
