using System.Globalization;
using System.Text;

namespace Exhibit.Export.Report;

/// <summary>Builds HTML and SVG. Everything that is not markup goes through <see cref="Text"/>, so nothing from the data can become markup.</summary>
internal sealed class Html
{
    private readonly StringBuilder text = new();

    /// <summary>Markup of our own, as it is.</summary>
    internal Html Raw(string markup)
    {
        text.Append(markup);
        return this;
    }

    /// <summary>Markup of our own with numbers, written in the invariant culture.</summary>
    internal Html Markup(FormattableString markup)
    {
        text.Append(FormattableString.Invariant(markup));
        return this;
    }

    /// <summary>Text from anywhere, escaped; control and bidirectional marks are shown by their code point.</summary>
    internal Html Text(string value)
    {
        text.Append(Escape(value));
        return this;
    }

    /// <summary>An element with text in it.</summary>
    internal Html Element(string name, string value, string? css = null) =>
        Raw(css is null ? "<" + name + ">" : "<" + name + " class=\"" + css + "\">").Text(value).Raw("</" + name + ">");

    /// <summary>A word with its definition a click away.</summary>
    internal Html Term(string value, string anchor) => Markup($"<a class=\"term\" href=\"#{anchor}\">").Text(value).Raw("</a>");

    /// <summary>A word that links to its definition where the glossary holds one.</summary>
    internal Html Defined(string value) => Glossary.AnchorOf(value) is { } anchor ? Term(value, anchor) : Text(value);

    public override string ToString() => text.ToString();

    internal static string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length + 8);
        foreach (var c in value)
        {
            _ = c switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                '\n' => escaped.Append('\n'),
                _ when IsHidden(c) => escaped.Append(CultureInfo.InvariantCulture, $"\\u{{{(int)c:X4}}}"),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    internal static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    internal static string Percent(double share) => (100 * share).ToString("0.00", CultureInfo.InvariantCulture) + " %";

    internal static string Probability(double p) => p.ToString(p is > 0 and < 0.001 ? "0.0e+0" : "0.####", CultureInfo.InvariantCulture);

    private static bool IsHidden(char c) =>
        char.IsControl(c)
        || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' or '\u061C' or '\uFFFE' or '\uFFFF';
}
