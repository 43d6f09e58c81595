using System.Text.RegularExpressions;
using Exhibit.Benchmarks.Accuracy;
using Exhibit.Benchmarks.Accuracy.Report;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Benchmarks;

/// <summary>docs/accuracy.md belongs to the sources that are here.</summary>
public sealed partial class AccuracyPageTest
{
    [Fact]
    public void ThePageIsOfTheseSources()
    {
        var page = File.ReadAllText(Path.Combine(RealData.Repository, "docs", "accuracy.md"));
        var inputs = InputsDigest.Of(RealData.Repository);
        Assert.True(
            page.Contains($"<!-- inputs {inputs} -->", StringComparison.Ordinal),
            $"docs/accuracy.md was made from other sources than these ({inputs}). Run: dotnet run -c Release --project benchmarks/Exhibit.Benchmarks -- accuracy"
        );
    }

    [Fact]
    public void EveryPictureIsOnThePage()
    {
        var page = File.ReadAllText(Path.Combine(RealData.Repository, "docs", "accuracy.md"));
        var files = Directory
            .GetFiles(Path.Combine(RealData.Repository, "docs", "accuracy"))
            .Select(f => "accuracy/" + Path.GetFileName(f))
            .Order(StringComparer.Ordinal);
        Assert.Equal(files, Picture().Matches(page).Select(m => m.Groups["file"].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void CommentsAndIndentationDoNotCountAndCodeDoes()
    {
        Assert.Equal(InputsDigest.Code("a;\n  b;\n"), InputsDigest.Code("    a; \n\n// why\n    /// <summary>\nb;"));
        Assert.NotEqual(InputsDigest.Code("a;"), InputsDigest.Code("b;"));
    }

    [Fact]
    public void NamesInPicturesAreEscapedAndNumbersReadable()
    {
        var svg = Charts.Bars("a < b & c", "says", ["one"], [("x > y", [.5]), ("none", [0])], v => Say.Percent(v), 1);
        Assert.Contains("a &lt; b &amp; c", svg, StringComparison.Ordinal);
        Assert.Contains("x &gt; y", svg, StringComparison.Ordinal);
        Assert.Contains(">50.0 %<", svg, StringComparison.Ordinal);
        Assert.NotNull(System.Xml.Linq.XDocument.Parse(svg).Root);
        var lines = Charts.Lines("t", "x", "y", ["a", "b"], ("s", [0, 1]), ("gap", [double.NaN, .5]));
        Assert.Equal(3, System.Xml.Linq.XDocument.Parse(lines).Descendants().Count(e => e.Name.LocalName == "circle"));
    }

    [Theory]
    [InlineData(.974, "0.95")]
    [InlineData(.976, "1.00")]
    [InlineData(double.NaN, "")]
    public void PowerIsSaidInCoarseSteps(double share, string said) => Assert.Equal(said, Say.Step(share));

    [Fact]
    public void ACountHasItsExactInterval() => Assert.Equal("0 of 200 (0.0 to 1.83 %)", Say.Of(0, 200));

    [GeneratedRegex(@"\]\((?<file>accuracy/[^)]+)\)")]
    private static partial Regex Picture();
}
