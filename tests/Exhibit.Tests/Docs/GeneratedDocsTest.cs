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
}
