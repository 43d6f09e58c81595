using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit.Coordination.Explanations;

/// <summary>
/// Habit after a trigger that is known, not inferred: the original's time or author stands in the data. In the slow window
/// this is asked before a pair is even indicated, because within ten minutes the whole audience of a fast source acts together.
/// </summary>
public sealed class Reaction : IExplanation
{
    /// <inheritdoc/>
    public ExplanationInfo Info { get; } =
        new(
            "reaction",
            "their reaction to a known source",
            "Both follow the source of these items and react to it with their usual speed."
        );

    /// <inheritdoc/>
    public int Order => 3;

    /// <inheritdoc/>
    public void Explain(PairView pair, Span<double> probabilities)
    {
        var latency = new Latency(pair, o => pair.OriginTime(o));
        for (var trial = 0; trial < probabilities.Length; trial++)
        {
            var o = pair.ObjectOf(trial);
            probabilities[trial] = IsKnown(pair.Table, o)
                ? latency.Habit(trial, pair.OriginTime(o), pair.Window.WindowMs, pair.Window.BlockMs)
                : double.NaN;
        }
    }

    private static bool IsKnown(TraceTable table, int o) => table.Source[o] >= 0 || table.SourceTime[o] != TraceTable.UnknownTime;
}
