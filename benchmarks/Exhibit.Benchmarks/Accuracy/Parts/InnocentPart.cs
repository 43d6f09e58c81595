using Exhibit.Benchmarks.Accuracy.Report;
using Exhibit.Simulator;

namespace Exhibit.Benchmarks.Accuracy.Parts;

/// <summary>Worlds with every kind of innocent coordination: who of them is called, in which tier, and with which explanation.</summary>
internal sealed class InnocentPart : IAccuracyPart
{
    private const int Batches = 3;

    public string Name => "innocent";

    // A third of the groups at a time: all of them in one small world would be most of its people.
    public IEnumerable<WorldJob> Worlds(bool quick, int? seeds)
    {
        var groups = WorldPresets.Innocents();
        for (var seed = 0; seed < (seeds ?? (quick ? 1 : 5)); seed++)
        {
            foreach (var (name, accounts, posts) in quick ? Densities.All.Skip(1).Take(1) : Densities.All)
            {
                for (var batch = 0; batch < Batches; batch++)
                {
                    yield return WorldJob.Of(
                        name,
                        WorldPresets.Get("null", (ulong)(20_000 + (seed * Batches) + batch)) with
                        {
                            Accounts = accounts,
                            Posts = posts,
                            Groups = [.. groups.Where((_, i) => i % Batches == batch)],
                        }
                    );
                }
            }
        }
    }

    public void Write(Page page, IReadOnlyList<WorldRun> runs)
    {
        page.Add(
            "## Innocent coordination\n\nEvery kind of innocent group among ordinary people. They do act together; *indicated* must name what truly makes them meet, and *strong* should hold none of them: at most 0.5 % of the accounts of a group.\n\n"
        );
        Tables(page, runs, "innocent");
        page.Add("\nThe peers' rules on the same worlds:\n\n");
        PeerTables.Innocents(page, "innocent-peers", "with innocent groups", runs);
    }

    /// <summary>Innocents called, by kind and density. Also used for the second generator's worlds.</summary>
    internal static void Tables(Page page, IReadOnlyList<WorldRun> runs, string picture)
    {
        var cells = runs.Select(r => r.Job.Cell).Distinct(StringComparer.Ordinal).ToArray();
        page.Head([
            "kind",
            "accounts",
            .. cells.Select(c => $"strong, {c}"),
            "strong, all (95 % interval)",
            "indicated, all",
            "explanation right",
            "wrongly named",
        ]);
        var rows = new List<(string Name, double[] Values)>();
        foreach (
            var kind in runs.SelectMany(r => r.Score.ByKind.Keys)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Append("all innocent groups")
        )
        {
            (int All, int Strong, int Indicated) Count(string cell) =>
                runs.Where(r => cell.Length == 0 || r.Job.Cell == cell)
                    .SelectMany(r => r.Score.ByKind.Where(k => k.Key == kind || (kind == "all innocent groups" && k.Key != "ordinary")))
                    .Aggregate((0, 0, 0), (sum, k) => (sum.Item1 + k.Value.All, sum.Item2 + k.Value.Strong, sum.Item3 + k.Value.Indicated));

            var (all, strong, indicated) = Count("");
            var named = runs.SelectMany(r => r.Score.Explanations.Where(k => k.Key == kind || kind == "all innocent groups"))
                .Select(k => k.Value)
                .ToArray();
            var (right, wrong) = (named.Sum(n => n.Right), named.Sum(n => n.Wrong));
            page.Row([
                kind,
                Say.N(all),
                .. cells.Select(c => Say.Percent((double)Count(c).Strong / Math.Max(1, Count(c).All))),
                Say.Of(strong, all),
                Say.Percent((double)indicated / all),
                right + wrong == 0 ? "" : $"{Say.Percent((double)right / (right + wrong))} of {Say.N(right + wrong)} edges",
                kind == "all innocent groups" ? "" : Wrong(runs, kind),
            ]);
            var peer = runs.SelectMany(r => r.Peers[PeerRules.Names[4]].AccountsByKind.Where(k => k.Key == kind)).Sum(k => k.Value);
            if (kind != "all innocent groups")
            {
                rows.Add((kind, [(double)strong / all, (double)indicated / all, (double)peer / all]));
            }
        }

        page.Picture(
            $"{picture}-kinds",
            Charts.Bars(
                "Who is called, though innocent",
                "Share of the accounts of each kind of innocent group.",
                ["Exhibit, strong", "Exhibit, indicated with a named explanation", "common practice: three co-actions"],
                rows,
                Say.Percent,
                1
            ),
            "Share of the members of each innocent group that is called, by Exhibit in either tier and by the common rule of three co-actions."
        );
    }

    // Where the named explanation is not among the true ones: which it was, and how often.
    private static string Wrong(IReadOnlyList<WorldRun> runs, string kind) =>
        string.Join(
            ", ",
            runs.SelectMany(r => r.Score.WrongExplanations.Where(w => w.Key.Kind == kind))
                .GroupBy(w => w.Key.Explanation, w => w.Value, StringComparer.Ordinal)
                .OrderByDescending(g => g.Sum())
                .ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => $"{(g.Key.Length == 0 ? "none" : g.Key)} {Say.N(g.Sum())}")
        );
}
