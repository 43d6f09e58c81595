using System.Globalization;

namespace Exhibit.Benchmarks.Accuracy;

/// <summary>Runs worlds, several at a time with one thread each; the results come in the order of the worlds.</summary>
internal static class Runner
{
    internal static WorldRun[] Run(string part, IReadOnlyList<WorldJob> jobs, int workers, TextWriter log)
    {
        var runs = new WorldRun[jobs.Count];
        var next = 0;
        Parallel.For(
            0,
            jobs.Count,
            new ParallelOptions { MaxDegreeOfParallelism = workers },
            _ =>
            {
                // In the order of the list, so that the slow worlds of a part do not all come last.
                var i = Interlocked.Increment(ref next) - 1;
                runs[i] = WorldRun.Of(jobs[i], threads: 1);
                lock (log)
                {
                    log.WriteLine(Line(part, runs[i]));
                }
            }
        );
        return runs;
    }

    private static string Line(string part, WorldRun run)
    {
        var score = run.Score;
        var innocent = score
            .ByKind.Where(k => !score.Campaigns.ContainsKey(k.Key))
            .Select(k => (k.Key, k.Value.Strong))
            .Where(k => k.Strong > 0);
        var campaigns =
            score.Campaigns.Count == 0
                ? ""
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"; campaign pairs strong {score.Pairs["strong"].Recall:0.00} any {score.Pairs["any"].Recall:0.00}, accounts strong {score.Accounts["strong"].Recall:0.00} any {score.Accounts["any"].Recall:0.00}"
                );
        var (right, wrong) = score.Explanations.Values.Aggregate((0, 0), (x, y) => (x.Item1 + y.Right, x.Item2 + y.Wrong));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{part} [{run.Job.Cell}] seed {run.Job.Seed}: tested {score.PairsTested}, testable {run.Testable}, false strong {score.FalsePairs["strong"]} indicated {score.FalsePairs["indicated"]}, p<=1e-3 {score.Calibration[0].Observed}/{score.Calibration[0].Allowed:0.#} p<=1e-5 {score.Calibration[2].Observed}/{score.Calibration[2].Allowed:0.###}, innocents strong {string.Join(' ', innocent.Select(k => $"{k.Key}:{k.Strong.ToString(CultureInfo.InvariantCulture)}"))}(of {score.ByKind.Values.Sum(k => k.All)} accounts), explained right {right} wrong {wrong}{campaigns}; {run.Seconds:0.0} s"
        );
    }
}
