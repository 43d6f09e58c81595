namespace Exhibit.Simulator;

/// <summary>The checks that scenarios share.</summary>
internal static class Knobs
{
    /// <summary>The knobs that every campaign has.</summary>
    internal static IEnumerable<string> Campaign(
        int accounts,
        double jitterSeconds,
        double participation,
        double camouflage,
        int days = 0
    ) =>
        Range("Accounts", accounts, 2, 100_000)
            .Concat(Range("JitterSeconds", jitterSeconds, 0, 86_400))
            .Concat(Range("Participation", participation, 0, 1))
            .Concat(Range("Camouflage", camouflage, 0, .99))
            .Concat(Range("DaysActive", days, 0, 3_650));

    /// <summary>The fault of a number outside its range, as a sentence; nothing where it fits.</summary>
    internal static IEnumerable<string> Range(string name, double value, double low, double high)
    {
        if (!(value >= low && value <= high))
        {
            yield return FormattableString.Invariant($"{name} must lie between {low} and {high}; found {value}.");
        }
    }
}
