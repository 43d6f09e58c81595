using System.IO.Compression;
using Exhibit.Tests.Cli;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Hostile;

/// <summary>
/// A case whose accounts, texts, links and file bear hostile names, and everything that any command writes or prints of it: the
/// case, its dossier, letters, exports in every format, articles, a table of pictures.
/// </summary>
internal sealed class HostileCase : IDisposable
{
    /// <summary>A formula with a terminal escape and a mark that turns the line around.</summary>
    internal const string Formula = "=cmd|' /C calc'!A0\u001B[31mred\u202Egnp";

    /// <summary>A name that looks like "admin", with a script.</summary>
    internal const string Lookalike = "\u0430dmin<script>alert(1)</script>";

    /// <summary>A name that forges a line of output.</summary>
    internal const string Forged = "@SUM(1)\u009B31m\nForged line";

    private const string Words =
        "\u001B[2J<img src=https://example.invalid/x onerror=alert(1)> =HYPERLINK(1) javascript:alert(1) An identical sentence";

    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-hostile-").FullName;
    private readonly List<(string Command, string Output)> printed = [];

    internal HostileCase()
    {
        var posts = Path.Combine(folder, "\u001B[31m<b>'.csv");
        File.WriteAllText(
            posts,
            SmallWorld
                .Text()
                .Replace("ring0,ring0", $"{Cell(Formula)},{Cell(Formula)}", StringComparison.Ordinal)
                .Replace("ring1,ring1", $"ring1,{Cell(Lookalike)}", StringComparison.Ordinal)
                .Replace("ring2,ring2", $"{Cell(Forged)},{Cell(Forged)}", StringComparison.Ordinal)
                .Replace("An identical sentence", Words, StringComparison.Ordinal)
                .Replace("https://www.example.invalid/p1?", "javascript:alert(1)//", StringComparison.Ordinal)
        );
        Do(0, "investigate", posts, "--case", Case, "--no-controls");
        Do(0, "formats", "--explain", posts);
        Do(0, "formats", "--explain", posts, "--json");
        Do(0, "seal", Case, "--pseudonym-key", SmallDossier.PseudonymKey(), "--who", "A desk");
        Do(0, "verify", Path.Combine(Case, "dossier.zip"));
        Do(0, "verify", Path.Combine(Case, "dossier.zip"), "--json");
        Do(0, "letters", Case, "--from", "<b>\u001B[31mA desk", "--contact", "javascript:alert(1)");
        foreach (var format in Catalog.Exchanges)
        {
            Do(0, "export", Case, "--format", format.Id);
        }

        var article = Path.Combine(folder, "\u001B[31m\n<b>Forged line.txt");
        File.WriteAllText(article, $"{Words} and {Words} \u009B31m\nForged line of an article\n");
        Do(0, "articles", article, article, "--html", Path.Combine(Case, "articles.html"));
        Do(0, "articles", article, article, "--json");
        var pictures = Directory.CreateDirectory(Path.Combine(folder, "pictures")).FullName;
        File.WriteAllText(Path.Combine(pictures, "=1+1\u001B[31m.png"), "no picture");
        Do(0, "media", pictures, "--out", Path.Combine(Case, "media.csv"));
        Faults(article);
    }

    /// <summary>The case folder; all that was written lies in it.</summary>
    internal string Case => Path.Combine(folder, "case");

    /// <summary>What each command printed, errors included.</summary>
    internal IReadOnlyList<(string Command, string Output)> Printed => printed;

    /// <summary>Every file that was written, those within archives too. Refused records are left out: they are the source's own bytes.</summary>
    internal IEnumerable<(string Name, byte[] Bytes)> Files()
    {
        foreach (var path in Directory.EnumerateFiles(Case, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(Case, path);
            if (name.StartsWith("rejected" + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                continue;
            }

            yield return (name, File.ReadAllBytes(path));
            if (name.StartsWith("network.", StringComparison.Ordinal) && name.EndsWith(".zip", StringComparison.Ordinal))
            {
                using var zip = ZipFile.OpenRead(path);
                foreach (var entry in zip.Entries)
                {
                    using var copy = new MemoryStream();
                    using var stream = entry.Open();
                    stream.CopyTo(copy);
                    yield return (name + "/" + entry.FullName, copy.ToArray());
                }
            }
        }
    }

    /// <summary>Forgets the account of the formula: the last thing that is done, for it takes the dossier and the exports away.</summary>
    internal void Forget() => Do(0, "forget", Case, Formula, "--who", "A desk");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // What a person may type, or a shell fills in for '*', is printed back in errors.
    private void Faults(string article)
    {
        const string Bad = "\u001B[31m\nForged line\u202E";
        Do(null, Bad);
        Do(null, "investigate", Bad, "--case", Path.Combine(folder, "other"));
        Do(null, "investigate", article, "--case", Case + Bad, "--map", Bad);
        Do(null, "investigate", article, "--case", Path.Combine(folder, "other"), "--zone", Bad);
        Do(null, "investigate", article, "--case", Path.Combine(folder, "other"), "--list", Bad);
        Do(null, "investigate", article, "--case", Path.Combine(folder, "other"), "--format", Bad);
        Do(null, "investigate", article, "--case", Path.Combine(folder, "other"), "--traces", Bad);
        Do(null, "investigate", article, "--case", article);
        Do(null, "formats", "--explain", Bad);
        Do(null, "seal", Bad);
        Do(null, "seal", Case, "--key", Bad);
        Do(null, "verify", Bad);
        Do(null, "verify", article);
        Do(null, "export", Case, "--format", Bad);
        Do(null, "export", Bad, "--format", "csv");
        Do(null, "letters", Bad, "--from", "x", "--contact", "y");
        Do(null, "articles", Bad, Bad);
        Do(null, "media", Bad, "--out", Bad);
        Do(null, "forget", Case, Bad, "--who", "x");
        Do(null, "score", Bad, "--labels", Bad);
        Do(null, "score", Case, "--labels", Bad);
        Do(null, "pdf", Bad);
        Do(null, "simulate", Bad, "--out", Path.Combine(folder, "world"));
        Do(null, "key", "new", Path.Combine(folder, "none", Bad));
    }

    // Null: any code but success.
    private void Do(int? code, params string[] args)
    {
        var (found, output, error) = Shell.Run(args);
        Assert.True(code is null ? found != 0 : code == found, $"exhibit {string.Join(' ', args)}: {found}, {error}");
        printed.Add((string.Join(' ', args), output + error));
    }

    private static string Cell(string text) => "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
