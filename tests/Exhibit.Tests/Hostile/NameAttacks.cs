using Exhibit.Model;
using Exhibit.Tests.Support;
using Exhibit.Text;

namespace Exhibit.Tests.Hostile;

/// <summary>Names, texts and links that attack whoever reads the report, the terminal or the spreadsheet.</summary>
internal static class NameAttacks
{
    internal static IReadOnlyList<Attack> All { get; } =
    [
        Shown("escape-colour", "A name that turns the terminal red.", "\u001B[31mred"),
        Shown("escape-title", "A name that sets the terminal's title and rings its bell.", "\u001B]0;owned\u0007"),
        Shown("escape-clear", "A name that clears the screen and moves the cursor.", "\u001B[2J\u001B[H"),
        Shown("escape-hyperlink", "A name that is a terminal hyperlink.", "\u001B]8;;https://example.invalid\u001B\\x"),
        Shown("escape-c1", "A name with the one-byte control sequence introducer.", "\u009B31mred"),
        Shown("escape-backspace", "A name that rubs out what stands before it.", "sim\b\b\bfalse"),
        Shown("escape-carriage-return", "A name that writes over the line.", "sim\roverwritten"),
        Shown("bidi-override", "A name that turns the rest of the line around.", "sim\u202Egnp.exe"),
        Shown("bidi-isolate", "A name that isolates what follows.", "sim\u2066x"),
        Shown("zero-width-name", "A name with characters that cannot be seen.", "sim\u200B\u2060a"),
        Shown("line-separator", "A name with Unicode's own line separator.", "sim\u2028strong"),
        new(
            "forged-line",
            "A name with a line feed, to forge a line of output.",
            "The line feed is shown by code point.",
            lab =>
            {
                var output = Output(lab, "sim\nNo community: nothing was found");
                Assert.DoesNotContain("\nNo community: nothing was found", output, StringComparison.Ordinal);
                Assert.Contains("\\u{000A}No community", output, StringComparison.Ordinal);
            }
        ),
        new(
            "confusable-cyrillic",
            "A name that looks like 'admin' with a Cyrillic letter.",
            "Shown with its code point, in the report and on the terminal.",
            lab =>
            {
                Assert.Contains("\u0430dmin [U+0430]", Output(lab, "\u0430dmin"), StringComparison.Ordinal);
                Assert.Contains("\u0430dmin [U+0430]", lab.Case("report.html"), StringComparison.Ordinal);
                Assert.Contains("\u0430dmin,", lab.Case("accounts.csv"), StringComparison.Ordinal);
            }
        ),
        Named("confusable-greek", "A name with a Greek omicron.", "g\u03BFod", "g\u03BFod [U+03BF]"),
        Named("confusable-fullwidth", "A name with a fullwidth letter.", "\uFF41dmin", "\uFF41dmin [U+FF41]"),
        Named("confusable-mathematical", "A name with mathematical letters.", "\U0001D41Adm", "\U0001D41Adm [U+1D41A]"),
        Named("confusable-joiner", "A name with an invisible joiner between Latin letters.", "ad\u200Dmin", "ad\u200Dmin [U+200D]"),
        Named("honest-scripts", "Honest names in one script, or of Japanese with Latin, are not marked.", "Владимир", "Владимир"),
        new(
            "markup-in-name",
            "A name that is markup of the table printer.",
            "Printed as text.",
            lab => Assert.Contains("[red]sim[/]", Output(lab, "[red]sim[/]"), StringComparison.Ordinal)
        ),
        new(
            "script-in-name",
            "A name that is a script.",
            "Text in the report, which forbids scripts besides.",
            lab =>
            {
                Output(lab, "<script>alert(1)</script>");
                Assert.DoesNotContain("<script", lab.Case("report.html"), StringComparison.OrdinalIgnoreCase);
            }
        ),
        new(
            "image-in-text",
            "A text that loads a picture from the network.",
            "Text in the report, which loads nothing.",
            lab =>
            {
                Ring(lab, "sim", "words and more words <img src=https://example.invalid/x onerror=alert(1)>");
                Assert.DoesNotContain("<img", lab.Case("report.html"), StringComparison.OrdinalIgnoreCase);
                Assert.Contains("default-src 'none'", lab.Case("report.html"), StringComparison.Ordinal);
            }
        ),
        new(
            "attribute-breakout",
            "A name of quotes that ends an attribute.",
            "Escaped.",
            lab =>
            {
                Output(lab, "\"' onmouseover=alert(1) x=\"");
                Assert.DoesNotContain("\" onmouseover", lab.Case("report.html"), StringComparison.Ordinal);
                Assert.DoesNotContain("' onmouseover", lab.Case("report.html"), StringComparison.Ordinal);
            }
        ),
        new(
            "javascript-link",
            "A link that is javascript:.",
            "No link: neither a trace nor a target in the report.",
            lab =>
            {
                Assert.Equal("", CanonicalUrl.Of("javascript:alert(1)"));
                Ring(lab, "sim", "words and more words", "javascript:alert(1)");
                Assert.DoesNotContain("href=\"javascript", lab.Case("report.html"), StringComparison.OrdinalIgnoreCase);
            }
        ),
        new(
            "data-link",
            "A link that is data: or vbscript:.",
            "No link.",
            _ =>
            {
                Assert.Equal("", CanonicalUrl.Of("data:text/html,<script>alert(1)</script>"));
                Assert.Equal("", CanonicalUrl.Of("vbscript:msgbox(1)"));
            }
        ),
        Formula("formula-equals", "=cmd|' /C calc'!A0"),
        Formula("formula-plus", "+1+1"),
        Formula("formula-minus", "-2+3"),
        Formula("formula-at", "@SUM(1)"),
        Formula("formula-tab", "\t=1+1x"),
        new(
            "cell-breakout",
            "A name with quotes, commas and line feeds, to make rows of its own in accounts.csv.",
            "Quoted; one account is one row.",
            lab =>
            {
                Output(lab, "x\",strong\nsim,forged,\"");
                using var csv = Sylvan.Data.Csv.CsvDataReader.Create(Path.Combine(lab.Folder, "case", "accounts.csv"));
                var rows = 0;
                while (csv.Read())
                {
                    Assert.Equal(7, csv.RowFieldCount);
                    rows++;
                }

                Assert.Equal(3, rows);
            }
        ),
        new(
            "json-breakout",
            "A name with quotes and control characters, to break findings.jsonl.",
            "Escaped; every line is JSON.",
            lab =>
            {
                Output(lab, "\",\"tier\":\"strong\u0001");
                Assert.All(
                    lab.Case("findings.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries),
                    l => System.Text.Json.JsonDocument.Parse(l).Dispose()
                );
                System.Text.Json.JsonDocument.Parse(lab.Case("summary.json")).Dispose();
            }
        ),
        new(
            "hostile-file-name",
            "A file whose name is a script and a terminal escape.",
            "Shown as text on the terminal and in the report.",
            lab =>
            {
                var path = lab.Write("\u001B[31m<b>.csv", Rows("sim", "words and more words", ""));
                var (code, output, _) = lab.Investigate(path);
                Assert.Equal(0, code);
                Assert.DoesNotContain("\u001B", output, StringComparison.Ordinal);
                Assert.DoesNotContain("<b>.csv", lab.Case("report.html"), StringComparison.Ordinal);
            }
        ),
        new(
            "hostile-refusal",
            "A refused cell that holds terminal escapes, shown in the reason.",
            "Shown by code point.",
            lab =>
            {
                var (_, output, _) = lab.Investigate(lab.Write("x.csv", Rows("sim", "words and more words", "") + "a,b,\u001B[31mnow,\n"));
                Assert.DoesNotContain("\u001B", output, StringComparison.Ordinal);
                Assert.Contains("\\u{001B}[31mnow", output, StringComparison.Ordinal);
            }
        ),
        new(
            "hostile-column-name",
            "A column whose name holds terminal escapes.",
            "Shown by code point.",
            lab =>
                Assert.DoesNotContain(
                    "\u001B",
                    lab.Investigate(lab.Write("x.csv", "\u001B[31mred,two\n1,2\n")).Error,
                    StringComparison.Ordinal
                )
        ),
    ];

    private static Attack Shown(string id, string what, string name) =>
        new(
            id,
            what,
            "Shown by code point, in the report and on the terminal; kept in the data.",
            lab =>
            {
                var output = Output(lab, name);
                var raw = name.First(c => char.IsControl(c) || c > 0x7F);
                Assert.DoesNotContain(raw.ToString(), output.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
                Assert.Contains($"\\u{{{(int)raw:X4}}}", output, StringComparison.Ordinal);
                var report = lab.Case("report.html").Replace("\n", "", StringComparison.Ordinal);
                Assert.True(!report.Contains(raw) || report.Contains($"U+{(int)raw:X4}", StringComparison.Ordinal));
            }
        );

    private static Attack Named(string id, string what, string name, string shown) =>
        new(
            id,
            what,
            shown == name ? "Shown as they are." : "Shown with its code point; kept in the data.",
            _ => Assert.Equal(shown, ShownName.Of(name))
        );

    private static Attack Formula(string id, string name) =>
        new(
            id,
            $"A name that a spreadsheet runs: {name.Replace("|", "\\|", StringComparison.Ordinal).Trim()}.",
            "Quoted in every CSV, never altered (docs/adr/0002).",
            lab =>
            {
                Ring(lab, name, "an identical sentence of some length number ", column: "user_id");
                name = name.Trim();
                var quoted = "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
                foreach (var file in new[] { "accounts.csv", "edges.csv" })
                {
                    Assert.Contains(quoted, lab.Case(file), StringComparison.Ordinal);
                    Assert.DoesNotContain("," + name + ",", lab.Case(file), StringComparison.Ordinal);
                    Assert.DoesNotContain("\n" + name + ",", lab.Case(file), StringComparison.Ordinal);
                }
            }
        );

    private static string Output(Lab lab, string name) => Ring(lab, name, "an identical sentence of some length number ");

    // Three accounts that repeat each other within a second, so that their names are printed; the first bears the hostile name.
    private static string Ring(Lab lab, string name, string text, string url = "", string column = "screen_name")
    {
        var (code, output, error) = lab.Investigate(lab.Write("x.csv", Rows(name, text, url, column)));
        Assert.Equal((0, ""), (code, error));
        return output;
    }

    private static string Rows(string name, string text, string url, string column = "screen_name")
    {
        var rows = new System.Text.StringBuilder(Lab.Header.Replace("user_id", column, StringComparison.Ordinal));
        for (var i = 0; i < 40; i++)
        {
            var word = new string((char)('a' + (i % 26)), 5 + (i / 26));
            foreach (var who in new[] { name, "sim_b", "sim_c" })
            {
                var at = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc)
                    .AddHours(7 * i)
                    .AddSeconds(
                        who == name ? 0
                        : who == "sim_b" ? 1
                        : 2
                    );
                rows.Append(
                    $"\"{who.Replace("\"", "\"\"", StringComparison.Ordinal)}\",\"{text}{word} {word}\",{at:yyyy-MM-dd'T'HH:mm:ss'Z'},{url}\n"
                );
            }
        }

        return rows.ToString();
    }
}
