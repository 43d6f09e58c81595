using Exhibit.Cli;
using Exhibit.Model;

namespace Exhibit.Benchmarks.Robustness;

/// <summary>What is killed: investigate, or seal, in a process of its own that says on its output which stage it is in.</summary>
internal static class KilledChild
{
    /// <summary>kill-child investigate FILE CASE, or kill-child seal CASE KEYFILE.</summary>
    internal static int Run(string[] args)
    {
        switch (args)
        {
            case [_, "investigate", var file, var path]:
                Investigation.Run([file], path, new AnalysisOptions { Threads = 1 }, new Said(), CancellationToken.None);
                return 0;
            case [_, "seal", var path, var key]:
                Sealing.Run(path, key, "", [], 1, new Said(), CancellationToken.None);
                return 0;
            default:
                return ExitCodes.Usage;
        }
    }

    // One line a stage, written before the stage goes on. The last report of "write" is followed by the database and the renames.
    private sealed class Said : IProgress<StageProgress>
    {
        private readonly Lock gate = new();
        private string last = "";

        public void Report(StageProgress value)
        {
            var stage = value is { Stage: "write", Done: > 0 } && value.Done == value.Total - 1 ? "commit" : value.Stage;
            lock (gate)
            {
                if (stage != last)
                {
                    last = stage;
                    Console.Out.WriteLine(stage);
                    Console.Out.Flush();
                }
            }
        }
    }
}
