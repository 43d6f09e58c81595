using System.CommandLine;
using System.Text.Json;
using Exhibit.Readers;

namespace Exhibit.Cli.Commands;

/// <summary>exhibit formats.</summary>
internal sealed class FormatsCommand : ICliCommand
{
    public string Name => "formats";

    public Command Build(TextWriter output, TextWriter error)
    {
        var json = new Option<bool>("--json") { Description = "Print the list, or with --explain the explanation, as JSON." };
        var explain = new Option<string[]>("--explain")
        {
            Description = "Say how these files would be read: reader, columns, first posts, precision, zone, traps.",
            HelpName = "FILE",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = true,
        };
        var reader = new ReaderChoice();
        var command = new Command(
            Name,
            "List the formats that can be read, and what each can and cannot show; or explain how a file would be read.\n\nExample:\n  exhibit formats\n  exhibit formats --explain posts.csv\n  exhibit formats --explain posts.csv --json"
        )
        {
            json,
            explain,
        };
        reader.AddTo(command);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(explain) is { Length: > 0 } files)
            {
                return CommandLine.Guard(
                    error,
                    _ =>
                    {
                        var explanations = Explanation.Of(files, Catalog.Readers, reader.Of(parsed));
                        if (parsed.GetValue(json))
                        {
                            ExplanationJson.Print(explanations, output);
                            return ExitCodes.Ok;
                        }

                        foreach (var explanation in explanations)
                        {
                            ExplanationText.Print(explanation, output);
                        }

                        return ExitCodes.Ok;
                    }
                );
            }

            if (parsed.GetValue(json))
            {
                PrintJson(output);
            }
            else
            {
                Print(output);
            }

            return ExitCodes.Ok;
        });
        return command;
    }

    private static void Print(TextWriter output)
    {
        foreach (var reader in Catalog.Readers)
        {
            var what = reader.Description;
            output.WriteLine($"{reader.Id}: {reader.Title}");
            output.WriteLine($"  known by    {string.Join("; ", what.Columns)}");
            output.WriteLine(
                $"  times       to the {what.Precision.ToString().ToLowerInvariant()}, clock: {what.TimeSource.ToString().ToLowerInvariant()}"
            );
            output.WriteLine($"  traces      {string.Join(", ", what.Traces)}");
            foreach (var limit in what.Limits)
            {
                output.WriteLine($"  note        {limit}");
            }

            output.WriteLine();
        }
    }

    private static void PrintJson(TextWriter output)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartArray();
            foreach (var reader in Catalog.Readers)
            {
                json.WriteStartObject();
                json.WriteString("id", reader.Id);
                json.WriteString("title", reader.Title);
                json.WriteString("precision", reader.Description.Precision.ToString().ToLowerInvariant());
                json.WriteString("time_source", reader.Description.TimeSource.ToString().ToLowerInvariant());
                foreach (
                    var (name, values) in new[]
                    {
                        ("traces", reader.Description.Traces),
                        ("columns", reader.Description.Columns),
                        ("limits", reader.Description.Limits),
                    }
                )
                {
                    json.WriteStartArray(name);
                    foreach (var value in values)
                    {
                        json.WriteStringValue(value);
                    }

                    json.WriteEndArray();
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        output.WriteLine(System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }
}
