using System.CommandLine;
using Exhibit.Simulator;

namespace Exhibit.Cli.Commands;

/// <summary>exhibit demo: a small simulated world, investigated.</summary>
internal sealed class DemoCommand : ICliCommand
{
    public string Name => "demo";

    public Command Build(TextWriter output, TextWriter error)
    {
        var casePath = new Option<string>("--case")
        {
            Description = "Folder of the case to write.",
            DefaultValueFactory = _ => "demo-case",
        };
        var command = new Command(
            Name,
            "Investigate a small simulated world in which fans, a newsroom, a scheduling tool's users and two rings are known.\n\nExample:\n  exhibit demo"
        )
        {
            casePath,
        };
        command.SetAction(parsed =>
            CommandLine.Guard(
                error,
                cancellation =>
                {
                    var path = parsed.GetValue(casePath)!;
                    var world = Directory.CreateTempSubdirectory("exhibit-demo-").FullName;
                    try
                    {
                        DemoWorld.Write(world);
                        using var progress = ProgressLine.ForTerminal(error);
                        var (result, rejected) = Investigation.Run(
                            [Path.Combine(world, "posts.csv")],
                            path,
                            new AnalysisOptions { Threads = Math.Min(2, Environment.ProcessorCount) },
                            progress,
                            cancellation
                        );
                        progress?.Clear();
                        output.WriteLine(
                            "A simulated world: every account is invented, every text is filler. Its labels were not read by the analysis."
                        );
                        output.WriteLine();
                        CaseSummary.Print(result, rejected, path, output);
                    }
                    finally
                    {
                        Directory.Delete(world, recursive: true);
                    }

                    return ExitCodes.Ok;
                }
            )
        );
        return command;
    }
}
