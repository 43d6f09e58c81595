namespace Exhibit.Text;

/// <summary>
/// The character shingles of a text: every run of four UTF-16 units, packed into 64 bits. Nothing is hashed, so equal
/// shingles are equal runs, and the Jaccard similarity of two sets is exact.
/// </summary>
public static class Shingles
{
    /// <summary>Units of a shingle: 4.</summary>
    public const int Length = 4;

    /// <summary>Writes the shingles in order of appearance, repeats included; a text shorter than a shingle is one by itself.</summary>
    /// <param name="text">The text.</param>
    /// <param name="shingles">Room for as many as the text has units, at least one.</param>
    /// <returns>How many; 0 for an empty text.</returns>
    public static int Of(ReadOnlySpan<char> text, Span<ulong> shingles)
    {
        var shingle = 0UL;
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            shingle = (shingle << 16) | text[i];
            if (i >= Length - 1)
            {
                shingles[count++] = shingle;
            }
        }

        if (count == 0 && text.Length > 0)
        {
            shingles[count++] = shingle;
        }

        return count;
    }

    /// <summary>The set of shingles, ascending.</summary>
    public static ulong[] SetOf(ReadOnlySpan<char> text)
    {
        var all = text.Length <= 1024 ? stackalloc ulong[text.Length + 1] : new ulong[text.Length + 1];
        all = all[..Of(text, all)];
        all.Sort();
        var distinct = 0;
        for (var i = 0; i < all.Length; i++)
        {
            if (i == 0 || all[i] != all[i - 1])
            {
                all[distinct++] = all[i];
            }
        }

        return all[..distinct].ToArray();
    }

    /// <summary>Jaccard similarity of two ascending sets: common shingles over all shingles; 1 for two empty sets.</summary>
    public static double Jaccard(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        int common = 0,
            i = 0,
            j = 0;
        while (i < a.Length && j < b.Length)
        {
            var (x, y) = (a[i], b[j]);
            common += x == y ? 1 : 0;
            i += x <= y ? 1 : 0;
            j += y <= x ? 1 : 0;
        }

        var all = a.Length + b.Length - common;
        return all == 0 ? 1 : (double)common / all;
    }
}
