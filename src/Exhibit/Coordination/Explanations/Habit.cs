using Exhibit.Model;

namespace Exhibit.Coordination.Explanations;

/// <summary>
/// E3, habit: how fast these two usually are after something outside the pair set an object off, each judged by the other's
/// latencies on the pair's other objects. Silent where one of the pair or a suspect came first: nothing outside was seen.
/// </summary>
public sealed class Habit : IExplanation
{
    /// <inheritdoc/>
    public ExplanationInfo Info { get; } =
        new("habit", "how fast these two usually are", "Each reacts to the same sources, with their own usual speed.");

    /// <inheritdoc/>
    public int Order => 3;

    /// <inheritdoc/>
    public void Explain(PairView pair, Span<double> probabilities)
    {
        var latency = new Latency(pair, o => pair.OriginTime(o));
        for (var trial = 0; trial < probabilities.Length; trial++)
        {
            var o = pair.ObjectOf(trial);
            probabilities[trial] = pair.IsExternal(o)
                ? latency.Habit(trial, pair.OriginTime(o), pair.Window.WindowMs, pair.Window.BlockMs)
                : double.NaN;
        }
    }
}
