using System.Globalization;
using Exhibit.Simulator;

namespace Exhibit.Benchmarks.Accuracy;

/// <summary>Worlds with every kind of innocent coordination: who of them is called, and in which tier.</summary>
internal static class InnocentWorlds
{
    internal static void Write(Page page, int worlds, TextWriter log)
    {
        page.Add(
            "## Innocent coordination\n\nTwo thousand ordinary accounts and every kind of innocent group. They do act together; *indicated* names the explanation that suffices. Nobody here should be strong.\n\n"
        );
        var runs = new List<WorldRun>();
        for (var i = 0; i < worlds; i++)
        {
            runs.Add(WorldRun.Of(WorldPresets.Get(i % 3 == 2 ? "dense" : "innocent", (ulong)(20_000 + i))));
            log.WriteLine(
                $"innocent world {(i + 1).ToString(CultureInfo.InvariantCulture)} of {worlds.ToString(CultureInfo.InvariantCulture)}"
            );
        }

        page.Head("kind", "accounts", "strong", "indicated", "strong, share");
        foreach (var kind in runs.SelectMany(r => r.Score.ByKind.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (all, strong, indicated) = runs.Select(r => r.Score.ByKind.GetValueOrDefault(kind))
                .Aggregate((x, y) => (x.All + y.All, x.Strong + y.Strong, x.Indicated + y.Indicated));
            page.Row(kind, N(all), N(strong), N(indicated), (100.0 * strong / all).ToString("0.00", CultureInfo.InvariantCulture) + " %");
        }

        page.Add("\n");
        page.Head("rule", "false pairs a world", "innocent and ordinary accounts called, a world");
        foreach (var rule in PeerRules.Names)
        {
            page.Row(
                rule,
                runs.Average(r => r.Peers[rule].FalsePairs).ToString("N0", CultureInfo.InvariantCulture),
                runs.Average(r => r.Peers[rule].InnocentAccounts).ToString("N0", CultureInfo.InvariantCulture)
            );
        }

        page.Row(
            "**Exhibit, strong**",
            runs.Average(r => r.Score.FalsePairs["strong"]).ToString("0.##", CultureInfo.InvariantCulture),
            runs.Average(r => r.Score.Accounts["strong"].Found).ToString("0.##", CultureInfo.InvariantCulture)
        );
        page.Row(
            "**Exhibit, any tier**",
            runs.Average(r => r.Score.FalsePairs["strong"] + r.Score.FalsePairs["indicated"])
                .ToString("0.##", CultureInfo.InvariantCulture),
            runs.Average(r => r.Score.Accounts["any"].Found).ToString("0.##", CultureInfo.InvariantCulture)
        );
        page.Add("\n");
    }

    private static string N(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
