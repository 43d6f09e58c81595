using System.CommandLine;
using System.Text;
using System.Text.Json;
using Exhibit.Readers;
using Exhibit.Signals.Articles;

namespace Exhibit.Cli.Commands;

/// <summary>exhibit articles FILES…: stories held against one another.</summary>
internal sealed class ArticlesCommand : ICliCommand
{
    private const int MostBytes = 4 << 20;

    public string Name => "articles";

    public Command Build(TextWriter output, TextWriter error)
    {
        var files = new Argument<string[]>("files")
        {
            Description = "Two or more articles as plain text (UTF-8), a line a paragraph.",
            Arity = ArgumentArity.OneOrMore,
        };
        var page = new Option<string?>("--html") { Description = "Also write a page with the articles side by side." };
        var json = new Option<bool>("--json") { Description = "Print the sentences as JSON." };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the random orders of paragraphs.", DefaultValueFactory = _ => 1 };
        var command = new Command(
            Name,
            "Hold articles against one another: common passages and quotations, names exchanged, paragraphs that do not follow, bylines. Says nothing of truth.\n\nExample:\n  exhibit articles report.txt copy.txt --html side-by-side.html"
        )
        {
            files,
            page,
            json,
            seed,
        };
        command.SetAction(parsed =>
            CommandLine.Guard(
                error,
                _ =>
                {
                    var articles = parsed.GetValue(files)!.Select(Read).ToArray();
                    if (articles.Length < 2)
                    {
                        throw new InputException("One article was given. Expected two or more to hold against one another.");
                    }

                    var comparisons = (
                        from i in Enumerable.Range(0, articles.Length)
                        from j in Enumerable.Range(i + 1, articles.Length - i - 1)
                        select new ArticleComparison(articles[i], articles[j], articles, parsed.GetValue(seed))
                    ).ToArray();
                    if (parsed.GetValue(page) is { } path)
                    {
                        File.WriteAllText(path, ArticlePage.Of(comparisons), new UTF8Encoding(false));
                    }

                    if (parsed.GetValue(json))
                    {
                        PrintJson(output, comparisons);
                    }
                    else
                    {
                        Print(output, comparisons);
                    }

                    return ExitCodes.Ok;
                }
            )
        );
        return command;
    }

    private static Article Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException($"'{path}' does not exist. Expected an article as plain text.");
        }

        if (new FileInfo(path).Length > MostBytes)
        {
            throw new InputException($"'{path}' is longer than 4 MiB. Expected one article as plain text.");
        }

        // Nothing is opened that states no length: a pipe would wait for ever.
        var text = new FileInfo(path).Length == 0 ? "" : File.ReadAllText(path);
        var article = Article.Of(Path.GetFileName(path), text);
        return article.Words.Count > 0
            ? article
            : throw new InputException($"'{path}' holds no words, or is no file. Expected an article as plain text (UTF-8).");
    }

    private static void Print(TextWriter output, ArticleComparison[] comparisons)
    {
        foreach (var comparison in comparisons)
        {
            output.WriteLine($"{Plain.Line(comparison.A.Name)} and {Plain.Line(comparison.B.Name)}:");
            foreach (var line in ArticleText.Lines(comparison))
            {
                output.WriteLine("  - " + Plain.Line(line));
            }

            output.WriteLine();
        }

        output.WriteLine("What else explains it: " + string.Join(" ", ArticleComparison.Info.Innocent));
        output.WriteLine("It cannot show " + string.Join("; ", ArticleComparison.Info.CannotShow) + ".");
    }

    private static void PrintJson(TextWriter output, ArticleComparison[] comparisons)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartArray();
            foreach (var comparison in comparisons)
            {
                json.WriteStartObject();
                json.WriteString("a", comparison.A.Name);
                json.WriteString("b", comparison.B.Name);
                json.WriteBoolean("words_show_copying", comparison.WordsShowCopying);
                json.WriteNumber("passages", comparison.Passages.Count);
                json.WriteStartArray("statements");
                foreach (var line in ArticleText.Lines(comparison))
                {
                    json.WriteStringValue(line);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        output.WriteLine(Encoding.UTF8.GetString(stream.ToArray()));
    }
}
