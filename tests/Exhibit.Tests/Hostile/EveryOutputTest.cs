using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Hostile;

/// <summary>What strangers wrote, in everything that any command prints or writes.</summary>
public sealed partial class EveryOutputTest : IClassFixture<EveryOutputTest.Made>
{
    private readonly HostileCase made;

    public EveryOutputTest(Made fixture) => made = fixture.Case;

    /// <summary>One case for all tests: it takes seconds.</summary>
    public sealed class Made : IDisposable
    {
        internal HostileCase Case { get; } = new();

        public void Dispose() => Case.Dispose();
    }

    [Fact]
    public void NoCommandPrintsATerminalEscapeOrAForgedLine()
    {
        Assert.True(made.Printed.Count > 35, $"{made.Printed.Count} commands");
        Assert.Contains(made.Printed, p => p.Output.Contains("\\u{001B}", StringComparison.Ordinal));
        Assert.All(made.Printed, p => Inert(p.Command, p.Output));
    }

    [Fact]
    public void ForgettingPrintsNoneEither()
    {
        using var own = new HostileCase();
        own.Forget();
        Inert("forget", own.Printed[^1].Output);
        Assert.DoesNotContain(HostileCase.Formula, own.Printed[^1].Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("report.html")]
    [InlineData("dossier/index.html")]
    [InlineData("letters")]
    public void ALookalikeIsShownWithItsCodePoint(string page)
    {
        var file =
            page == "letters" ? Directory.GetFiles(In(page)).Single(f => f.Contains("dminscript", StringComparison.Ordinal)) : In(page);
        var text = File.ReadAllText(file);
        Assert.Contains("\u0430dmin&lt;script&gt;alert(1)&lt;/script&gt; [U+0430]", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("investigate")]
    [InlineData("formats --explain")]
    [InlineData("letters")]
    public void ALookalikeIsPrintedWithItsCodePoint(string command) =>
        Assert.Contains(
            "\u0430dmin<script>alert(1)</script> [U+0430]",
            made.Printed.First(p => p.Command.StartsWith(command, StringComparison.Ordinal)).Output,
            StringComparison.Ordinal
        );

    [Fact]
    public void WhatProgramsReadKeepsTheNamesAsTheyAre()
    {
        var json = made.Printed.First(p => p.Command.EndsWith("--json", StringComparison.Ordinal)).Output;
        Assert.DoesNotContain("<", json, StringComparison.Ordinal);
        using var parsed = JsonDocument.Parse(json);
        Assert.Contains(Strings(parsed.RootElement), s => s == HostileCase.Formula);
        Assert.Contains(HostileCase.Lookalike, File.ReadAllText(In("accounts.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void EveryFormulaInEveryTableIsQuoted()
    {
        var tables = made.Files().Where(f => f.Name.EndsWith(".csv", StringComparison.Ordinal)).ToArray();
        Assert.True(tables.Length > 10, string.Join(", ", tables.Select(t => t.Name)));
        Assert.Contains(tables, t => Encoding.UTF8.GetString(t.Bytes).Contains("\"=cmd", StringComparison.Ordinal));
        Assert.All(tables, t => Assert.Equal((t.Name, ""), (t.Name, Bare(Encoding.UTF8.GetString(t.Bytes)))));
    }

    [Fact]
    public void NothingThatIsExportedLoadsAnything()
    {
        var pages = made.Files().Where(f => f.Name.EndsWith(".html", StringComparison.Ordinal)).ToArray();
        Assert.Equal(7, pages.Length);
        foreach (var (name, bytes) in pages)
        {
            var page = Encoding.UTF8.GetString(bytes);
            Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
            foreach (var tag in Tag().Matches(page).Select(m => m.Value))
            {
                Assert.False(Loads().IsMatch(tag), $"{name}: {tag}");
                Assert.False(Script().IsMatch(Value().Replace(tag, "\"\"")), $"{name}: {tag}");
                Assert.DoesNotContain("href=\"javascript", tag, StringComparison.OrdinalIgnoreCase);
            }

            foreach (var style in Style().Matches(page).Select(m => m.Value))
            {
                Assert.False(Remote().IsMatch(style), $"{name}: {style}");
            }
        }

        var others = made.Files().Where(f => Markup().IsMatch(f.Name)).ToArray();
        Assert.True(others.Length >= 2, string.Join(", ", others.Select(f => f.Name)));
        foreach (var (name, bytes) in others)
        {
            var xml = Encoding.UTF8.GetString(bytes);
            foreach (
                var loading in (string[])
                    ["<!DOCTYPE", "<!ENTITY", "<?xml-stylesheet", "schemaLocation", "xi:include", "@import", "<script", "<img"]
            )
            {
                Assert.False(xml.Contains(loading, StringComparison.OrdinalIgnoreCase), $"{name}: {loading}");
            }
        }
    }

    [Fact]
    public void TextsForPeopleHoldNoTerminalEscapes()
    {
        var texts = made.Files()
            .Where(f => f.Name.EndsWith(".txt", StringComparison.Ordinal) || f.Name.EndsWith(".md", StringComparison.Ordinal))
            .ToArray();
        Assert.True(texts.Length >= 4, string.Join(", ", texts.Select(t => t.Name)));
        Assert.All(texts, t => Inert(t.Name, Encoding.UTF8.GetString(t.Bytes).Replace("\r\n", "\n", StringComparison.Ordinal)));
    }

    private string In(string name) => Path.Combine(made.Case, name);

    private static void Inert(string what, string text)
    {
        var raw = text.Where(c => (char.IsControl(c) && c != '\n') || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069')
            .Distinct()
            .ToArray();
        Assert.True(raw.Length == 0, $"{what}: {string.Join(' ', raw.Select(c => ((int)c).ToString("X4", CultureInfo.InvariantCulture)))}");
        Assert.DoesNotContain("\nForged line", text, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Strings(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => [element.GetString()!],
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
            JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Strings(p.Value)),
            _ => [],
        };

    // The first cell that a spreadsheet would take for a formula and that stands without quotes; numbers may bear a sign.
    private static string Bare(string csv)
    {
        var (isQuoted, start) = (false, 0);
        for (var i = 0; i <= csv.Length; i++)
        {
            if (i < csv.Length && csv[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && (i == csv.Length || csv[i] is ',' or '\n' or '\r'))
            {
                var cell = csv[start..i];
                if (
                    cell.Length > 0
                    && cell[0] is '=' or '+' or '-' or '@' or '\t'
                    && !double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
                )
                {
                    return cell;
                }

                start = i + 1;
            }
        }

        return "";
    }

    [GeneratedRegex("<[a-zA-Z][^>\"]*(?:\"[^\"]*\"[^>\"]*)*>")]
    private static partial Regex Tag();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Value();

    [GeneratedRegex(
        "^<(script|img|iframe|frame|object|embed|link|audio|video|source|track|base|form|input|image|use|feImage)\\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Loads();

    [GeneratedRegex("\\s(on[a-z]+|src|srcset|poster|background|action|formaction|data|ping)\\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex Script();

    [GeneratedRegex("<style>.*?</style>|style=\"[^\"]*\"", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("@import|url\\((?!['\"]?(#|data:))|expression\\(", RegexOptions.IgnoreCase)]
    private static partial Regex Remote();

    [GeneratedRegex("\\.(svg|xml|graphml|gexf|css)$")]
    private static partial Regex Markup();
}
