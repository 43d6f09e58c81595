using System.Globalization;

namespace Exhibit.Signals.Articles;

/// <summary>A comparison in sentences: what is shown, and what is not.</summary>
public static class ArticleText
{
    private const int MostNamed = 12;
    private const int LongestQuote = 160;

    /// <summary>One sentence a line.</summary>
    public static IReadOnlyList<string> Lines(ArticleComparison c)
    {
        var lines = new List<string>();
        void Say(FormattableString text) => lines.Add(text.ToString(CultureInfo.InvariantCulture));
        Say(
            $"{c.Passages.Count} passages of five words or more stand in both, {Alignment.InOrder(c.Passages)} of them in one order; {c.Passages.Count(p => p.Quoted)} are quotations."
        );
        foreach (var p in c.Passages.Take(MostNamed))
        {
            Say($"In both, {p.Same} words{(p.Quoted ? " (quoted)" : "")}: {Cut(Words(c.A, p.StartA, p.EndA))}{Exchanged(p)}");
        }

        Say(
            $"Fingerprints (four words, winnowed): {c.InB.Found} of {c.InB.All} of {c.A.Name} stand in {c.B.Name}, {c.InA.Found} of {c.InA.All} the other way; outside quotations {c.OwnInB.Found} of {c.OwnInB.All} and {c.OwnInA.Found} of {c.OwnInA.All}."
        );
        lines.Add(
            c.WordsShowCopying
                ? "Their own words run together beyond quotations: one was copied from the other, or both from a third. Which came first is not shown."
                : "Their own words do not run together: that one was copied from the other is not shown. Common quotations show a common source and no more."
        );
        foreach (var q in c.Quoted)
        {
            lines.Add(
                q.How switch
                {
                    "same" => $"Quotation in both: {Cut(q.A!.Text)}",
                    "longer-here" => $"Quotation longer in {c.A.Name}: {Cut(q.A!.Text)} | {c.B.Name}: {Cut(q.B!.Text)}",
                    "shorter-here" => $"Quotation longer in {c.B.Name}: {Cut(q.B!.Text)} | {c.A.Name}: {Cut(q.A!.Text)}",
                    "altered" => $"Quotation that differs: {c.A.Name}: {Cut(q.A!.Text)} | {c.B.Name}: {Cut(q.B!.Text)}",
                    "only-here" => $"Quotation only in {c.A.Name}: {Cut(q.A!.Text)}",
                    _ => $"Quotation only in {c.B.Name}: {Cut(q.B!.Text)}",
                }
            );
        }

        lines.AddRange(
            c.Reassigned.Select(q =>
                $"One quotation, two speakers: {Cut(q.Match.A!.Text)} reads as said by {Says(q.A)} in {c.A.Name} and by {Says(q.B)} in {c.B.Name}."
            )
        );
        Nameless(lines, c.A);
        Nameless(lines, c.B);
        foreach (var (country, a, b) in c.NameForms)
        {
            lines.Add($"{country} is called differently. {c.A.Name}: {Counts(a)}; {c.B.Name}: {Counts(b)}.");
        }

        Bare(lines, c.A);
        Bare(lines, c.B);
        foreach (var (a, b, times) in c.Substitutions)
        {
            Say($"'{a}' in {c.A.Name} is '{b}' in {c.B.Name}, {times} times in common passages.");
        }

        Follow(lines, c.A, c.CohesionA);
        Follow(lines, c.B, c.CohesionB);
        Bylines(lines, c.A, c.BylinesA);
        Bylines(lines, c.B, c.BylinesB);
        return lines;
    }

    private static void Nameless(List<string> lines, Article article)
    {
        var speakers = new Speakers(article);
        foreach (var quotation in Quotations.WithoutSpeaker(article))
        {
            var taken = speakers.Of(quotation);
            lines.Add(
                $"{article.Name} sets a quotation in a paragraph that names nobody: {Cut(quotation.Text)}{(taken.Name.Length > 0 ? $". By the order of the paragraphs a reader takes it for {taken.Name}'s" : "")}"
            );
        }
    }

    private static void Bare(List<string> lines, Article article) =>
        lines.AddRange(
            Names
                .WithoutArticle(article)
                .Where(f => f.Value.Bare > 0)
                .OrderBy(f => f.Key, StringComparer.Ordinal)
                .Select(f =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"'{f.Key}' stands in the running text of {article.Name} {f.Value.All} times, {f.Value.Bare} of them without the article that it takes, as where one name was put for another."
                    )
                )
        );

    private static string Says(Speakers.Speaker speaker) =>
        speaker.Carried ? $"{speaker.Name} (named in an earlier paragraph)" : speaker.Name;

    private static void Follow(List<string> lines, Article article, Cohesion.Result? cohesion)
    {
        if (cohesion is null)
        {
            lines.Add($"{article.Name} has too few paragraphs to ask whether they follow one another.");
            return;
        }

        lines.Add(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{article.Name}: neighbouring paragraphs have {cohesion.Common} words and names in common beside the theme, in random orders {cohesion.Mean:0.0} on average (p = {cohesion.P:0.###} that a random order has as many).{(cohesion.Breaks.Count == 0 ? "" : $" Paragraphs that do not follow the one before by any word or name: {string.Join(", ", cohesion.Breaks.Select(b => (b + 1).ToString(CultureInfo.InvariantCulture)))}.")}"
            )
        );
    }

    private static void Bylines(List<string> lines, Article article, IReadOnlyList<Byline> bylines)
    {
        foreach (var byline in bylines)
        {
            lines.Add(
                byline.Support > 0
                    ? $"{article.Name} bears the name {byline.Name}, of whom the files say more."
                    : $"{article.Name} bears the name {byline.Name}, of whom nothing given says more: the byline is not supported."
            );
        }
    }

    private static string Exchanged(Passage p) =>
        p.Replaced.Count == 0 ? "" : $"; where they differ: {string.Join(", ", p.Replaced.Select(r => $"'{r.A}' / '{r.B}'"))}";

    private static string Words(Article article, int from, int to) =>
        string.Join(
            ' ',
            article.Words.Skip(from).Take(to - from).Select(w => article.Paragraphs[w.Paragraph].Substring(w.Start, w.Length))
        );

    private static string Counts(IReadOnlyDictionary<string, int> forms) =>
        string.Join(
            ", ",
            forms
                .OrderByDescending(f => f.Value)
                .ThenBy(f => f.Key, StringComparer.Ordinal)
                .Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Key} {f.Value}"))
        );

    private static string Cut(string text) => text.Length > LongestQuote ? $"\"{text[..LongestQuote]} …\"" : $"\"{text}\"";
}
