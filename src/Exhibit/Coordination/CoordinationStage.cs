using Exhibit.Coordination.Groups;
using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit.Coordination;

/// <summary>Pairs, tests and tiers over all trace kinds: the main family, then the slow one, one edge a pair and kind.</summary>
public sealed class CoordinationStage(CoordinationOptions options, ExplanationSet explanations)
{
    private readonly EdgeStore store = new(options.Space);

    /// <summary>Runs both families.</summary>
    /// <returns>
    /// One edge for each pair and kind with two co-actions or more in the main window, and for each pair and kind that only
    /// the slow window puts in a tier; by tier, p, kind, accounts. And the figures of each family.
    /// </returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public (IReadOnlyList<Edge> Edges, IReadOnlyList<TestFamily> Families) Run(
        IReadOnlyList<TraceTable> tables,
        IProgress<StageProgress>? progress,
        CancellationToken cancellation
    )
    {
        var grouped = tables.Where(t => t.Evidence != EvidenceKind.Timing).ToArray();
        tables = [.. tables.Where(t => t.Evidence == EvidenceKind.Timing)];
        // A window narrower than the slot of a kind's times cannot be tested there: minute stamps know no half minute.
        var main = tables.Where(t => t.SlotMs <= options.WindowMs).ToArray();
        var slow = tables.Where(t => options.SlowWindowMs > 0 && t.SlotMs <= options.SlowWindowMs).ToArray();
        var (edges, figures) = Run(main, options.WindowMs, options.BlockMs, feedsStrong: true, progress, cancellation);
        var families = new List<TestFamily> { figures };
        // A pair and kind has one edge: the main window's, but where only the slow one puts it in a tier, that.
        var found = new List<Edge>();
        if (options.SlowWindowMs > 0)
        {
            var (slowEdges, slowFigures) = Run(slow, options.SlowWindowMs, options.SlowBlockMs, feedsStrong: false, progress, cancellation);
            families.Add(slowFigures);
            var inTier = edges.Where(e => e.Tier != Tier.None).Select(Key).ToHashSet();
            found.AddRange(slowEdges.Where(e => e.Tier != Tier.None && !inTier.Contains(Key(e))));
        }

        var replaced = found.Select(Key).ToHashSet();
        found.AddRange(edges.Where(e => e.Tier != Tier.None || !replaced.Contains(Key(e))));

        foreach (var table in grouped)
        {
            IGroupRule rule = table.Evidence == EvidenceKind.CommonOrigin ? new OriginRule() : new CompanyRule();
            using var open = table.Open(TraceParts.Groups);
            var (groupEdges, groupFigures, _) = new GroupFamily(options, rule).Run(table, cancellation);
            families.Add(groupFigures);
            found.AddRange(groupEdges.Select(e => options.ListTrials ? store.Keep(e) : e with { Trials = [] }));
        }

        found.Sort(Compare);
        return (found, families);
    }

    private static (string Trace, int A, int B) Key(Edge edge) => (edge.Trace, edge.A, edge.B);

    // By tier, the strongest first; then p, kind and accounts, which no two edges have in common.
    private static int Compare(Edge x, Edge y)
    {
        var order = y.Tier.CompareTo(x.Tier);
        order = order != 0 ? order : x.P.CompareTo(y.P);
        order = order != 0 ? order : string.CompareOrdinal(x.Trace, y.Trace);
        order = order != 0 ? order : x.A.CompareTo(y.A);
        return order != 0 ? order : x.B.CompareTo(y.B);
    }

    private (IReadOnlyList<Edge> Edges, TestFamily Figures) Run(
        TraceTable[] tables,
        long windowMs,
        long blockMs,
        bool feedsStrong,
        IProgress<StageProgress>? progress,
        CancellationToken cancellation
    ) =>
        new Family(
            tables,
            windowMs,
            blockMs,
            options.Alpha,
            feedsStrong,
            explanations,
            new FastPairCounter(options.Threads, options.Space),
            options.Threads,
            options.ListTrials,
            store,
            options.MostSharers
        ).Run(progress, cancellation);
}
