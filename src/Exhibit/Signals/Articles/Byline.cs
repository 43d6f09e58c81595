namespace Exhibit.Signals.Articles;

/// <summary>A name set as author, and whether anything given says who that is.</summary>
/// <param name="Name">The name.</param>
/// <param name="Paragraph">Index of its paragraph.</param>
/// <param name="Support">Other paragraphs and files that name the person.</param>
public sealed record Byline(string Name, int Paragraph, int Support)
{
    private const int Top = 6;
    private const int Bottom = 3;

    /// <summary>The names set as author near the top or the end of an article.</summary>
    /// <param name="article">The article.</param>
    /// <param name="others">The other files given: an author's history, as far as it is known.</param>
    public static IReadOnlyList<Byline> In(Article article, IEnumerable<Article> others)
    {
        var count = article.Paragraphs.Count;
        return
        [
            .. Enumerable
                .Range(0, count)
                .Where(p => p < Top || p >= count - Bottom)
                .Select(p => (Name: NameIn(article.Paragraphs[p]), At: p))
                .Where(x => x.Name.Length > 0)
                .DistinctBy(x => x.Name)
                .Select(x => new Byline(
                    x.Name,
                    x.At,
                    article.Paragraphs.Where((text, p) => p != x.At && Names(text, x.Name)).Count()
                        + others.Count(o => o.Paragraphs.Any(text => Names(text, x.Name)))
                )),
        ];
    }

    private static bool Names(string text, string name) => text.Contains(name, StringComparison.OrdinalIgnoreCase);

    // Two to four capitalised words and nothing else, after a bullet or "By".
    private static string NameIn(string paragraph)
    {
        var text = paragraph.TrimStart('•', '*', '-', '–', '—', ' ', '\t');
        text = text.StartsWith("By ", StringComparison.OrdinalIgnoreCase) ? text[3..] : text;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
            words.Length is >= 2 and <= 4
            && words.All(w => char.IsUpper(w[0]) && w.All(c => char.IsLetter(c) || c is '.' or '-' or '\'' or '’'))
            ? string.Join(' ', words)
            : "";
    }
}
