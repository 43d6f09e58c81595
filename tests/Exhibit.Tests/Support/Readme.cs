using System.Globalization;

namespace Exhibit.Tests.Support;

/// <summary>Holds a figure of README.md against the figure that a test has just found.</summary>
internal static class Readme
{
    private static readonly Lazy<string> Text = new(() => File.ReadAllText(Path.Combine(RealData.Repository, "README.md")));

    internal static void Says(FormattableString phrase)
    {
        var expected = phrase.ToString(CultureInfo.InvariantCulture);
        Assert.True(
            Text.Value.Contains(expected, StringComparison.Ordinal),
            $"README.md does not say '{expected}', which is what was found. Correct its table of figures."
        );
    }
}
