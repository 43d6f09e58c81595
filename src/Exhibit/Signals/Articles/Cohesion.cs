using Exhibit.Coordination;

namespace Exhibit.Signals.Articles;

/// <summary>
/// Whether paragraphs follow one another: what neighbours have in common in content words and names, against the same
/// paragraphs in random order (a permutation test with a seed). Where the order is no better than chance, the paragraphs may
/// have been put together from elsewhere; lists and letters to the editor are like that too.
/// </summary>
public static class Cohesion
{
    private const int Orders = 1_999;

    private static readonly HashSet<string> Empty = new(
        (
            "a an the and but or nor if when while then than so for in on at by of to from with without within into onto over under about as is are was were be been being am do does did done have has had having will would shall should can could may might must not no never it its it's he she they we i you him her them us me his hers their theirs our ours my mine your yours this that these those there here who whom whose which what where why how all any both each few more most other some such only own same too very just also still already even after before during between among against through because until since said says say told tell asked ask added add according one two first last new many much least"
        ).Split(' '),
        StringComparer.Ordinal
    );

    /// <summary>The result: p that a random order is as cohesive, words in common over neighbours, and neighbours with nothing in common.</summary>
    /// <param name="P">(1 + random orders as cohesive) / (1 + orders).</param>
    /// <param name="Common">Content words and names that neighbours have in common, the article's own theme left out, summed over neighbours.</param>
    /// <param name="Mean">The same in random orders, on average.</param>
    /// <param name="Breaks">Indices of paragraphs that have no content word and no name in common with the one before.</param>
    public sealed record Result(double P, int Common, double Mean, IReadOnlyList<int> Breaks);

    /// <summary>Tests an article of at least five paragraphs of eight words; null for shorter ones.</summary>
    public static Result? Of(Article article, ulong seed)
    {
        var paragraphs = Enumerable
            .Range(0, article.Paragraphs.Count)
            .Where(p => article.Words.Count(w => w.Paragraph == p) >= 8)
            .ToArray();
        if (paragraphs.Length < 5)
        {
            return null;
        }

        var words = paragraphs
            .Select(p =>
                article
                    .Words.Where(w => w.Paragraph == p)
                    .Select(w => Stem(w.Text))
                    .Where(w => !Empty.Contains(w))
                    .ToHashSet(StringComparer.Ordinal)
            )
            .ToArray();
        // What stands in more than a quarter of the paragraphs is what the article is about, and joins any two of them.
        var theme = words
            .SelectMany(w => w)
            .CountBy(w => w)
            .Where(c => c.Value > Math.Max(2, words.Length / 4))
            .Select(c => c.Key)
            .ToArray();
        foreach (var set in words)
        {
            set.ExceptWith(theme);
        }

        var common = new int[words.Length, words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            for (var j = 0; j < words.Length; j++)
            {
                common[i, j] = words[i].Count(words[j].Contains);
            }
        }

        var order = Enumerable.Range(0, words.Length).ToArray();
        var observed = Sum(common, order);
        var random = new SplitMix64(seed);
        var (asCohesive, sum) = (0, 0.0);
        for (var round = 0; round < Orders; round++)
        {
            for (var i = order.Length - 1; i > 0; i--)
            {
                var j = random.Next(i + 1);
                (order[i], order[j]) = (order[j], order[i]);
            }

            var drawn = Sum(common, order);
            sum += drawn;
            asCohesive += drawn >= observed ? 1 : 0;
        }

        return new Result(
            (1.0 + asCohesive) / (1 + Orders),
            observed,
            sum / Orders,
            [.. Enumerable.Range(1, words.Length - 1).Where(i => common[i - 1, i] == 0).Select(i => paragraphs[i])]
        );
    }

    private static int Sum(int[,] common, int[] order) => Enumerable.Range(1, order.Length - 1).Sum(i => common[order[i - 1], order[i]]);

    // Plurals and possessives: enough for words of one text.
    private static string Stem(string word)
    {
        word = word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word;
        return word.Length > 4 && word[^1] == 's' && word[^2] != 's' ? word[..^1] : word;
    }
}
