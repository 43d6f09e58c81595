using Exhibit.Benchmarks.Accuracy.Report;
using Exhibit.Simulator;
using Exhibit.Simulator.Scoring;

namespace Exhibit.Benchmarks.Accuracy.Parts;

/// <summary>Worlds of ordinary life alone: everybody who is called is called wrongly.</summary>
internal sealed class NullPart : IAccuracyPart
{
    public string Name => "null";

    public IEnumerable<WorldJob> Worlds(bool quick, int? seeds)
    {
        var worlds = seeds * Densities.All.Count ?? (quick ? 6 : 200);
        for (var i = 0; i < worlds; i++)
        {
            var (name, accounts, posts) = Densities.All[i % Densities.All.Count];
            yield return WorldJob.Of(name, WorldPresets.Get("null", (ulong)(10_000 + i)) with { Accounts = accounts, Posts = posts });
        }
    }

    public void Write(Page page, IReadOnlyList<WorldRun> runs)
    {
        page.Add(
            "## Ordinary life alone\n\nNobody coordinates here: whoever is called is called wrongly. Fresh seeds, three densities in turn (posts an account: 20, 45, 90). The chance that a world has any strong pair at all is meant to stay below 5 %.\n\n"
        );
        Tables(page, runs, "null");
        page.Add("\nThe peers' rules on the same worlds:\n\n");
        PeerTables.Innocents(page, "null-peers", "where nobody coordinates", runs);
    }

    /// <summary>False pairs and calibration, by cell. Also used for the second generator's worlds.</summary>
    internal static void Tables(Page page, IReadOnlyList<WorldRun> runs, string picture)
    {
        page.Head(
            "density",
            "pairs tested a world",
            "testable accounts a world",
            "worlds with a false strong pair (95 % interval)",
            "worlds with a false indicated pair (95 % interval)",
            "false strong pairs",
            "false indicated pairs"
        );
        foreach (var (name, own) in Cells(runs))
        {
            page.Row(
                name,
                Say.N(own.Average(r => r.Score.PairsTested)),
                Say.N(own.Average(r => r.Testable)),
                Say.Of(own.Count(r => r.Score.FalsePairs["strong"] > 0), own.Length),
                Say.Of(own.Count(r => r.Score.FalsePairs["indicated"] > 0), own.Length),
                Say.N(own.Sum(r => r.Score.FalsePairs["strong"])),
                Say.N(own.Sum(r => r.Score.FalsePairs["indicated"]))
            );
        }

        page.Add(
            "\nCalibration: how often p falls this low between strangers, over how often it may. Above 1 the p-value would be wrong.\n\n"
        );
        page.Head(["density", .. Score.Levels.Select(l => $"p ≤ {l:0e+0}")]);
        var series = new List<(string, double[])>();
        foreach (var (name, own) in Cells(runs))
        {
            var observed = Score.Levels.Select((_, i) => own.Sum(r => r.Score.Calibration[i].Observed)).ToArray();
            var allowed = Score.Levels.Select((_, i) => own.Sum(r => r.Score.Calibration[i].Allowed)).ToArray();
            page.Row([name, .. observed.Zip(allowed, (o, a) => $"{Say.Few(o / a)} ({Say.N(o)} of {Say.Few(a)})")]);
            series.Add((name, [.. observed.Zip(allowed, (o, a) => o / a)]));
        }

        page.Picture(
            $"{picture}-calibration",
            Charts.Bars(
                "How often p lies, between strangers",
                "Observed over nominal number of p-values this small. 1 (the line) would be exact, below is the safe side.",
                [.. series.Select(s => s.Item1)],
                [.. Score.Levels.Select((l, i) => ($"p ≤ {l:0e+0}", series.Select(s => s.Item2[i]).ToArray()))],
                value => value == 0 ? "none" : Say.Few(value),
                Math.Max(1.5, series.Max(s => s.Item2.Max())),
                mark: 1
            ),
            "Observed over nominal frequency of small p-values between accounts that have nothing to do with each other."
        );
    }

    private static IEnumerable<(string Name, WorldRun[] Runs)> Cells(IReadOnlyList<WorldRun> runs) =>
        runs.GroupBy(r => r.Job.Cell, StringComparer.Ordinal).Select(g => (g.Key, g.ToArray())).Append(("all", [.. runs]));
}
