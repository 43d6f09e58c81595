using Exhibit.Benchmarks.Accuracy.Report;
using Exhibit.Simulator;
using Exhibit.Simulator.Campaigns;

namespace Exhibit.Benchmarks.Accuracy.Parts;

/// <summary>How many objects a commanded ring must push before it is found, by jitter and size. Coarse steps only (docs/responsible-use.md).</summary>
internal sealed class PowerPart : IAccuracyPart
{
    private static readonly int[] Objects = [6, 10, 15, 20, 30];

    private static readonly (string Name, double Seconds)[] Jitters = [("30 s", 30), ("2 min", 120), ("10 min", 600)];

    private static readonly int[] Sizes = [5, 10, 20];

    public string Name => "power";

    public IEnumerable<WorldJob> Worlds(bool quick, int? seeds)
    {
        foreach (var (jitter, seconds) in quick ? [] : Jitters)
        {
            foreach (var size in Sizes)
            {
                foreach (var objects in Objects)
                {
                    for (var seed = 0; seed < (seeds ?? 3); seed++)
                    {
                        yield return WorldJob.Of(
                            Cell(jitter, size, objects),
                            WorldPresets.Get("null", (ulong)(40_000 + seed)) with
                            {
                                Accounts = 400,
                                Posts = 12_000,
                                Campaigns =
                                [
                                    new RepostRing
                                    {
                                        Accounts = size,
                                        Objects = objects,
                                        JitterSeconds = seconds,
                                    },
                                ],
                            }
                        );
                    }
                }
            }
        }
    }

    public void Write(Page page, IReadOnlyList<WorldRun> runs)
    {
        if (runs.Count == 0)
        {
            return;
        }

        var worlds = runs.Count / (Jitters.Length * Sizes.Length * Objects.Length);
        page.Add(
            $"## How much must happen before it is found\n\nA commanded ring, 60 % camouflage, half of the audience; a member takes part in seven objects of ten. Pairs (accounts) found, in steps of a fifth; worlds a cell: {Say.N(worlds)}.\n\n"
        );
        foreach (var tier in new[] { "strong", "any" })
        {
            page.Head([$"{(tier == "any" ? "any tier" : tier)}: ring, jitter", .. Objects.Select(o => $"{Say.N(o)} objects")]);
            foreach (var (jitter, _) in Jitters)
            {
                foreach (var size in Sizes)
                {
                    page.Row([$"{Say.N(size)} accounts, {jitter}", .. Objects.Select(o => Found(runs, jitter, size, o, tier))]);
                }
            }

            page.Add("\n");
        }

        var series = Jitters.SelectMany(j => new[] { ("strong", j.Name), ("any", j.Name) }).ToArray();
        page.Picture(
            "power",
            Charts.Lines(
                "How many objects must a ring of ten push to be found?",
                "Accounts found, in steps of a fifth",
                "Objects pushed",
                [.. Objects.Select(o => Say.N(o))],
                [
                    .. series.Select(s =>
                        (
                            $"{s.Name}, {(s.Item1 == "any" ? "any tier" : "strong")}",
                            Objects.Select(o => Say.Fifth(Mean(runs, Cell(s.Name, 10, o), r => r.Score.Accounts[s.Item1].Recall))).ToArray()
                        )
                    ),
                ]
            ),
            "Share of the accounts of a ring of ten that is found, by how much it did and how close together."
        );
    }

    private static string Found(IReadOnlyList<WorldRun> runs, string jitter, int size, int objects, string tier)
    {
        var cell = Cell(jitter, size, objects);
        return $"{Say.Step(Say.Fifth(Mean(runs, cell, r => r.Score.Pairs[tier].Recall)))} ({Say.Step(Say.Fifth(Mean(runs, cell, r => r.Score.Accounts[tier].Recall)))})";
    }

    private static double Mean(IReadOnlyList<WorldRun> runs, string cell, Func<WorldRun, double> of) =>
        runs.Where(r => r.Job.Cell == cell).Select(of).DefaultIfEmpty(double.NaN).Average();

    private static string Cell(string jitter, int size, int objects) =>
        FormattableString.Invariant($"{size} accounts, {jitter}, {objects} objects");
}
