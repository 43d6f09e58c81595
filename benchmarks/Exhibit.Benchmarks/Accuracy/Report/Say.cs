using System.Globalization;
using Exhibit.Simulator.Scoring;

namespace Exhibit.Benchmarks.Accuracy.Report;

/// <summary>Numbers as they stand on the page.</summary>
internal static class Say
{
    internal static string N(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    internal static string Few(double value) =>
        value.ToString(
            value >= 100 ? "N0"
                : value is 0 or >= .01 ? "0.##"
                : "0e+0",
            CultureInfo.InvariantCulture
        );

    internal static string Percent(double share) => (100 * share).ToString("0.0#", CultureInfo.InvariantCulture) + " %";

    /// <summary>Steps of a twentieth: a finer figure would tell an operator where to stop (docs/responsible-use.md).</summary>
    internal static string Step(double share) =>
        double.IsNaN(share) ? "" : (Math.Round(share * 20) / 20).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Steps of a fifth, for the power curve.</summary>
    internal static double Fifth(double share) => Math.Round(share * 5) / 5;

    /// <summary>"2 of 200 (0.1 to 3.6 %)": a count with the 95 % interval of its share.</summary>
    internal static string Of(int count, int all)
    {
        var (low, high) = ClopperPearson.Interval(count, all);
        return string.Create(CultureInfo.InvariantCulture, $"{count:N0} of {all:N0} ({100 * low:0.0#} to {100 * high:0.0#} %)");
    }
}
