using System.Globalization;

namespace Exhibit.Benchmarks.Accuracy.Report;

/// <summary>The two pictures that the page needs: lines over steps, and bars by name.</summary>
internal static class Charts
{
    private const int Width = 760;

    /// <summary>Lines over a few named steps; values from 0 to 1, shown as per cent. NaN leaves a gap.</summary>
    internal static string Lines(
        string title,
        string up,
        string along,
        IReadOnlyList<string> steps,
        params ReadOnlySpan<(string Name, double[] Values)> series
    )
    {
        const int left = 70,
            top = 56,
            right = 250,
            height = 380,
            low = 330;
        var svg = new Svg(Width, height);
        svg.Text(16, 24, title, size: 16, bold: true);
        svg.Text(16, 44, up, size: 12, colour: "#555");
        double X(int i) => left + (steps.Count == 1 ? 0 : i * (double)(Width - left - right) / (steps.Count - 1));
        double Y(double v) => low - (v * (low - top));
        for (var tick = 0; tick <= 4; tick++)
        {
            svg.Line(left, Y(tick / 4.0), Width - right, Y(tick / 4.0), "#e4e4e4");
            svg.Text(left - 8, Y(tick / 4.0) + 4, string.Create(CultureInfo.InvariantCulture, $"{25 * tick} %"), "end");
        }

        for (var i = 0; i < steps.Count; i++)
        {
            svg.Text(X(i), low + 20, steps[i], "middle");
        }

        svg.Text((left + Width - right) / 2.0, low + 42, along, "middle", colour: "#555");
        var labels = new List<(double Y, string Name, string Colour)>();
        for (var s = 0; s < series.Length; s++)
        {
            var (name, values) = series[s];
            var colour = Svg.Colours[s % Svg.Colours.Length];
            for (var i = 0; i < values.Length; i++)
            {
                if (double.IsNaN(values[i]))
                {
                    continue;
                }

                svg.Dot(X(i), Y(values[i]), colour);
                if (i > 0 && !double.IsNaN(values[i - 1]))
                {
                    svg.Line(X(i - 1), Y(values[i - 1]), X(i), Y(values[i]), colour, 2.5, s % 2 == 0 ? "" : "6 4");
                }
            }

            labels.Add((Y(double.IsNaN(values[^1]) ? 0 : values[^1]), name, colour));
        }

        // Names stand at the lines' ends, moved apart where they would meet, and up where they would leave the picture.
        labels.Sort((a, b) => a.Y.CompareTo(b.Y));
        var at = new double[labels.Count];
        for (var i = 0; i < at.Length; i++)
        {
            at[i] = Math.Max(labels[i].Y, i == 0 ? 0 : at[i - 1] + 16);
        }

        for (var i = at.Length - 1; i >= 0; i--)
        {
            at[i] = Math.Min(at[i], i == at.Length - 1 ? low + 8 : at[i + 1] - 16);
            svg.Line(Width - right + 6, labels[i].Y, Width - right + 18, at[i], labels[i].Colour);
            svg.Text(Width - right + 22, at[i] + 4, labels[i].Name, colour: labels[i].Colour);
        }

        return svg.ToString();
    }

    /// <summary>Bars by name, one below the other, several a name; on a logarithmic scale from <paramref name="least"/> where that is above 0; a line at <paramref name="mark"/>.</summary>
    internal static string Bars(
        string title,
        string says,
        IReadOnlyList<string> series,
        IReadOnlyList<(string Name, double[] Values)> rows,
        Func<double, string> show,
        double most,
        double least = 0,
        double mark = 0
    )
    {
        const int left = 285,
            top = 78,
            right = 90,
            bar = 13;
        var step = (bar * series.Count) + 10;
        var svg = new Svg(Width, top + (rows.Count * step) + 16);
        svg.Text(16, 24, title, size: 16, bold: true);
        svg.Text(16, 44, says, size: 12, colour: "#555");
        var x = 16.0;
        for (var s = 0; s < series.Count && series.Count > 1; s++)
        {
            svg.Box(x, 54, 12, 12, Svg.Colours[s]);
            svg.Text(x + 17, 64, series[s]);
            x += 34 + (7 * series[s].Length);
        }

        double Length(double v)
        {
            var share = least > 0 ? Math.Log(Math.Max(v, least) / least) / Math.Log(most / least) : v / most;
            return Math.Clamp(share, 0, 1) * (Width - left - right);
        }

        if (mark > 0)
        {
            svg.Line(left + Length(mark), top - 6, left + Length(mark), top + (rows.Count * step), "#222", 1, "3 3");
        }

        for (var r = 0; r < rows.Count; r++)
        {
            var y = top + (r * step);
            svg.Text(left - 8, y + (bar * series.Count / 2.0) + 4, rows[r].Name, "end");
            for (var s = 0; s < series.Count; s++)
            {
                var value = rows[r].Values[s];
                svg.Box(left, y + (s * bar), Length(value), bar - 2, Svg.Colours[s]);
                svg.Text(left + Length(value) + 5, y + (s * bar) + 10, show(value), size: 11);
            }
        }

        return svg.ToString();
    }
}
