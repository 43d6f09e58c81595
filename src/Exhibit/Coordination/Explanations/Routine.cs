using Exhibit.Model;

namespace Exhibit.Coordination.Explanations;

/// <summary>
/// E5, daily routine: the other is often active at just this time of day. Mean of lam(times of day of B's traces on other
/// UTC days, time of day of A) and the reverse. Other days only: the same sitting is what is being explained, not a routine.
/// </summary>
public sealed class Routine : IExplanation
{
    private const long Day = 86_400_000;

    /// <inheritdoc/>
    public ExplanationInfo Info { get; } = new("routine", "their daily routine", "Both are online at the same few minutes of every day.");

    /// <inheritdoc/>
    public int Order => 2;

    /// <inheritdoc/>
    public void Explain(PairView pair, Span<double> probabilities)
    {
        for (var trial = 0; trial < probabilities.Length; trial++)
        {
            var (a, b) = (pair.TimeA(trial), pair.TimeB(trial));
            probabilities[trial] = (Around(pair, pair.B, a) + Around(pair, pair.A, b)) / 2;
        }
    }

    private static double Around(PairView pair, int account, long time)
    {
        var table = pair.Table;
        var (own, today) = (Mod(time), Floor(time));
        var references = new List<long>();
        foreach (var row in table.RowsOf(account))
        {
            var at = table.Time[row];
            if (Floor(at) != today)
            {
                // Times of day lie on a circle: take the turn that is nearest.
                var difference = Mod(at) - own;
                references.Add(
                    difference > Day / 2 ? difference - Day
                    : difference < -Day / 2 ? difference + Day
                    : difference
                );
            }
        }

        references.Sort();
        return LocalDensity.Of(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(references), 0, pair.Window);
    }

    private static long Mod(long value) => ((value % Day) + Day) % Day;

    private static long Floor(long value) => (value - Mod(value)) / Day;
}
