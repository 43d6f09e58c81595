using Exhibit.Export;
using Exhibit.Export.Report;
using Exhibit.Model;

namespace Exhibit.Dossiers;

/// <summary>When two accounts met and how far apart: one dot an item shared in one block.</summary>
internal static class PairPicture
{
    private const double Width = 520;
    private const double Middle = 110;
    private const double Half = 84;

    internal static void Write(Html html, Edge edge, string a, string b)
    {
        var times = edge.Trials.Select(t => Math.Min(t.TimeA, t.TimeB)).ToArray();
        var (first, last) = (times.Min(), Math.Max(times.Max(), times.Min() + 1));
        var reach = edge.BlockSeconds * 1000.0;
        html.Raw("<svg viewBox=\"0 0 520 246\" role=\"img\" aria-label=\"Each item they shared in one block: when, and how far apart\">");
        html.Raw("<text x=\"0\" y=\"11\">above the line: ").Text(a).Raw(" first</text>");
        html.Raw("<text x=\"0\" y=\"216\">below: ").Text(b).Raw(" first</text>");
        var band = Math.Max(1.5, Y(edge.WindowSeconds * 1000.0, reach));
        html.Markup($"<rect class=\"window\" x=\"0\" y=\"{Middle - band:0.0}\" width=\"520\" height=\"{2 * band:0.0}\"/>");
        html.Markup($"<line class=\"axis\" x1=\"0\" y1=\"{Middle}\" x2=\"{Width}\" y2=\"{Middle}\"/>");
        foreach (var trial in edge.Trials)
        {
            var x = 4 + ((Width - 8) * (Math.Min(trial.TimeA, trial.TimeB) - first) / (last - first));
            var lag = trial.TimeB - trial.TimeA;
            var y = Middle - (Math.Sign(lag) * Y(Math.Abs(lag), reach));
            html.Markup($"<circle class=\"{(trial.Synchronous ? "hit" : "miss")}\" cx=\"{x:0.0}\" cy=\"{y:0.0}\" r=\"2.6\"/>");
        }

        html.Markup($"<text x=\"0\" y=\"240\">{Timestamp.Of(first)[..10]}</text>");
        html.Markup($"<text x=\"520\" y=\"240\" text-anchor=\"end\">{Timestamp.Of(last)[..10]}</text>");
        html.Markup(
            $"<text x=\"260\" y=\"240\" text-anchor=\"middle\">blue: within W = {edge.WindowSeconds} s; height: square root of the lag</text></svg>"
        );
    }

    // Square root, so that seconds can be told apart beside an hour.
    private static double Y(double lag, double reach) => Half * Math.Sqrt(Math.Min(1, lag / reach));
}
