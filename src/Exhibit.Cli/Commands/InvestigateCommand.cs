using System.CommandLine;
using System.Globalization;

namespace Exhibit.Cli.Commands;

/// <summary>exhibit investigate FILES… --case CASE.</summary>
internal sealed class InvestigateCommand : ICliCommand
{
    public string Name => "investigate";

    public Command Build(TextWriter output, TextWriter error)
    {
        var files = new Argument<string[]>("files")
        {
            Description = "Files, folders or globs; .gz, .zst and .zip are opened.",
            Arity = ArgumentArity.OneOrMore,
        };
        var casePath = new Option<string>("--case")
        {
            Description = "Folder of the case to write; an earlier case there is replaced.",
            Required = true,
        };
        var json = new Option<bool>("--json") { Description = "Print summary.json instead of a table." };
        var shared = new InvestigateOptions();
        var command = new Command(
            Name,
            "Read posts and find which accounts act together, how sure that is, and why.\n\nExample:\n  exhibit investigate posts.csv --case my-case"
        )
        {
            files,
            casePath,
            json,
        };
        shared.AddTo(command);
        command.SetAction(parsed =>
            CommandLine.Guard(
                error,
                cancellation =>
                {
                    var options = shared.Of(parsed);
                    var faults = options.Validate();
                    if (faults.Count > 0)
                    {
                        error.WriteLine("exhibit: " + string.Join("\nexhibit: ", faults.Select(Plain.Line)));
                        return ExitCodes.Usage;
                    }

                    using var progress = ProgressLine.ForTerminal(error);
                    using var memory = new RunMemory(options.MemoryMegabytes);
                    var path = parsed.GetValue(casePath)!;
                    Investigation.Run(
                        parsed.GetValue(files)!,
                        path,
                        options,
                        progress,
                        cancellation,
                        show: (result, rejected, spilled) =>
                        {
                            progress?.Clear();
                            if (parsed.GetValue(json))
                            {
                                output.Write(File.ReadAllText(Path.Combine(path, "summary.json")));
                                return;
                            }

                            CaseSummary.Print(result, rejected, path, output);
                            if (options.MemoryMegabytes > 0)
                            {
                                output.WriteLine(Kept(options.MemoryMegabytes, RunMemory.PeakMegabytes, spilled));
                            }
                        }
                    );
                    return ExitCodes.Ok;
                }
            )
        );
        return command;
    }

    /// <summary>The sentence that ends a run with a limit: whether it was kept. Limit and peak in MB, spilled in bytes.</summary>
    internal static string Kept(int limit, long peak, long spilled) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Memory limit {limit:N0} MB: {(peak <= limit ? "kept" : "EXCEEDED, this input needs more")}, {peak:N0} MB at the peak; {spilled / 1e6:N0} MB were written to temporary files, which are deleted."
        );
}
