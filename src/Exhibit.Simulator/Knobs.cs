namespace Exhibit.Simulator;

/// <summary>The checks that scenarios share.</summary>
internal static class Knobs
{
    /// <summary>The fault of a number outside its range, as a sentence; null where it fits.</summary>
    internal static IEnumerable<string> Range(string name, double value, double low, double high)
    {
        if (!(value >= low && value <= high))
        {
            yield return FormattableString.Invariant($"{name} must lie between {low} and {high}; found {value}.");
        }
    }
}
