using System.Globalization;
using System.Text.RegularExpressions;

namespace Exhibit.Signals.Inputs;

/// <summary>An amount that a file states exactly or as a range, as Meta's Ad Library does of spend and impressions.</summary>
/// <param name="Least">Lower bound; the amount itself where it is exact.</param>
/// <param name="Most">Upper bound; null where the file names none.</param>
public readonly partial record struct AdRange(decimal Least, decimal? Most)
{
    /// <summary>Whether it may be above nought.</summary>
    public bool MayBePaid => Most is null or > 0;

    /// <summary>
    /// Reads "88.45 RUB", "10,085.77", "lower_bound: 100, upper_bound: 199", "100-199", "≤100", "&gt;1000000"; null where
    /// there is no number, or more than a range has. A comma stands before three digits or the amount is not read.
    /// </summary>
    public static AdRange? Parse(string text)
    {
        var found = Number().Matches(text);
        if (found.Count is 0 or > 2)
        {
            return null;
        }

        var numbers = new decimal[found.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            var plain = found[i].Value.Replace(",", "", StringComparison.Ordinal);
            if (!decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        if (numbers is [var one])
        {
            return UpTo().IsMatch(text) ? new(0, one)
                : From().IsMatch(text) ? new(one, null)
                : new(one, one);
        }

        var joined = text[(found[0].Index + found[0].Length)..found[1].Index];
        return Between().IsMatch(joined) && numbers[0] <= numbers[1] ? new(numbers[0], numbers[1]) : null;
    }

    /// <summary>The sum of what is known, as least and most; most is null where one amount has no upper bound.</summary>
    public static AdRange Sum(IEnumerable<AdRange> ranges)
    {
        var (least, most) = (0m, (decimal?)0m);
        foreach (var range in ranges)
        {
            (least, most) = (least + range.Least, most + range.Most);
        }

        return new(least, most);
    }

    /// <summary>As a reader writes it: "88.45", "100.00 to 199.00", "100.00 or more".</summary>
    public override string ToString()
    {
        var least = Least.ToString("0.00", CultureInfo.InvariantCulture);
        return Most is not { } most ? $"{least} or more"
            : most == Least ? least
            : $"{least} to {most.ToString("0.00", CultureInfo.InvariantCulture)}";
    }

    [GeneratedRegex(@"\d{1,3}(,\d{3})+(\.\d+)?(?![\d.])|\d+(\.\d+)?(?!\.\d)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Number();

    [GeneratedRegex(@"^\s*(≤|<=?|upper_bound)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex UpTo();

    [GeneratedRegex(@"^\s*(≥|>=?|lower_bound)|\+\s*$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex From();

    [GeneratedRegex(@"^[^\d]*([-–]|\bto\b|upper_bound)[^\d]*$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Between();
}
