using Exhibit.Benchmarks.Accuracy.Report;

namespace Exhibit.Benchmarks.Accuracy.Parts;

/// <summary>The peers' rules beside ours, on the same worlds.</summary>
internal static class PeerTables
{
    /// <summary>False pairs and called innocents, a world.</summary>
    internal static void Innocents(Page page, string picture, string where, IReadOnlyList<WorldRun> runs)
    {
        var rows = new List<(string Name, double[] Values)>();
        page.Head("rule", "false pairs a world", "worlds with any", "ordinary and innocent accounts called");
        foreach (var rule in PeerRules.Names)
        {
            Row(rule, runs.Select(r => (r.Peers[rule].FalsePairs, Innocent(r, r.Peers[rule].AccountsByKind))).ToArray());
        }

        foreach (var tier in new[] { "strong", "any" })
        {
            Row(
                tier == "any" ? "**Exhibit, any tier**" : "**Exhibit, strong**",
                runs.Select(r =>
                        (
                            r.Score.FalsePairs[tier],
                            r.Score.ByKind.Where(k => !r.Score.Campaigns.ContainsKey(k.Key))
                                .Sum(k => k.Value.Strong + (tier == "any" ? k.Value.Indicated : 0))
                        )
                    )
                    .ToArray()
            );
        }

        page.Picture(
            picture,
            Charts.Bars(
                $"False pairs in a world {where}",
                "Pairs of accounts that have nothing to do with each other and are called coordinated. The scale is logarithmic.",
                ["false pairs"],
                rows,
                value => value == 0 ? "0" : Say.Few(value),
                Math.Max(10, rows.Max(r => r.Values[0])),
                .01
            ),
            $"How many pairs of strangers each rule calls, in a world {where}, on average."
        );

        void Row(string name, (int Pairs, int Accounts)[] of)
        {
            var accounts = runs.Sum(r => r.Score.ByKind.Where(k => !r.Score.Campaigns.ContainsKey(k.Key)).Sum(k => k.Value.All));
            page.Row(
                name,
                Say.Few(of.Average(o => o.Pairs)),
                Say.N(of.Count(o => o.Pairs > 0)),
                Say.Percent((double)of.Sum(o => o.Accounts) / accounts)
            );
            rows.Add((name.Trim('*'), [of.Average(o => o.Pairs)]));
        }
    }

    /// <summary>For each cell and rule the share of the campaign's pairs that it flags, and of all that it flags what is false.</summary>
    internal static void Campaigns(Page page, IReadOnlyList<WorldRun> runs)
    {
        page.Add(
            "\nThe peers' rules on the same worlds: recall of pairs, and in brackets their precision (pairs of campaigns among all that they flag).\n\n"
        );
        page.Head(["ring", .. PeerRules.Names]);
        foreach (var cell in runs.GroupBy(r => r.Job.Cell, StringComparer.Ordinal))
        {
            page.Row([cell.Key, .. PeerRules.Names.Select(rule => Cell([.. cell], rule))]);
        }

        page.Add("\n");
    }

    internal static double Recall(IEnumerable<WorldRun> runs, string rule) =>
        runs.Average(r => (double)r.Peers[rule].CampaignPairs / Math.Max(1, r.Score.Pairs["any"].True));

    private static string Cell(WorldRun[] runs, string rule)
    {
        var (right, all) = (runs.Sum(r => r.Peers[rule].CampaignPairs), runs.Sum(r => r.Peers[rule].AllPairs));
        return $"{Say.Step(Recall(runs, rule))} ({(all == 0 ? "none" : Say.Percent((double)right / all))})";
    }

    private static int Innocent(WorldRun run, IReadOnlyDictionary<string, int> byKind) =>
        byKind.Where(k => !run.Score.Campaigns.ContainsKey(k.Key)).Sum(k => k.Value);
}
