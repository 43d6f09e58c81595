using System.Text;
using Exhibit.Cli;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Docs;

/// <summary>docs/generated is what the code generates.</summary>
public sealed class GeneratedDocsTest
{
    [Fact]
    public void Commands()
    {
        var text = new StringBuilder("# Commands\n\nGenerated from `--help`; a test fails when it is stale.\n");
        foreach (var args in CommandLine.Commands().Select(c => c.Name).Prepend(""))
        {
            var output = new StringWriter { NewLine = "\n" };
            CommandLine.Run(args.Length == 0 ? ["--help"] : [args, "--help"], output, TextWriter.Null);
            var help = output
                .ToString()
                .Replace("Exhibit.Tests", "exhibit", StringComparison.Ordinal)
                .Replace("testhost", "exhibit", StringComparison.Ordinal);
            text.Append("\n## exhibit ")
                .Append(args)
                .Append("\n\n```\n")
                .AppendJoin('\n', help.Split('\n').Select(l => l.TrimEnd()))
                .Append("```\n");
        }

        text.Append("\n## Exit codes\n\n| code | meaning |\n|---|---|\n");
        foreach (var (code, meaning) in ExitCodes.Table)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {code} | {meaning} |\n");
        }

        Approved.Match(text.ToString(), "docs", "generated", "cli.md");
    }

    [Fact]
    public void TheDossiersPageListsEveryFailureWithItsCode()
    {
        var page = File.ReadAllText(Path.Combine(RealData.Repository, "docs", "dossier-format.md"));
        var script = File.ReadAllText(Path.Combine(RealData.Repository, "src", "Exhibit", "Dossiers", "check.py"));
        foreach (var failure in Enum.GetValues<Exhibit.Evidence.VerifyFailure>())
        {
            Assert.Contains($"| {(int)failure} | {failure} | ", page, StringComparison.Ordinal);
            if (script.Contains($"{failure}=", StringComparison.Ordinal))
            {
                Assert.Contains($"{failure}={(int)failure}", script, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Formats()
    {
        var text = new StringBuilder("# Formats\n\nGenerated from the readers; a test fails when it is stale.\n");
        foreach (var reader in Catalog.Readers)
        {
            var what = reader.Description;
            text.Append($"\n## {reader.Id}: {reader.Title}\n\n");
            text.Append($"* known by: {string.Join("; ", what.Columns)}\n");
            text.Append(
                $"* times: to the {what.Precision.ToString().ToLowerInvariant()}; clock: {what.TimeSource.ToString().ToLowerInvariant()}\n"
            );
            text.Append($"* traces: {string.Join(", ", what.Traces)}\n");
            text.Append(string.Concat(what.Limits.Select(l => $"* {l}\n")));
        }

        Approved.Match(text.ToString(), "docs", "generated", "formats.md");
    }

    [Fact]
    public void TracesAndExplanations()
    {
        var text = new StringBuilder(
            "# Trace kinds and explanations\n\nGenerated from the code; a test fails when it is stale.\n\n| trace kind | meaning | why the innocent do it too | DISARM |\n|---|---|---|---|\n"
        );
        foreach (var kind in Catalog.TraceKinds)
        {
            text.Append($"| {kind.Id} | {kind.Meaning} | {kind.InnocentUse} | {string.Join(", ", kind.Disarm)} |\n");
        }

        text.Append("\n| explanation | in words |\n|---|---|\n");
        foreach (var explanation in Catalog.Explanations.OrderBy(e => e.Order))
        {
            text.Append($"| {explanation.Info.Id} | {explanation.Info.Title}. {explanation.Info.Meaning} |\n");
        }

        Approved.Match(text.ToString(), "docs", "generated", "traces.md");
    }

    [Fact]
    public void Signals()
    {
        var text = new StringBuilder(
            "# Signals\n\nGenerated from the declarations; a test fails when it is stale. How each is computed stands in [signals](../signals.md). A signal bears on rung 2, never on an edge's tier, and never says who runs an account.\n"
        );
        foreach (
            var info in Catalog
                .Signals.Select(s => s.Info)
                .Append(Exhibit.Signals.Articles.ArticleComparison.Info)
                .OrderBy(i => i.Id, StringComparer.Ordinal)
        )
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n## {info.Id}: {info.Title} (version {info.Version})\n\n");
            text.Append($"* reads: {string.Join("; ", info.Reads)}\n");
            text.Append(
                info.Inputs.Count == 0
                    ? ""
                    : $"* not observable without: {string.Join(" or ", info.Inputs.Select(k => $"--list {k}=FILE"))}\n"
            );
            text.Append(
                info.ReusesTraces.Count == 0 ? "" : $"* gives no p to a community found by: {string.Join(", ", info.ReusesTraces)}\n"
            );
            foreach (var option in info.Options)
            {
                text.Append(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"* option {info.Id}.{option.Name} = {option.Default}: {option.Meaning}\n"
                );
            }

            text.Append(string.Concat(info.Innocent.Select(l => $"* innocent: {l}\n")));
            text.Append(string.Concat(info.CannotShow.Select(l => $"* cannot show: {l}\n")));
            text.Append($"* DISARM: {string.Join(", ", info.Disarm)}\n");
            text.Append(string.Concat(info.References.Select(l => $"* after: {l}\n")));
        }

        text.Append("\n## Side inputs\n\n| --list | holds | needed columns |\n|---|---|---|\n");
        foreach (var kind in Exhibit.Signals.Inputs.SideKind.All)
        {
            text.Append(
                $"| {kind.Id} | {kind.Meaning} | {string.Join("; ", kind.Required.Select(f => string.Join(" or ", kind.Columns[f])))} |\n"
            );
        }

        Approved.Match(text.ToString(), "docs", "generated", "signals.md");
    }
}
