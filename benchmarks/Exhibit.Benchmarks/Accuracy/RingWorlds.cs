using System.Globalization;
using Exhibit.Simulator;
using Exhibit.Simulator.Campaigns;

namespace Exhibit.Benchmarks.Accuracy;

/// <summary>Worlds with one repost ring of fifteen: what is found, by what sets it off, jitter, objects, camouflage and audience. Power in coarse steps only (docs/responsible-use.md).</summary>
internal static class RingWorlds
{
    private static readonly RepostRing Base = new()
    {
        Accounts = 15,
        Objects = 30,
        JitterSeconds = 30,
        Camouflage = .6,
        AudienceShare = .5,
    };

    private static readonly (string Name, RepostRing Ring)[] Cells =
    [
        ("commanded, 5 s", Base with { JitterSeconds = 5 }),
        ("commanded, 30 s", Base),
        ("commanded, 2 min", Base with { JitterSeconds = 120 }),
        ("commanded, 10 min", Base with { JitterSeconds = 600 }),
        ("mixed, 30 s", Base with { Mode = RingMode.Mixed }),
        ("reacts at once", Base with { Mode = RingMode.React }),
        ("own content", Base with { Mode = RingMode.OwnContent }),
        ("visible leader", Base with { Mode = RingMode.Leader }),
        ("10 objects", Base with { Objects = 10 }),
        ("20 objects", Base with { Objects = 20 }),
        ("camouflage 80 %", Base with { Camouflage = .8 }),
        ("5 % of the audience", Base with { AudienceShare = .05 }),
        ("all of the audience", Base with { AudienceShare = 1 }),
    ];

    internal static void Write(Page page, int worlds, TextWriter log)
    {
        page.Add(
            "## Rings\n\nSix hundred ordinary accounts and one ring of 15 that reposts 30 objects within 30 s of a command, 60 % camouflage, half of the objects' audience, unless the row says otherwise. Recall of pairs and accounts, in coarse steps.\n\n"
        );
        page.Head(
            "ring",
            "pairs strong",
            "accounts strong",
            "pairs in any tier",
            "accounts in any tier",
            "false pairs",
            "weight > median: pairs, false",
            "weight >= 3: pairs, false"
        );
        foreach (var (name, ring) in Cells)
        {
            var runs = Enumerable
                .Range(0, worlds)
                .Select(i =>
                    WorldRun.Of(WorldPresets.Get("null", (ulong)(30_000 + i)) with { Accounts = 600, Posts = 27_000, Campaigns = [ring] })
                )
                .ToArray();
            string Recall(Func<WorldRun, double> of) => Step(runs.Average(of));
            string Peer(string rule) =>
                $"{Step(runs.Average(r => (double)r.Peers[rule].CampaignPairs / r.Score.Pairs["any"].True))}, {runs.Average(r => r.Peers[rule].FalsePairs).ToString("N0", CultureInfo.InvariantCulture)}";
            page.Row(
                name,
                Recall(r => r.Score.Pairs["strong"].Recall),
                Recall(r => r.Score.Accounts["strong"].Recall),
                Recall(r => r.Score.Pairs["any"].Recall),
                Recall(r => r.Score.Accounts["any"].Recall),
                runs.Average(r => r.Score.FalsePairs["strong"] + r.Score.FalsePairs["indicated"])
                    .ToString("0.##", CultureInfo.InvariantCulture),
                Peer(PeerRules.Names[0]),
                Peer(PeerRules.Names[4])
            );
            log.WriteLine($"ring: {name}");
        }

        page.Add("\n");
    }

    // Steps of a twentieth: a finer curve would tell an operator where to stop.
    private static string Step(double value) => (Math.Round(value * 20) / 20).ToString("0.00", CultureInfo.InvariantCulture);
}
