using System.CommandLine;
using Exhibit.Simulator;
using Exhibit.Simulator.Agents;

namespace Exhibit.Cli.Commands;

/// <summary>exhibit simulate: a labelled world of inert filler, for tests of this and other tools.</summary>
internal sealed class SimulateCommand : ICliCommand
{
    public string Name => "simulate";

    public Command Build(TextWriter output, TextWriter error)
    {
        var folder = new Argument<string>("folder") { Description = "Folder for posts.csv and labels.csv." };
        var world = new Option<string>("--world")
        {
            Description = $"One of {string.Join(", ", WorldPresets.Names)}; or agents, agents-innocent: the second generator, at one size.",
            DefaultValueFactory = _ => "mixed",
        };
        var seed = new Option<ulong>("--seed") { Description = "Seed: the same seed gives the same bytes.", DefaultValueFactory = _ => 1 };
        var posts = new Option<long?>("--posts")
        {
            Description = "Posts of ordinary life aimed at, 10,000 to 200 million; without it the world's own size.",
        };
        var command = new Command(
            Name,
            "Make a labelled world of invented accounts and filler words.\n\nExample:\n  exhibit simulate my-world --world ring --seed 7"
        )
        {
            folder,
            world,
            seed,
            posts,
        };
        command.SetAction(parsed =>
            CommandLine.Guard(
                error,
                _ =>
                {
                    try
                    {
                        var (name, number) = (parsed.GetValue(world)!, parsed.GetValue(seed));
                        var path = parsed.GetValue(folder)!;
                        if (name is "agents" or "agents-innocent")
                        {
                            AgentWorld.Write(path, new AgentWorldOptions { Seed = number, Groups = name == "agents-innocent" });
                        }
                        else
                        {
                            World.Write(
                                path,
                                parsed.GetValue(posts) is { } size
                                    ? WorldPresets.Scaled(name, size, number)
                                    : WorldPresets.Get(name, number)
                            );
                        }

                        output.WriteLine(
                            $"Wrote {Plain.Line(Path.Combine(path, World.PostsFile))} and {World.LabelsFile}. Investigate the first; score against the second."
                        );
                        return ExitCodes.Ok;
                    }
                    catch (ArgumentException e)
                    {
                        error.WriteLine($"exhibit: {Plain.Line(e.Message)}");
                        return ExitCodes.Usage;
                    }
                }
            )
        );
        return command;
    }
}
