using Exhibit.Benchmarks.Accuracy.Report;
using Exhibit.Simulator;
using Exhibit.Simulator.Campaigns;

namespace Exhibit.Benchmarks.Accuracy.Parts;

/// <summary>Worlds with one repost ring of fifteen: what is found, by what sets it off, jitter, objects, camouflage and audience.</summary>
internal sealed class RingPart : IAccuracyPart
{
    private static readonly RepostRing Base = new()
    {
        Accounts = 15,
        Objects = 30,
        JitterSeconds = 30,
        Camouflage = .6,
        AudienceShare = .5,
    };

    private static readonly (string Name, double Seconds)[] Jitters = [("5 s", 5), ("30 s", 30), ("2 min", 120), ("10 min", 600)];

    private static readonly (RingMode Mode, string Name)[] Modes =
    [
        (RingMode.Command, "commanded"),
        (RingMode.Mixed, "mixed"),
        (RingMode.React, "reacts at once"),
        (RingMode.OwnContent, "own content"),
        (RingMode.Leader, "visible leader"),
    ];

    private static readonly double[] Audiences = [.05, .25, .5, .8, 1];

    public string Name => "ring";

    public IEnumerable<WorldJob> Worlds(bool quick, int? seeds)
    {
        var cells = quick
            ? Cells().Where(c => c.Name is "commanded, 30 s" or "mixed, 30 s" or "own content, 30 s" or "commanded, 10 min")
            : Cells();
        foreach (var (name, ring) in cells)
        {
            for (var seed = 0; seed < (seeds ?? (quick ? 1 : 3)); seed++)
            {
                yield return WorldJob.Of(
                    name,
                    WorldPresets.Get("null", (ulong)(30_000 + seed)) with
                    {
                        Accounts = 600,
                        Posts = 27_000,
                        Campaigns = [ring],
                    }
                );
            }
        }
    }

    public void Write(Page page, IReadOnlyList<WorldRun> runs)
    {
        page.Add(
            "## Rings\n\nSix hundred ordinary accounts and one ring of 15 that reposts 30 objects within the jitter of a command, with 60 % of its posts ordinary life (camouflage) and half of the objects' audience, unless the row says otherwise; the closed rings push 40 things of their own that hardly anybody else shares, by hand, with the stated median delay. Recall in steps of a twentieth.\n\n"
        );
        Table(page, runs);
        if (runs.Any(r => r.Job.Cell == Cell(Modes[0].Name, "5 s")) && runs.Any(r => r.Job.Cell == "all of the audience"))
        {
            Pictures(page, runs);
        }

        PeerTables.Campaigns(page, runs);
    }

    /// <summary>What was found of the campaigns, by cell.</summary>
    internal static void Table(Page page, IReadOnlyList<WorldRun> runs)
    {
        page.Head(
            "ring",
            "pairs strong",
            "accounts strong",
            "pairs in any tier",
            "accounts in any tier",
            "F1 of accounts, any tier",
            "area under precision-recall",
            "false pairs a world, any tier"
        );
        foreach (var cell in runs.GroupBy(r => r.Job.Cell, StringComparer.Ordinal))
        {
            page.Row(
                cell.Key,
                Say.Step(cell.Average(r => r.Score.Pairs["strong"].Recall)),
                Say.Step(cell.Average(r => r.Score.Accounts["strong"].Recall)),
                Say.Step(cell.Average(r => r.Score.Pairs["any"].Recall)),
                Say.Step(cell.Average(r => r.Score.Accounts["any"].Recall)),
                Say.Step(cell.Average(r => r.Score.Accounts["any"].F1)),
                Say.Step(cell.Average(r => r.Score.AveragePrecision)),
                Say.Few(cell.Average(r => r.Score.FalsePairs["any"]))
            );
        }

        page.Add("\n");
    }

    private static void Pictures(Page page, IReadOnlyList<WorldRun> runs)
    {
        double Mean(string cell, Func<WorldRun, double> of) =>
            runs.Where(r => r.Job.Cell == cell).Select(of).DefaultIfEmpty(double.NaN).Average();
        double[] Along(string mode, Func<WorldRun, double> of) => [.. Jitters.Select(j => Say.Fifth(Mean(Cell(mode, j.Name), of)))];
        page.Picture(
            "ring-jitter",
            Charts.Lines(
                "How fast must a ring be to be found?",
                "Pairs found, in steps of a fifth",
                "Jitter: within this time of the command all members act",
                [.. Jitters.Select(j => j.Name)],
                ("commanded, strong", Along("commanded", r => r.Score.Pairs["strong"].Recall)),
                ("commanded, any tier", Along("commanded", r => r.Score.Pairs["any"].Recall)),
                ("mixed, strong", Along("mixed", r => r.Score.Pairs["strong"].Recall)),
                ("mixed, any tier", Along("mixed", r => r.Score.Pairs["any"].Recall)),
                ("own content, any tier", Along("own content", r => r.Score.Pairs["any"].Recall)),
                ("reacts at once, any tier", Along("reacts at once", r => r.Score.Pairs["any"].Recall)),
                ("visible leader, any tier", Along("visible leader", r => r.Score.Pairs["any"].Recall))
            ),
            "Share of a ring's pairs that is found, by how close together its members act and by what sets them off."
        );
        double[] Audience(Func<WorldRun, double> of) => [.. Audiences.Select(a => Say.Fifth(Mean(AudienceCell("commanded", a), of)))];
        page.Picture(
            "ring-audience",
            Charts.Lines(
                "Does it help a ring to be its own audience?",
                "Pairs found, in steps of a fifth",
                "The ring's share of all who share its objects",
                [.. Audiences.Select(a => Say.N(100 * a) + " %")],
                ("Exhibit, strong", Audience(r => r.Score.Pairs["strong"].Recall)),
                ("Exhibit, any tier", Audience(r => r.Score.Pairs["any"].Recall)),
                ("three co-actions", Audience(r => PeerTables.Recall([r], PeerRules.Names[4]))),
                ("weight > .99 quantile", Audience(r => PeerTables.Recall([r], PeerRules.Names[2])))
            ),
            "Share of a commanded ring's pairs that is found, by its share of its objects' audience."
        );
    }

    private static string Cell(string mode, string jitter) => $"{mode}, {jitter}";

    private static string AudienceCell(string mode, double share) =>
        share switch
        {
            .5 => Cell(mode, "30 s"),
            1 when mode == "commanded" => "all of the audience",
            _ => $"{mode}, {Say.N(100 * share)} % of the audience",
        };

    private static IEnumerable<(string Name, ICampaign Ring)> Cells()
    {
        foreach (var (mode, modeName) in Modes)
        {
            foreach (var (name, seconds) in Jitters)
            {
                yield return (Cell(modeName, name), Base with { Mode = mode, JitterSeconds = seconds });
            }
        }

        foreach (var (mode, modeName) in Modes.Take(2))
        {
            foreach (var share in Audiences.Where(a => a != .5))
            {
                yield return (AudienceCell(modeName, share), Base with { Mode = mode, AudienceShare = share });
            }

            yield return ($"{modeName}, no camouflage", Base with { Mode = mode, Camouflage = 0 });
            yield return ($"{modeName}, 80 % camouflage", Base with { Mode = mode, Camouflage = .8 });
            yield return ($"{modeName}, 20 objects", Base with { Mode = mode, Objects = 20 });
        }

        yield return ("commanded, 95 % camouflage", Base with { Camouflage = .95 });
        yield return ("commanded, 5 accounts", Base with { Accounts = 5 });
        yield return ("commanded, 40 accounts", Base with { Accounts = 40 });
        yield return ("commanded, on one day", Base with { DaysActive = 1 });
        yield return (
            "own content, all of the audience, 5 min",
            Base with
            {
                Mode = RingMode.OwnContent,
                AudienceShare = 1,
                JitterSeconds = 300,
            }
        );
        yield return ("closed ring, 4 min", new ClosedRing { Accounts = 15 });
        yield return (
            "closed ring, 2 min, on one day",
            new ClosedRing
            {
                Accounts = 15,
                DaysActive = 1,
                MedianSeconds = 120,
            }
        );
        yield return (
            "closed ring, prepared words alone",
            new ClosedRing
            {
                Accounts = 15,
                CopyShare = 1,
                LinkShare = 0,
            }
        );
        yield return (
            "closed ring, own pages alone",
            new ClosedRing
            {
                Accounts = 15,
                CopyShare = 0,
                LinkShare = 1,
            }
        );
        yield return (
            "closed ring, own posts alone",
            new ClosedRing
            {
                Accounts = 15,
                CopyShare = 0,
                LinkShare = 0,
            }
        );
        yield return (
            "prepared words within a day",
            new CopypastaRing
            {
                Accounts = 15,
                JitterSeconds = 86_400,
                LinkShare = 0,
            }
        );
    }
}
