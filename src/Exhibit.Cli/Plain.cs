using System.Globalization;
using System.Text;

namespace Exhibit.Cli;

/// <summary>Makes text from strangers safe for a terminal: control and bidirectional characters are shown by their code point.</summary>
internal static class Plain
{
    internal static string Text(string text)
    {
        if (!text.Any(IsUnsafe))
        {
            return text;
        }

        var result = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = IsUnsafe(c) ? result.Append(CultureInfo.InvariantCulture, $"\\u{{{(int)c:X4}}}") : result.Append(c);
        }

        return result.ToString();
    }

    private static bool IsUnsafe(char c) =>
        (char.IsControl(c) && c != '\n')
        || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' or '\u2028' or '\u2029';
}
