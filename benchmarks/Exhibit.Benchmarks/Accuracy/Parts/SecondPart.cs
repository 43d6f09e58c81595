using Exhibit.Benchmarks.Accuracy.Report;
using Exhibit.Simulator.Agents;

namespace Exhibit.Benchmarks.Accuracy.Parts;

/// <summary>Null and innocent worlds of the second generator, which shares no way of drawing with the first.</summary>
internal sealed class SecondPart : IAccuracyPart
{
    private const string Alone = "ordinary life alone";
    private const string Groups = "with groups";

    // Agents and how willingly they share: about the posts an account of the first generator's worlds.
    private static readonly (string Name, int Agents, double Sharing)[] Sizes = [("sparse", 700, .5), ("usual", 500, 1), ("dense", 350, 2)];

    public string Name => "second";

    public IEnumerable<WorldJob> Worlds(bool quick, int? seeds)
    {
        for (var seed = 0; seed < (seeds ?? (quick ? 1 : 10)); seed++)
        {
            foreach (var (name, agents, sharing) in quick ? Sizes[1..2] : Sizes)
            {
                foreach (var groups in new[] { false, true })
                {
                    var options = new AgentWorldOptions
                    {
                        Seed = (ulong)(60_000 + (2 * seed) + (groups ? 1 : 0)),
                        Agents = agents,
                        Sharing = sharing,
                        Groups = groups,
                    };
                    yield return new WorldJob(
                        $"{name}, {(groups ? Groups : Alone)}",
                        options.Seed,
                        folder => AgentWorld.Write(folder, options)
                    );
                }
            }
        }
    }

    public void Write(Page page, IReadOnlyList<WorldRun> runs)
    {
        page.Add(
            "## The second generator\n\nThe same questions in worlds of another make: agents with feeds, attention and habits, in which cascades are not drawn but happen ([simulator](simulator.md)). Where the two generators disagree, the rule leans on something that one of them made up. Two ordinary agents who both have the bell on for one author are strangers in the labels, though they do what fans do.\n\n"
        );
        NullPart.Tables(page, [.. runs.Where(r => r.Job.Cell.EndsWith(Alone, StringComparison.Ordinal))], "second-null");
        page.Add("\nWith innocent groups of every habit:\n\n");
        InnocentPart.Tables(page, [.. runs.Where(r => r.Job.Cell.EndsWith(Groups, StringComparison.Ordinal))], "second");
        page.Add("\nThe peers' rules on all of these worlds:\n\n");
        PeerTables.Innocents(page, "second-peers", "of the second generator", runs);
    }
}
