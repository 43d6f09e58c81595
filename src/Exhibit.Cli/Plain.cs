using System.Globalization;
using System.Text;

namespace Exhibit.Cli;

/// <summary>Makes text from strangers safe for a terminal: control and bidirectional characters are shown by their code point.</summary>
internal static class Plain
{
    /// <summary>For one line: line feeds are shown too, so that no name can forge a line of output.</summary>
    internal static string Line(string text)
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
        char.IsControl(c)
        || c
            is (>= '\u202A' and <= '\u202E')
                or (>= '\u2066' and <= '\u2069')
                or '\u200E'
                or '\u200F'
                or '\u061C'
                or '\u200B'
                or '\u2060'
                or '\uFEFF'
                or '\u2028'
                or '\u2029';
}
