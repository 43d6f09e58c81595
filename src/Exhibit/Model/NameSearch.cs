using System.Buffers;
using System.Text;

namespace Exhibit.Model;

/// <summary>
/// Finds names of accounts and ids of posts in text of any kind, without case: only where one stands as a word of its own,
/// and a short one only behind '@', '/' or '#', since in running text it may be a word of the language.
/// </summary>
public sealed class NameSearch
{
    /// <summary>A name of fewer characters counts only behind '@', '/' or '#': 5.</summary>
    public const int LeastLetters = 5;

    private readonly HashSet<string> names;
    private readonly SearchValues<string> any;
    private readonly int[] lengths;

    /// <summary>Prepares a search.</summary>
    /// <param name="names">The names; empty ones are passed over.</param>
    public NameSearch(IEnumerable<string> names)
    {
        this.names = names.Where(n => n.Length > 0).ToHashSet(StringComparer.OrdinalIgnoreCase);
        any = SearchValues.Create([.. this.names], StringComparison.OrdinalIgnoreCase);
        lengths = [.. this.names.Select(n => n.Length).Distinct().OrderDescending()];
    }

    /// <summary>Whether a text holds one of the names in any spelling that exports use: as it is, with JSON's escapes, percent-encoded.</summary>
    public bool In(string text) => Spelling.Of(text).Any(t => Next(t, 0) is not null);

    /// <summary>The same of raw bytes.</summary>
    public bool InRaw(ReadOnlySpan<byte> bytes) => In(Encoding.UTF8.GetString(bytes));

    /// <summary>The first name at or after a place: where it starts and how long it is; the longest of several. Null where there is none.</summary>
    public (int Start, int Length)? Next(string text, int at)
    {
        while (at < text.Length && text.AsSpan(at).IndexOfAny(any) is >= 0 and var skipped)
        {
            var start = at + skipped;
            foreach (var length in lengths)
            {
                if (length <= text.Length - start && StandsAlone(text, start, length) && names.Contains(text.Substring(start, length)))
                {
                    return (start, length);
                }
            }

            at = start + 1;
        }

        return null;
    }

    private static bool StandsAlone(string text, int start, int length)
    {
        var end = start + length;
        var before = start == 0 ? ' ' : text[start - 1];
        var encoded = start >= 3 && text[start - 3] == '%' && char.IsAsciiHexDigit(text[start - 2]) && char.IsAsciiHexDigit(before);
        return (encoded || !IsWord(before))
            && (end == text.Length || !IsWord(text[end]))
            && (length >= LeastLetters || encoded || before is '@' or '/' or '#');
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
