using System.Text;

namespace Exhibit.Text;

/// <summary>
/// Brings a text into the form in which identical texts are compared: NFKC, lower case, without a leading "RT @x:",
/// links, mentions, zero-width marks and variation selectors, white space folded to single spaces.
/// </summary>
public static class TextNormalization
{
    /// <summary>Normalised texts with fewer letters and digits than this never match: 16. "Happy birthday!" is nobody's evidence.</summary>
    public const int MinimumLetters = 16;

    /// <summary>The normalised text; empty when too short to be compared.</summary>
    public static string Normalize(string text)
    {
        var source = Ascii.IsValid(text) ? text : NormalizeForm(text);
        var body = source.AsSpan()[RepostPrefix(source)..];
        var output = body.Length <= 1024 ? stackalloc char[body.Length] : new char[body.Length];
        var length = 0;
        var letters = 0;
        for (var i = 0; i < body.Length; )
        {
            var c = body[i];
            if (StartsLink(body, i))
            {
                i = EndOfLink(body, i);
                continue;
            }

            if (c == '@' && i + 1 < body.Length && IsHandle(body[i + 1]))
            {
                i++;
                while (i < body.Length && IsHandle(body[i]))
                {
                    i++;
                }

                continue;
            }

            i++;
            if (IsInvisible(c, i < body.Length ? body[i] : '\0', out var skip))
            {
                i += skip;
                continue;
            }

            if (char.IsWhiteSpace(c))
            {
                if (length > 0 && output[length - 1] != ' ')
                {
                    output[length++] = ' ';
                }

                continue;
            }

            output[length++] = c == 'ς' ? 'σ' : char.ToLowerInvariant(c);
            letters += char.IsLetterOrDigit(c) || char.IsHighSurrogate(c) ? 1 : 0;
        }

        return letters < MinimumLetters ? "" : new string(output[..length].TrimEnd(' '));
    }

    /// <summary>Length of a leading "RT @handle:" with its blanks; 0 where there is none.</summary>
    public static int RepostPrefix(ReadOnlySpan<char> text)
    {
        var i = 0;
        while (i < text.Length && (char.IsWhiteSpace(text[i]) || text[i] is '\'' or '"'))
        {
            i++;
        }

        if (text.Length < i + 5 || (text[i] | 32) != 'r' || (text[i + 1] | 32) != 't' || text[i + 2] != ' ' || text[i + 3] != '@')
        {
            return 0;
        }

        i += 4;
        while (i < text.Length && IsHandle(text[i]))
        {
            i++;
        }

        return i < text.Length && text[i] == ':' ? i + 1 : 0;
    }

    private static string NormalizeForm(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // A lone surrogate has no normal form; the text is still comparable as it stands.
            return text;
        }
    }

    internal static bool StartsLink(ReadOnlySpan<char> text, int at)
    {
        if (at > 0 && char.IsLetterOrDigit(text[at - 1]))
        {
            return false;
        }

        var rest = text[at..];
        return (rest[0] | 32) switch
        {
            'h' => rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
                || rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase),
            'w' => rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase),
            'p' => rest.StartsWith("pic.twitter.com/", StringComparison.OrdinalIgnoreCase),
            't' => rest.StartsWith("t.co/", StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
    }

    internal static int EndOfLink(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('"' or '<' or '>' or '…' or '“' or '”' or '«' or '»'))
        {
            at++;
        }

        return at;
    }

    private static bool IsHandle(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private static bool IsInvisible(char c, char next, out int skip)
    {
        skip = 0;
        if (c == '\uDB40' && char.IsLowSurrogate(next))
        {
            // Plane 14: tags and supplementary variation selectors.
            skip = 1;
            return true;
        }

        return c
            is '\u00AD'
                or (>= '\u200B' and <= '\u200F')
                or (>= '\u202A' and <= '\u202E')
                or (>= '\u2060' and <= '\u206F')
                or (>= '\uFE00' and <= '\uFE0F')
                or '\uFEFF'
                or '\u180E'
                or '\u034F';
    }
}
