using System.Globalization;

namespace Exhibit.Benchmarks.Accuracy;

/// <summary>What the quick run must show, or CI is red. Loose on purpose: a few worlds cannot measure a rate, but they show a rule that broke.</summary>
internal static class Floor
{
    internal static int Check(IReadOnlyList<WorldRun> runs, TextWriter log)
    {
        var faults = new List<string>();
        var strong = runs.Sum(r => r.Score.FalsePairs["strong"]);
        if (strong > 0)
        {
            faults.Add(Say($"{strong} false pairs in tier strong; expected none in {runs.Count} worlds."));
        }

        var indicated = runs.Count(r => r.Score.FalsePairs["indicated"] > 0);
        if (4 * indicated > runs.Count)
        {
            faults.Add(Say($"{indicated} of {runs.Count} worlds have a false indicated pair; expected at most a quarter."));
        }

        var kinds = runs.SelectMany(r => r.Score.ByKind.Where(k => !r.Score.Campaigns.ContainsKey(k.Key))).Select(k => k.Value).ToArray();
        if (kinds.Sum(k => k.Strong) > .02 * kinds.Sum(k => k.All))
        {
            faults.Add(
                Say($"{kinds.Sum(k => k.Strong)} of {kinds.Sum(k => k.All)} innocent accounts are in tier strong; expected at most 2 %.")
            );
        }

        foreach (var run in runs.Where(r => r.Job.Cell == "commanded, 30 s" && r.Score.Pairs["strong"].Recall < .8))
        {
            faults.Add(
                Say($"a commanded ring at 30 s: {run.Score.Pairs["strong"].Recall:0.00} of its pairs are strong; expected 0.80 or more.")
            );
        }

        foreach (var fault in faults)
        {
            log.WriteLine(fault);
        }

        log.WriteLine(faults.Count == 0 ? "The floor holds." : "The floor is broken.");
        return faults.Count == 0 ? 0 : 1;
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
