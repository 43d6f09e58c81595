using Exhibit.Model;
using Exhibit.Readers;
using Exhibit.Simulator;
using Exhibit.Simulator.Scoring;

namespace Exhibit.Benchmarks.Accuracy;

/// <summary>One world investigated and scored, with the peers' rules on the same posts.</summary>
/// <param name="Job">The world.</param>
/// <param name="Score">Exhibit's score.</param>
/// <param name="Peers">The peers' by name of the rule.</param>
/// <param name="Testable">Accounts in at least one pair that could have reached the threshold of the main window.</param>
/// <param name="Seconds">What it took, for the log only.</param>
internal sealed record WorldRun(WorldJob Job, Score Score, IReadOnlyDictionary<string, PeerScore> Peers, int Testable, double Seconds)
{
    /// <summary>Makes the world in a folder of its own, runs the analysis that a user runs, and removes the folder.</summary>
    internal static WorldRun Of(WorldJob job, int threads)
    {
        var start = TimeProvider.System.GetTimestamp();
        var folder = Directory.CreateTempSubdirectory("exhibit-accuracy-").FullName;
        try
        {
            job.Write(folder);
            var store = new MemoryPostStore();

            // Negative controls judge a case, not the rule; the rest is what `exhibit investigate` does.
            var options = new AnalysisOptions { Controls = false, Threads = threads };
            var analysis = new Analysis(options, store, new NoRejection(), TimeProvider.System);
            var source = new PostSource(Catalog.Readers, options.Reader);
            var result = analysis.Run(source.Read([Path.Combine(folder, World.PostsFile)]), () => source.Sources, null, default);
            var truth = Truth.Read(Path.Combine(folder, World.LabelsFile));
            return new WorldRun(
                job,
                Score.Of(CaseView.Of(result), truth),
                PeerRules.Of(store.Posts, result.Accounts, truth),
                result.Families[0].AccountsTestable,
                TimeProvider.System.GetElapsedTime(start).TotalSeconds
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed class NoRejection : IRejectionSink
    {
        public void Reject(Rejection rejection) =>
            throw new InvalidOperationException($"A simulated post was refused, row {rejection.Row}: {rejection.Reason}");
    }
}
