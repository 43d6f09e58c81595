using System.Globalization;
using System.Text;

namespace Exhibit.Model;

/// <summary>One raw text in every spelling in which a name may hide in it: as it is, with JSON's escapes read, percent-decoded.</summary>
public static class Spelling
{
    /// <summary>The spellings; the text itself comes first, others only where they differ.</summary>
    public static IEnumerable<string> Of(string text)
    {
        yield return text;
        if (text.Contains("\\u", StringComparison.Ordinal))
        {
            yield return Unescape(text);
        }

        if (text.Contains('%', StringComparison.Ordinal))
        {
            yield return Uri.UnescapeDataString(text);
        }
    }

    // Only \uXXXX: the other escapes of JSON stand for characters that no name holds.
    private static string Unescape(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (
                text[i] == '\\'
                && i + 6 <= text.Length
                && text[i + 1] == 'u'
                && ushort.TryParse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            )
            {
                result.Append((char)code);
                i += 5;
            }
            else
            {
                result.Append(text[i]);
            }
        }

        return result.ToString();
    }
}
