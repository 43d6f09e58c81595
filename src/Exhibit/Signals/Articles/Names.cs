namespace Exhibit.Signals.Articles;

/// <summary>Names in a text: capitalised words that do not merely begin a sentence, and the forms of a country's name.</summary>
public static class Names
{
    /// <summary>Forms of one country's name that word lists exchange.</summary>
    public static readonly IReadOnlyList<(string Country, string[] Forms)> Countries =
    [
        ("Russia", ["russian federation", "russia"]),
        ("United States", ["united states of america", "united states", "usa", "us", "america"]),
        ("United Kingdom", ["united kingdom", "great britain", "britain", "uk"]),
        ("China", ["people's republic of china", "china", "prc"]),
        ("Germany", ["federal republic of germany", "germany", "frg"]),
        ("North Korea", ["democratic people's republic of korea", "north korea", "dprk"]),
        ("South Korea", ["republic of korea", "south korea"]),
        ("Ukraine", ["ukraine"]),
        ("Iran", ["islamic republic of iran", "iran"]),
        ("Syria", ["syrian arab republic", "syria"]),
        ("Turkey", ["republic of turkey", "turkey"]),
        ("European Union", ["european union", "eu"]),
    ];

    private static readonly string[] TakesArticle =
    [
        "russian federation",
        "united states",
        "united kingdom",
        "federal republic",
        "islamic republic",
        "syrian arab republic",
        "european union",
    ];

    private static readonly HashSet<string> Openers = new(
        "a an the and but or if when while then for in on at by of to from with as it its he she they we i this that these those there his her their our my never still rather according nevertheless".Split(
            ' '
        ),
        StringComparer.Ordinal
    );

    /// <summary>Capitalised words and groups of them, without words that only open a sentence.</summary>
    public static IReadOnlyList<string> In(string paragraph)
    {
        var names = new List<string>();
        var words = paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            var bare = words[i].Trim('"', '“', '”', ',', '.', ';', ':', '(', ')', '?', '!', '\'', '’');
            bare = bare.EndsWith("'s", StringComparison.Ordinal) || bare.EndsWith("’s", StringComparison.Ordinal) ? bare[..^2] : bare;
            var opens = i == 0 || words[i - 1][^1] is '.' or '?' or '!' or '"' or '”' || words[i][0] is '"' or '“';
            if (
                bare.Length > 1
                && char.IsUpper(bare[0])
                && !Openers.Contains(bare.ToLowerInvariant())
                && (!opens || (i + 1 < words.Length && char.IsUpper(words[i + 1].TrimStart('"', '“')[..1].FirstOrDefault())))
            )
            {
                names.Add(bare);
            }
        }

        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>
    /// How often a form that takes an article ("the Russian Federation") stands in running text, and how often without one:
    /// whoever puts one name in the place of another leaves out what the other did not need. Paragraphs without a full stop at
    /// the end are headings, which drop articles.
    /// </summary>
    public static IReadOnlyDictionary<string, (int All, int Bare)> WithoutArticle(Article article)
    {
        var words = article.Words;
        var found = new Dictionary<string, (int All, int Bare)>(StringComparer.Ordinal);
        foreach (var parts in TakesArticle.Select(f => f.Split(' ')))
        {
            for (var i = 0; i + parts.Length <= words.Count; i++)
            {
                if (
                    !words.Skip(i).Take(parts.Length).Select(w => w.Text).SequenceEqual(parts, StringComparer.Ordinal)
                    || article.Paragraphs[words[i].Paragraph].TrimEnd('"', '”', '’', ' ')[^1] is not ('.' or '!' or '?')
                )
                {
                    continue;
                }

                // One word may stand between: "the entire United States", "the US and the …" does not.
                var before = words.Skip(Math.Max(0, i - 2)).Take(Math.Min(i, 2)).Where(w => w.Paragraph == words[i].Paragraph);
                var seen = found.GetValueOrDefault(string.Join(' ', parts));
                found[string.Join(' ', parts)] = (seen.All + 1, seen.Bare + (before.Any(w => w.Text is "the" or "a" or "an") ? 0 : 1));
            }
        }

        return found;
    }

    /// <summary>How often each form of a country's name stands in an article; longer forms first, each word counted once.</summary>
    public static IReadOnlyDictionary<string, int> Forms(Article article, string[] forms)
    {
        var words = article.Words.Select(w => w.Text.EndsWith("'s", StringComparison.Ordinal) ? w.Text[..^2] : w.Text).ToArray();

        // "us" is a pronoun unless it is written large.
        var large = article.Words.Select(w => char.IsUpper(article.Paragraphs[w.Paragraph][w.Start])).ToArray();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < words.Length; i++)
        {
            foreach (var form in forms)
            {
                var parts = form.Split(' ');
                if (large[i] && i + parts.Length <= words.Length && words.AsSpan(i, parts.Length).SequenceEqual(parts))
                {
                    counts[form] = counts.GetValueOrDefault(form) + 1;
                    i += parts.Length - 1;
                    break;
                }
            }
        }

        return counts;
    }
}
