namespace Exhibit.Signals.Articles;

/// <summary>Which quotations two articles have in common, which they print differently, and which only one has.</summary>
public static class Quotations
{
    /// <summary>A quotation of the one beside what is nearest in the other.</summary>
    /// <param name="A">In the one; null where only the other has it.</param>
    /// <param name="B">In the other; null where only the one has it.</param>
    /// <param name="How">same, longer-here, shorter-here, altered, only-here, only-there.</param>
    public sealed record Match(Article.Quotation? A, Article.Quotation? B, string How);

    /// <summary>Every quotation once, those of the first article first.</summary>
    public static IReadOnlyList<Match> Of(Article a, Article b)
    {
        var free = b.Quotations.ToList();
        var matches = new List<Match>();
        foreach (var one in a.Quotations)
        {
            var best = free.Select(other => (Other: other, How: How(one, other)))
                .Where(x => x.How.Length > 0)
                .OrderBy(x => Array.IndexOf(["same", "longer-here", "shorter-here", "altered"], x.How))
                .FirstOrDefault();
            matches.Add(new Match(one, best.Other, best.Other is null ? "only-here" : best.How));
            free.Remove(best.Other!);
        }

        matches.AddRange(free.Select(other => new Match(null, other, "only-there")));
        return matches;
    }

    /// <summary>Quotations ascribed to "he", "she" or "they" in a paragraph that names nobody: who speaks must be guessed.</summary>
    public static IReadOnlyList<Article.Quotation> WithoutSpeaker(Article article) =>
        [
            .. article.Quotations.Where(q =>
                article.Paragraphs[q.Paragraph] is var text
                && Outside(text, q) is var rest
                && Article.WordsOf(rest).Intersect(["he", "she", "they"], StringComparer.Ordinal).Any()
                && !Names.In(text).Any()
            ),
        ];

    private static string Outside(string text, Article.Quotation q) =>
        string.Concat(text.AsSpan(0, q.Start), text.AsSpan(q.Start + q.Text.Length));

    private static string How(Article.Quotation one, Article.Quotation other)
    {
        var (a, b) = (Article.WordsOf(one.Text), Article.WordsOf(other.Text));
        if (a.SequenceEqual(b))
        {
            return "same";
        }

        if (Holds(a, b))
        {
            return "longer-here";
        }

        if (Holds(b, a))
        {
            return "shorter-here";
        }

        var common = a.Intersect(b, StringComparer.Ordinal).Count();
        return Math.Min(a.Count, b.Count) >= 4 && 2 * common > a.Union(b, StringComparer.Ordinal).Count() ? "altered" : "";
    }

    private static bool Holds(IReadOnlyList<string> longer, IReadOnlyList<string> shorter) =>
        shorter.Count > 0
        && Enumerable
            .Range(0, Math.Max(0, longer.Count - shorter.Count + 1))
            .Any(i => longer.Skip(i).Take(shorter.Count).SequenceEqual(shorter));
}
