using System.Globalization;
using System.Net;
using System.Text;

namespace Exhibit.Signals.Articles;

/// <summary>The side-by-side view: both articles in full, common passages in the same colour, opens offline.</summary>
public static class ArticlePage
{
    private const int Colours = 8;

    /// <summary>The page.</summary>
    public static string Of(IReadOnlyList<ArticleComparison> comparisons)
    {
        var html = new StringBuilder(
            "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\"><title>Exhibit: articles side by side</title><style>body{font:15px/1.5 sans-serif;margin:2em auto;max-width:80em;padding:0 1em}.two{display:grid;grid-template-columns:1fr 1fr;gap:2em}mark{border-radius:2px}.break{border-top:2px dotted #b33;padding-top:.4em}"
        );
        for (var c = 0; c < Colours; c++)
        {
            html.Append(CultureInfo.InvariantCulture, $".c{c}{{background:hsl({c * 360 / Colours},75%,85%)}}");
        }

        html.Append(
            "</style></head><body><h1>Articles side by side</h1><p>What the words show, and no more. Nothing here says that either is true or false.</p>"
        );
        foreach (var comparison in comparisons)
        {
            html.Append("<section><h2>").Append(Escape($"{comparison.A.Name} and {comparison.B.Name}")).Append("</h2><ul>");
            foreach (var line in ArticleText.Lines(comparison))
            {
                html.Append("<li>").Append(Escape(line)).Append("</li>");
            }

            html.Append("</ul><div class=\"two\">");
            Column(html, comparison.A, [.. comparison.Passages.Select(p => (p.StartA, p.EndA))], comparison.CohesionA);
            Column(html, comparison.B, [.. comparison.Passages.Select(p => (p.StartB, p.EndB))], comparison.CohesionB);
            html.Append("</div></section>");
        }

        return html.Append("</body></html>\n").ToString();
    }

    private static void Column(StringBuilder html, Article article, (int Start, int End)[] passages, Cohesion.Result? cohesion)
    {
        html.Append("<article><h3>").Append(Escape(article.Name)).Append("</h3>");
        for (var p = 0; p < article.Paragraphs.Count; p++)
        {
            html.Append(cohesion?.Breaks.Contains(p) == true ? "<p class=\"break\">" : "<p>");
            var text = article.Paragraphs[p];
            var at = 0;
            foreach (
                var (start, end, number) in passages
                    .Select((x, i) => (Words: article.Words.Skip(x.Start).Take(x.End - x.Start).Where(w => w.Paragraph == p).ToArray(), i))
                    .Where(x => x.Words.Length > 0)
                    .Select(x => (x.Words[0].Start, x.Words[^1].Start + x.Words[^1].Length, x.i))
                    .OrderBy(x => x.Item1)
            )
            {
                html.Append(Escape(text[at..start]));
                html.Append(CultureInfo.InvariantCulture, $"<mark class=\"c{number % Colours}\" title=\"passage {number + 1}\">");
                html.Append(Escape(text[start..end])).Append("</mark>");
                at = end;
            }

            html.Append(Escape(text[at..])).Append("</p>");
        }

        html.Append("</article>");
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
