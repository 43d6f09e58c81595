namespace Exhibit.Signals.Articles;

/// <summary>
/// Who a reader takes for the speaker of a quotation: the name beside the nearest word of saying in its paragraph. Where that
/// is "he", "she" or "they", the last person before who is named beside such a word, in the paragraph or in an earlier one.
/// Who really spoke is not said.
/// </summary>
public sealed class Speakers
{
    private const int LongestName = 3;

    private static readonly HashSet<string> Saying = Set(
        "said says told tells replied stressed asked added answered insisted declared claimed argued wrote noted warned explained challenged"
    );

    private static readonly HashSet<string> Pronouns = Set("he she they");

    private static readonly HashSet<string> NoNames = Set(
        "he she they it we i you so but and then still when in on at the a an monday tuesday wednesday thursday friday saturday sunday"
    );

    private readonly Article article;
    private readonly List<Voice> voices = [];

    /// <summary>Finds the words of saying outside quotations.</summary>
    public Speakers(Article article)
    {
        this.article = article;
        for (var i = 0; i < article.Words.Count; i++)
        {
            if (Saying.Contains(article.Words[i].Text) && !article.IsQuoted(article.Words[i]) && Subject(i) is { } name)
            {
                voices.Add(new Voice(article.Words[i].Paragraph, article.Words[i].Start, name));
            }
        }
    }

    /// <summary>A speaker.</summary>
    /// <param name="Name">Name as printed; empty where nobody can be taken for the speaker.</param>
    /// <param name="Carried">Whether the name stands in an earlier paragraph only.</param>
    public readonly record struct Speaker(string Name, bool Carried)
    {
        /// <summary>Last word of the name, lower case: "Vladimir Putin" and "Putin" are one person.</summary>
        public string Key => Name.Split(' ')[^1].ToLowerInvariant();
    }

    // A word of saying with its subject; an empty name is a pronoun.
    private sealed record Voice(int Paragraph, int Start, string Name);

    /// <summary>The speaker of a quotation of this article.</summary>
    public Speaker Of(Article.Quotation quotation)
    {
        var end = quotation.Start + quotation.Text.Length;
        var nearest = voices
            .Where(v => v.Paragraph == quotation.Paragraph)
            .OrderBy(v => v.Start < quotation.Start ? quotation.Start - v.Start : v.Start - end)
            .FirstOrDefault();
        if (nearest is null)
        {
            return default(Speaker) with { Name = "" };
        }

        if (nearest.Name.Length > 0)
        {
            return new Speaker(nearest.Name, false);
        }

        var before = voices.LastOrDefault(v =>
            v.Name.Length > 0 && (v.Paragraph < nearest.Paragraph || (v.Paragraph == nearest.Paragraph && v.Start < nearest.Start))
        );
        return new Speaker(before?.Name ?? "", before is not null && before.Paragraph < nearest.Paragraph);
    }

    // "Putin said", "said Vladimir Frolov,", "he said"; null where neither a name nor a pronoun stands beside the word.
    private string? Subject(int verb)
    {
        var from = verb;
        while (from > 0 && verb - from < LongestName && IsName(from - 1) && Adjoin(from - 1, from))
        {
            from--;
        }

        if (from < verb)
        {
            return Printed(from, verb);
        }

        if (verb > 0 && Adjoin(verb - 1, verb) && Pronouns.Contains(article.Words[verb - 1].Text))
        {
            return "";
        }

        var to = verb + 1;
        while (to < article.Words.Count && to - verb <= LongestName && IsName(to) && Adjoin(to - 1, to))
        {
            to++;
        }

        // "said Golts." names who spoke, "said Russia would" does not.
        var closes = to == article.Words.Count || !Adjoin(to - 1, to);
        return to > verb + 1 && closes ? Printed(verb + 1, to) : null;
    }

    private bool IsName(int at) =>
        char.IsUpper(Text(at)[0]) && !NoNames.Contains(article.Words[at].Text) && !article.IsQuoted(article.Words[at]);

    // One paragraph, and a blank between them.
    private bool Adjoin(int one, int next) =>
        article.Words[one] is var a
        && article.Words[next] is var b
        && a.Paragraph == b.Paragraph
        && article.Paragraphs[a.Paragraph][(a.Start + a.Length)..b.Start] == " ";

    private string Text(int at) =>
        article.Paragraphs[article.Words[at].Paragraph].Substring(article.Words[at].Start, article.Words[at].Length);

    private string Printed(int from, int to) => string.Join(' ', Enumerable.Range(from, to - from).Select(Text));

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
