using System.Globalization;
using Exhibit.Cli;

namespace Exhibit.Tests.Cli;

public sealed class HelpCultureTest
{
    [Theory]
    [InlineData("fa-IR")]
    [InlineData("de-DE")]
    public void HelpIsTheSameInEveryCulture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var output = new StringWriter();
            Assert.Equal(ExitCodes.Ok, CommandLine.Run(["investigate", "--help"], output, TextWriter.Null));
            Assert.Contains("[default: 0.05]", output.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
