using System.Globalization;
using System.Text;

namespace Exhibit.Benchmarks.Accuracy.Report;

/// <summary>The page being written, with its pictures.</summary>
internal sealed class Page
{
    private readonly StringBuilder text = new();
    private readonly SortedDictionary<string, string> pictures = new(StringComparer.Ordinal);

    /// <summary>File name and content of every picture.</summary>
    internal IReadOnlyDictionary<string, string> Pictures => pictures;

    internal void Add(string part) => text.Append(part);

    internal void Row(params ReadOnlySpan<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    internal void Head(params ReadOnlySpan<string> cells)
    {
        Row(cells);
        text.Append('|').Insert(text.Length, "---|", cells.Length).Append('\n');
    }

    /// <summary>Puts a picture on the page: what it shows, said in one sentence.</summary>
    internal void Picture(string name, string svg, string says)
    {
        pictures[name + ".svg"] = svg;
        text.Append(CultureInfo.InvariantCulture, $"\n![{says}](accuracy/{name}.svg)\n\n*{says}*\n\n");
    }

    public override string ToString() => text.ToString();
}
