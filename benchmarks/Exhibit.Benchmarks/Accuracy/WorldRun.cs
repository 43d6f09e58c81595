using Exhibit.Cli;
using Exhibit.Simulator;
using Exhibit.Simulator.Scoring;

namespace Exhibit.Benchmarks.Accuracy;

/// <summary>One world made, investigated as a user would, and scored; with the peers' rules on the same file.</summary>
internal sealed record WorldRun(Score Score, IReadOnlyDictionary<string, PeerScore> Peers)
{
    internal static WorldRun Of(WorldOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("exhibit-accuracy-").FullName;
        try
        {
            World.Write(folder, options);
            var (posts, casePath) = (Path.Combine(folder, World.PostsFile), Path.Combine(folder, "case"));
            Investigation.Run([posts], casePath, new AnalysisOptions { Controls = false, Threads = 2 }, null, default);
            var truth = Truth.Read(Path.Combine(folder, World.LabelsFile));
            return new WorldRun(Score.Of(casePath, truth), PeerRules.Of(posts, truth));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
