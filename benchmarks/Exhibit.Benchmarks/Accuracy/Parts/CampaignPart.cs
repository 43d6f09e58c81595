using Exhibit.Benchmarks.Accuracy.Report;
using Exhibit.Simulator;

namespace Exhibit.Benchmarks.Accuracy.Parts;

/// <summary>One campaign of every kind, a few at a time: what is found of each, by kind of evidence.</summary>
internal sealed class CampaignPart : IAccuracyPart
{
    private const int Batches = 4;

    public string Name => "campaign";

    public IEnumerable<WorldJob> Worlds(bool quick, int? seeds)
    {
        var all = WorldPresets.AllCampaigns();
        for (var seed = 0; seed < (seeds ?? (quick ? 1 : 6)); seed++)
        {
            for (var batch = 0; batch < Batches; batch++)
            {
                yield return WorldJob.Of(
                    "all kinds",
                    WorldPresets.Get("null", (ulong)(50_000 + (seed * Batches) + batch)) with
                    {
                        Accounts = 600,
                        Posts = 27_000,
                        Campaigns = [.. all.Where((_, i) => i % Batches == batch)],
                    }
                );
            }
        }
    }

    public void Write(Page page, IReadOnlyList<WorldRun> runs)
    {
        page.Add(
            "## Campaigns of every kind\n\nOne of each kind at its default knobs, the repost ring in every mode, among six hundred ordinary accounts. Recall in steps of a twentieth, and which evidence found the pairs (strong, any tier).\n\n"
        );
        var traces = runs.SelectMany(r => r.Score.Traces.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        page.Head([
            "kind",
            "accounts",
            "accounts strong",
            "accounts any",
            "pairs strong",
            "pairs any",
            "area under precision-recall",
            .. traces,
        ]);
        var rows = new List<(string Name, double[] Values)>();
        foreach (var kind in runs.SelectMany(r => r.Score.Campaigns.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var own = runs.Where(r => r.Score.Campaigns.ContainsKey(kind)).ToArray();
            var of = own.Select(r => r.Score.Campaigns[kind]).ToArray();
            double accounts = of.Sum(k => k.Accounts),
                pairs = of.Sum(k => k.Pairs);
            page.Row([
                kind,
                Say.N(accounts),
                Say.Step(of.Sum(k => k.AccountsStrong) / accounts),
                Say.Step(of.Sum(k => k.AccountsAny) / accounts),
                Say.Step(of.Sum(k => k.PairsStrong) / pairs),
                Say.Step(of.Sum(k => k.PairsAny) / pairs),
                Say.Step(of.Average(k => k.AveragePrecision)),
                .. traces.Select(t =>
                {
                    var found = own.Select(r => r.Score.CampaignsByTrace.GetValueOrDefault((kind, t))).ToArray();
                    return $"{Say.Step(found.Sum(f => f.Strong) / pairs)}, {Say.Step(found.Sum(f => f.Any) / pairs)}";
                }),
            ]);
            rows.Add((kind, [Say.Fifth(of.Sum(k => k.AccountsStrong) / accounts), Say.Fifth(of.Sum(k => k.AccountsAny) / accounts)]));
        }

        page.Picture(
            "campaigns",
            Charts.Bars(
                "What is found of each kind of campaign",
                "Accounts found, in steps of a fifth.",
                ["strong", "any tier"],
                rows,
                Say.Percent,
                1
            ),
            "Share of the accounts of each kind of campaign that is found."
        );
        Evidence(page, runs, traces);
    }

    private static void Evidence(Page page, IReadOnlyList<WorldRun> runs, string[] traces)
    {
        page.Add("The same by kind of evidence: edges of campaigns, of innocent groups, of strangers.\n\n");
        page.Head(
            "evidence",
            "strong: campaign",
            "strong: strangers",
            "indicated: campaign",
            "indicated: strangers",
            "area under precision-recall"
        );
        foreach (var trace in traces)
        {
            var of = runs.Where(r => r.Score.Traces.ContainsKey(trace)).Select(r => r.Score.Traces[trace]).ToArray();
            page.Row(
                trace,
                Say.N(of.Sum(t => t.Strong.Campaign)),
                Say.N(of.Sum(t => t.Strong.False)),
                Say.N(of.Sum(t => t.Indicated.Campaign)),
                Say.N(of.Sum(t => t.Indicated.False)),
                Say.Step(of.Average(t => t.AveragePrecision))
            );
        }

        page.Add(
            "\nAt the level of communities: precision is the share of communities more than half of which is one campaign, recall the share of campaigns half of which is in one community.\n\n"
        );
        page.Head("tier", "precision", "recall", "F1");
        foreach (var tier in new[] { "strong", "any" })
        {
            page.Row(
                tier,
                Say.Step(runs.Average(r => r.Score.Communities[tier].Precision)),
                Say.Step(runs.Average(r => r.Score.Communities[tier].Recall)),
                Say.Step(runs.Average(r => r.Score.Communities[tier].F1))
            );
        }

        page.Add("\n");
    }
}
