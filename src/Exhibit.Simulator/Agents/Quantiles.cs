namespace Exhibit.Simulator.Agents;

/// <summary>
/// A distribution given by what stands in papers: its 0, 5, 25, 50, 75, 95 and 100 per cent points, straight lines between.
/// No family is assumed; the last stretch makes the tail heavy.
/// </summary>
internal sealed class Quantiles(double p0, double p5, double p25, double p50, double p75, double p95, double p100)
{
    private static readonly double[] At = [0, .05, .25, .5, .75, .95, 1];

    private readonly double[] points = [p0, p5, p25, p50, p75, p95, p100];

    internal double Draw(Pcg random)
    {
        var unit = random.Fraction();
        var i = 1;
        while (At[i] < unit)
        {
            i++;
        }

        return points[i - 1] + ((points[i] - points[i - 1]) * ((unit - At[i - 1]) / (At[i] - At[i - 1])));
    }

    /// <summary>A drawn number of seconds as whole milliseconds.</summary>
    internal long Milliseconds(Pcg random) => (long)(1_000 * Draw(random));
}
