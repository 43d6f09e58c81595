using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit.Coordination;

/// <summary>The same protocol on data whose times were disturbed with a recorded seed: what is found there is not about these pairs.</summary>
public sealed class NegativeControl(CoordinationOptions options, ExplanationSet explanations)
{
    /// <summary>Runs both controls on the kinds whose evidence is timing: no change of times touches the others.</summary>
    public IReadOnlyList<ControlResult> Run(
        IReadOnlyList<TraceTable> tables,
        ulong seed,
        IProgress<StageProgress>? progress,
        CancellationToken cancellation
    )
    {
        var timed = tables.Where(t => t.Evidence == EvidenceKind.Timing).ToArray();
        return
        [
            Run(
                "jittered-within-block",
                "Every time is drawn anew within its block. Who acted in which hour stays; acting within the window is destroyed. Edges left are false alarms of the timing test.",
                [.. timed.Select(t => Parked(Jitter(t, seed)))],
                progress,
                cancellation
            ),
            Run(
                ControlResult.Shuffled,
                "The times of each object are dealt out anew among the accounts that shared it. Bursts of a group on its own objects stay; which two acted together is destroyed. Edges left are evidence about the group, not about these two.",
                [.. timed.Select(t => Parked(Shuffle(t, seed)))],
                progress,
                cancellation
            ),
        ];
    }

    private ControlResult Run(
        string id,
        string meaning,
        TraceTable[] tables,
        IProgress<StageProgress>? progress,
        CancellationToken cancellation
    )
    {
        var (edges, _) = new CoordinationStage(options with { ListTrials = false }, explanations).Run(
            tables,
            progress is null ? null : new Relabelled(progress, id),
            cancellation
        );
        foreach (var table in tables)
        {
            table.Discard();
        }

        return new ControlResult(
            id,
            meaning,
            edges.Count(e => e.Tier == Tier.Strong),
            edges.Count(e => e.Tier == Tier.Indicated),
            Accounts(edges, e => e.Tier == Tier.Strong),
            Accounts(edges, e => e.Tier != Tier.None) - Accounts(edges, e => e.Tier == Tier.Strong)
        );
    }

    // The control runs the stage "test" again; the reader of the progress bar is told which control it is.
    private sealed class Relabelled(IProgress<StageProgress> inner, string id) : IProgress<StageProgress>
    {
        public void Report(StageProgress value) => inner.Report(value with { Stage = "control", Note = id });
    }

    private static int Accounts(IReadOnlyList<Edge> edges, Func<Edge, bool> which) =>
        edges.Where(which).SelectMany(e => new[] { e.A, e.B }).Distinct().Count();

    private TraceTable Parked(TraceTable table)
    {
        table.Park(options.Space);
        return table;
    }

    // Jitter within the longer block destroys synchrony in both families; blocks of the main family nest in it.
    private TraceTable Jitter(TraceTable table, ulong seed)
    {
        var random = new SplitMix64(seed);
        var block = Math.Max(Math.Max(options.BlockMs, options.SlowBlockMs), table.SlotMs);
        return table.WithTimes(times =>
        {
            foreach (ref var time in times)
            {
                time = time - Mod(time, block) + (random.Next((int)(block / table.SlotMs)) * table.SlotMs);
            }
        });
    }

    private static TraceTable Shuffle(TraceTable table, ulong seed)
    {
        var random = new SplitMix64(seed);
        return table.WithTimes(times =>
        {
            for (var i = times.Length - 1; i > 0; i--)
            {
                var j = random.Next(i + 1);
                (times[i], times[j]) = (times[j], times[i]);
            }
        });
    }

    private static long Mod(long value, long by) => ((value % by) + by) % by;
}
