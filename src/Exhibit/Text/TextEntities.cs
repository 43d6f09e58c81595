using System.Text;

namespace Exhibit.Text;

/// <summary>Finds links, hashtags and mentions in a text, for sources that do not list them.</summary>
public static class TextEntities
{
    /// <summary>Links in order of appearance, trailing punctuation removed.</summary>
    public static IReadOnlyList<string> Links(string text)
    {
        if (!text.Contains('.', StringComparison.Ordinal))
        {
            return [];
        }

        List<string>? found = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (TextNormalization.StartsLink(text, i))
            {
                var end = TextNormalization.EndOfLink(text, i);
                (found ??= []).Add(text[i..end].TrimEnd('.', ',', ';', ':', '!', '?', ')', ']', '\'', '"'));
                i = end - 1;
            }
        }

        return found ?? (IReadOnlyList<string>)[];
    }

    /// <summary>Hashtags without '#', in order of appearance.</summary>
    public static IReadOnlyList<string> Hashtags(string text) => Marked(text, '#', '＃');

    /// <summary>Mentioned handles without '@', in order of appearance.</summary>
    public static IReadOnlyList<string> Mentions(string text) => Marked(text, '@', '＠');

    private static IReadOnlyList<string> Marked(string text, char mark, char wide)
    {
        List<string>? found = null;
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if ((text[i] != mark && text[i] != wide) || (i > 0 && IsWord(text, i - 1)))
            {
                continue;
            }

            var end = i + 1;
            while (end < text.Length && IsWord(text, end))
            {
                end++;
            }

            if (end > i + 1)
            {
                (found ??= []).Add(text[(i + 1)..end]);
                i = end - 1;
            }
        }

        return found ?? (IReadOnlyList<string>)[];
    }

    private static bool IsWord(string text, int at)
    {
        var c = text[at];
        return char.IsLetterOrDigit(c)
            || c == '_'
            || char.GetUnicodeCategory(c)
                is System.Globalization.UnicodeCategory.NonSpacingMark
                    or System.Globalization.UnicodeCategory.SpacingCombiningMark
            || (
                char.IsSurrogate(c)
                && Rune.TryGetRuneAt(text, char.IsLowSurrogate(c) && at > 0 ? at - 1 : at, out var rune)
                && Rune.IsLetter(rune)
            );
    }
}
