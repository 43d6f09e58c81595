using System.Text.RegularExpressions;
using Exhibit.Cli;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Architecture;

/// <summary>Plug-ins are sealed, tested, and called by unique kebab-case ids; files stay small.</summary>
public sealed partial class PlugInsTest
{
    [Fact]
    public void EveryPlugInIsSealedAndHasATestOfItsName()
    {
        var tests = typeof(PlugInsTest).Assembly.GetTypes().Select(t => t.Name).ToHashSet();
        object[] plugIns =
        [
            .. Catalog.Readers,
            .. Catalog.TraceKinds,
            .. Catalog.Explanations,
            .. Catalog.Signals,
            .. Catalog.Exporters,
            .. Catalog.Exchanges,
            .. CommandLine.Commands(),
        ];
        Assert.All(plugIns, p => Assert.True(p.GetType().IsSealed, $"{p.GetType().Name} is not sealed"));
        Assert.All(
            plugIns,
            p => Assert.True(tests.Contains(p.GetType().Name + "Test"), $"{p.GetType().Name} has no test class {p.GetType().Name}Test")
        );
    }

    [Fact]
    public void IdsAreKebabCaseAndUnique()
    {
        foreach (
            var ids in new[]
            {
                Catalog.Readers.Select(r => r.Id),
                Catalog.TraceKinds.Select(k => k.Id),
                Catalog.Explanations.Select(e => e.Info.Id),
                Catalog.Exchanges.Select(e => e.Id),
                Catalog.Signals.Select(s => s.Info.Id),
                CommandLine.Commands().Select(c => c.Name),
            }
        )
        {
            var list = ids.ToArray();
            Assert.Equal(list.Length, list.Distinct().Count());
            Assert.All(list, id => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", id));
        }
    }

    [Fact]
    public void NoFileOfSourceIsLongerThanFourHundredLines() =>
        Assert.Empty(Sources().Where(f => File.ReadLines(f).Count() > 400).Select(f => Path.GetFileName(f)));

    [Fact]
    public void TheConsoleIsOnlyTouchedByTheCommandLine() =>
        Assert.Empty(
            Sources()
                .Where(f =>
                    !f.Replace('\\', '/').Contains("/Exhibit.Cli/", StringComparison.Ordinal) && Console().IsMatch(File.ReadAllText(f))
                )
                .Select(f => Path.GetFileName(f))
        );

    [Fact]
    public void NobodyReadsTheCurrentCulture() =>
        Assert.Empty(
            Sources()
                .Where(f =>
                    File.ReadAllText(f)
                        .Replace("CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;", "", StringComparison.Ordinal)
                        .Contains("CurrentCulture", StringComparison.Ordinal)
                )
                .Select(f => Path.GetFileName(f))
        );

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Path.Combine(RealData.Repository, "src"), "*.cs", SearchOption.AllDirectories);

    [GeneratedRegex(@"\bConsole\.")]
    private static partial Regex Console();
}
