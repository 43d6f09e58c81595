using System.Globalization;
using Exhibit.Simulator;

namespace Exhibit.Benchmarks.Accuracy;

/// <summary>Worlds of ordinary life alone: everybody who is called is called wrongly.</summary>
internal static class NullWorlds
{
    private static readonly (string Name, int Accounts, long Posts)[] Densities =
    [
        ("sparse", 1_000, 20_000),
        ("usual", 600, 27_000),
        ("dense", 400, 36_000),
    ];

    internal static void Write(Page page, int worlds, TextWriter log)
    {
        page.Add("## Null worlds\n\nOrdinary life alone, fresh seeds, three densities in turn.\n\n");
        var runs = new List<(string Density, WorldRun Run)>();
        for (var i = 0; i < worlds; i++)
        {
            var (name, accounts, posts) = Densities[i % Densities.Length];
            runs.Add((name, WorldRun.Of(WorldPresets.Get("null", (ulong)(10_000 + i)) with { Accounts = accounts, Posts = posts })));
            log.WriteLine(
                $"null world {(i + 1).ToString(CultureInfo.InvariantCulture)} of {worlds.ToString(CultureInfo.InvariantCulture)}"
            );
        }

        page.Head("density", "worlds", "with a strong pair", "with an indicated pair", "strong pairs", "indicated pairs");
        foreach (var density in Densities.Select(d => d.Name).Append("all"))
        {
            var own = runs.Where(r => density == "all" || r.Density == density).Select(r => r.Run.Score).ToArray();
            page.Row(
                density,
                N(own.Length),
                N(own.Count(s => s.FalsePairs["strong"] > 0)),
                N(own.Count(s => s.FalsePairs["indicated"] > 0)),
                N(own.Sum(s => s.FalsePairs["strong"])),
                N(own.Sum(s => s.FalsePairs["indicated"]))
            );
        }

        page.Add("\nCalibration of p on these pairs, all worlds together:\n\n");
        page.Head("p at most", "observed", "nominal allows", "observed / nominal");
        for (var level = 0; level < 6; level++)
        {
            var observed = runs.Sum(r => r.Run.Score.Calibration[level].Observed);
            var allowed = runs.Sum(r => r.Run.Score.Calibration[level].Allowed);
            page.Row(
                runs[0].Run.Score.Calibration[level].Level.ToString("0e+0", CultureInfo.InvariantCulture),
                N(observed),
                allowed.ToString("0.####", CultureInfo.InvariantCulture),
                (observed / allowed).ToString("0.####", CultureInfo.InvariantCulture)
            );
        }

        page.Add("\nThe peers' rules on the same worlds:\n\n");
        page.Head("rule", "false pairs a world", "worlds with any");
        foreach (var rule in PeerRules.Names)
        {
            page.Row(
                rule,
                runs.Average(r => r.Run.Peers[rule].FalsePairs).ToString("0.#", CultureInfo.InvariantCulture),
                N(runs.Count(r => r.Run.Peers[rule].FalsePairs > 0))
            );
        }

        page.Row(
            "**Exhibit, strong**",
            runs.Average(r => r.Run.Score.FalsePairs["strong"]).ToString("0.###", CultureInfo.InvariantCulture),
            N(runs.Count(r => r.Run.Score.FalsePairs["strong"] > 0))
        );
        page.Row(
            "**Exhibit, indicated**",
            runs.Average(r => r.Run.Score.FalsePairs["indicated"]).ToString("0.###", CultureInfo.InvariantCulture),
            N(runs.Count(r => r.Run.Score.FalsePairs["indicated"] > 0))
        );
        page.Add("\n");
    }

    private static string N(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
