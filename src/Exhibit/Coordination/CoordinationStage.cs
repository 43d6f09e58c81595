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
        var best = new Dictionary<(string Trace, int A, int B), Edge>();
        foreach (var edge in edges)
        {
            best[(edge.Trace, edge.A, edge.B)] = edge;
        }

        if (options.SlowWindowMs > 0)
        {
            var (slowEdges, slowFigures) = Run(slow, options.SlowWindowMs, options.SlowBlockMs, feedsStrong: false, progress, cancellation);
            families.Add(slowFigures);
            foreach (var edge in slowEdges.Where(e => e.Tier != Tier.None))
            {
                var key = (edge.Trace, edge.A, edge.B);
                if (!best.TryGetValue(key, out var known) || known.Tier == Tier.None)
                {
                    best[key] = edge;
                }
            }
        }

        foreach (var table in grouped)
        {
            IGroupRule rule = table.Evidence == EvidenceKind.CommonOrigin ? new OriginRule() : new CompanyRule();
            using var open = table.Open();
            var (groupEdges, groupFigures, _) = new GroupFamily(options, rule).Run(table, cancellation);
            families.Add(groupFigures);
            foreach (var edge in groupEdges)
            {
                best[(edge.Trace, edge.A, edge.B)] = options.ListTrials ? store.Keep(edge) : edge with { Trials = [] };
            }
        }

        return (
            [
                .. best
                    .Values.OrderByDescending(e => e.Tier)
                    .ThenBy(e => e.P)
                    .ThenBy(e => e.Trace, StringComparer.Ordinal)
                    .ThenBy(e => e.A)
                    .ThenBy(e => e.B),
            ],
            families
        );
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
