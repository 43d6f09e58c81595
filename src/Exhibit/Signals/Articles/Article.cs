using System.Globalization;

namespace Exhibit.Signals.Articles;

/// <summary>One article cut into paragraphs, words and quotations.</summary>
public sealed class Article
{
    private static readonly (char Open, char Close)[] Marks = [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»'), ('‹', '›')];

    private Article(string name, string[] paragraphs)
    {
        (Name, Paragraphs) = (name, paragraphs);
        var words = new List<Word>();
        for (var p = 0; p < paragraphs.Length; p++)
        {
            AddWords(words, paragraphs[p], p);
        }

        Words = words;
        Quotations = [.. Enumerable.Range(0, paragraphs.Length).SelectMany(p => Quoted(paragraphs[p], p))];
    }

    /// <summary>A word: how it is compared, and where it stands.</summary>
    /// <param name="Text">Letters and digits, lower case, apostrophes folded.</param>
    /// <param name="Paragraph">Index of its paragraph.</param>
    /// <param name="Start">First character within the paragraph.</param>
    /// <param name="Length">Characters.</param>
    public readonly record struct Word(string Text, int Paragraph, int Start, int Length);

    /// <summary>Words between quotation marks.</summary>
    /// <param name="Text">As printed, without the marks.</param>
    /// <param name="Paragraph">Index of its paragraph.</param>
    /// <param name="Start">First character within the paragraph.</param>
    public sealed record Quotation(string Text, int Paragraph, int Start);

    /// <summary>File name.</summary>
    public string Name { get; }

    /// <summary>Paragraphs, trimmed, empty ones left out.</summary>
    public IReadOnlyList<string> Paragraphs { get; }

    /// <summary>All words in order.</summary>
    public IReadOnlyList<Word> Words { get; }

    /// <summary>All quotations in order.</summary>
    public IReadOnlyList<Quotation> Quotations { get; }

    /// <summary>Reads a text: a line is a paragraph.</summary>
    public static Article Of(string name, string text) =>
        new(
            name,
            [
                .. text.Replace("\r\n", "\n", StringComparison.Ordinal)
                    .Split('\n')
                    .Select(l => l.Trim().TrimStart('\uFEFF'))
                    .Where(l => l.Length > 0),
            ]
        );

    /// <summary>Whether a word stands within a quotation.</summary>
    public bool IsQuoted(Word word) =>
        Quotations.Any(q => q.Paragraph == word.Paragraph && word.Start >= q.Start && word.Start < q.Start + q.Text.Length);

    /// <summary>The words of a text as they are compared.</summary>
    public static IReadOnlyList<string> WordsOf(string text)
    {
        var words = new List<Word>();
        AddWords(words, text, 0);
        return [.. words.Select(w => w.Text)];
    }

    private static void AddWords(List<Word> words, string text, int paragraph)
    {
        for (var i = 0; i < text.Length; )
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            // U.S. and it's are one word each.
            var end = i;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || Joins(text, end)))
            {
                end++;
            }

            var word = text[i..end].Replace('’', '\'').Replace(".", "", StringComparison.Ordinal).ToLower(CultureInfo.InvariantCulture);
            words.Add(new Word(word, paragraph, i, end - i));
            i = end;
        }
    }

    private static bool Joins(string text, int at) =>
        text[at] is '\'' or '’' or '.'
        && at > 0
        && at + 1 < text.Length
        && char.IsLetterOrDigit(text[at - 1])
        && char.IsLetterOrDigit(text[at + 1])
        && (text[at] != '.' || char.IsUpper(text[at - 1]));

    private static IEnumerable<Quotation> Quoted(string paragraph, int number)
    {
        for (var i = 0; i < paragraph.Length; i++)
        {
            var mark = Marks.FirstOrDefault(m => m.Open == paragraph[i]);
            var close = mark == default ? -1 : paragraph.IndexOf(mark.Close, i + 1);
            if (close > i + 1)
            {
                yield return new Quotation(paragraph[(i + 1)..close], number, i + 1);
                i = close;
            }
        }
    }
}
