using System.Net;
using System.Text;

namespace Exhibit.Readers.Json;

/// <summary>Reads the small HTML that platforms write for a post. One pass over the characters; nothing is loaded or run.</summary>
internal static class HtmlText
{
    /// <summary>The text without tags; paragraphs and line breaks become line feeds, entities their characters.</summary>
    internal static string Plain(string html)
    {
        if (html.AsSpan().IndexOfAny('<', '&') < 0)
        {
            return html;
        }

        var text = new StringBuilder(html.Length);
        foreach (var (tag, from, to) in Parts(html))
        {
            if (!tag)
            {
                text.Append(html.AsSpan(from, to - from));
            }
            else if (
                html.AsSpan(from, to - from).StartsWith("<br", StringComparison.OrdinalIgnoreCase)
                || html.AsSpan(from, to - from).StartsWith("</p", StringComparison.OrdinalIgnoreCase)
            )
            {
                text.Append('\n');
            }
        }

        return WebUtility.HtmlDecode(text.ToString()).TrimEnd('\n');
    }

    /// <summary>Addresses of the links that are neither mentions nor hashtags.</summary>
    internal static IReadOnlyList<string> Links(string html)
    {
        List<string>? found = null;
        foreach (var (tag, from, to) in Parts(html))
        {
            var span = html.AsSpan(from, to - from);
            if (
                !tag
                || !span.StartsWith("<a ", StringComparison.OrdinalIgnoreCase)
                || Attribute(span, "class").Contains("mention", StringComparison.Ordinal)
            )
            {
                continue;
            }

            var href = WebUtility.HtmlDecode(Attribute(span, "href").ToString());
            if (href.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            {
                (found ??= []).Add(href);
            }
        }

        return found ?? (IReadOnlyList<string>)[];
    }

    private static IEnumerable<(bool Tag, int From, int To)> Parts(string html)
    {
        var at = 0;
        while (at < html.Length)
        {
            var open = html.IndexOf('<', at);
            if (open != at)
            {
                yield return (false, at, open < 0 ? html.Length : open);
            }

            if (open < 0)
            {
                yield break;
            }

            var close = html.IndexOf('>', open);
            at = close < 0 ? html.Length : close + 1;
            yield return (true, open, at);
        }
    }

    private static ReadOnlySpan<char> Attribute(ReadOnlySpan<char> tag, string name)
    {
        var start = tag.IndexOf($"{name}=\"", StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return [];
        }

        var value = tag[(start + name.Length + 2)..];
        var end = value.IndexOf('"');
        return end < 0 ? value : value[..end];
    }
}
