using System.Globalization;
using System.Text;

namespace Exhibit.Benchmarks.Accuracy.Report;

/// <summary>A picture in the making: text, lines and boxes on white, readable in any viewer and in print.</summary>
internal sealed class Svg(int width, int height)
{
    /// <summary>Colours that the colour-blind tell apart (Okabe and Ito 2008), darkest use first.</summary>
    internal static readonly string[] Colours = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#555555", "#000000"];

    private readonly StringBuilder body = new();

    internal void Text(
        double x,
        double y,
        string text,
        string anchor = "start",
        int size = 12,
        string colour = "#222",
        bool bold = false
    ) =>
        body.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" font-size=\"{size}\" text-anchor=\"{anchor}\" fill=\"{colour}\"{(bold ? " font-weight=\"bold\"" : "")}>{Escape(text)}</text>\n"
        );

    internal void Line(double x1, double y1, double x2, double y2, string colour = "#ccc", double thick = 1, string dash = "") =>
        body.Append(
            CultureInfo.InvariantCulture,
            $"<line x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\" stroke=\"{colour}\" stroke-width=\"{thick:0.#}\"{(dash.Length > 0 ? $" stroke-dasharray=\"{dash}\"" : "")}/>\n"
        );

    internal void Box(double x, double y, double w, double h, string colour) =>
        body.Append(
            CultureInfo.InvariantCulture,
            $"<rect x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{Math.Max(0, w):0.#}\" height=\"{h:0.#}\" fill=\"{colour}\"/>\n"
        );

    internal void Dot(double x, double y, string colour) =>
        body.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"4\" fill=\"{colour}\"/>\n");

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" font-family=\"Helvetica, Arial, sans-serif\">\n<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n{body}</svg>\n"
        );

    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
}
