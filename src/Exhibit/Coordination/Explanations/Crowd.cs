using Exhibit.Model;

namespace Exhibit.Coordination.Explanations;

/// <summary>
/// E1, the crowd: how dense the object's other sharers are around these two. The pair's suspects are left out, because
/// suspects may not be each other's alibi. Mean of lam(R, tA) and lam(R, tB), R the bystanders' times.
/// </summary>
public sealed class Crowd : IExplanation
{
    [ThreadStatic]
    private static long[]? scratch;

    /// <inheritdoc/>
    public ExplanationInfo Info { get; } =
        new("crowd", "the crowd around the items", "Everybody shared these items at that moment, and these two were in the crowd.");

    /// <inheritdoc/>
    public int Order => 1;

    /// <inheritdoc/>
    public void Explain(PairView pair, Span<double> probabilities)
    {
        var times = scratch ??= new long[256];
        var table = pair.Table;
        var reach = pair.Window.BlockMs / 2;
        for (var trial = 0; trial < probabilities.Length; trial++)
        {
            var o = pair.ObjectOf(trial);
            var (ta, tb) = (pair.TimeA(trial), pair.TimeB(trial));
            var rows = table.Time.AsSpan(table.ObjectStart[o], table.ObjectStart[o + 1] - table.ObjectStart[o]);
            var first = LocalDensity.LowerBound(rows, Math.Min(ta, tb) - reach);
            var end = LocalDensity.LowerBound(rows, Math.Max(ta, tb) + reach + 1);
            if (end - first > times.Length)
            {
                times = scratch = new long[2 * (end - first)];
            }

            var accounts = table.Account.AsSpan(table.ObjectStart[o], rows.Length);
            var count = 0;
            for (var i = first; i < end; i++)
            {
                times[count] = rows[i];
                count += pair.IsExcluded(accounts[i]) ? 0 : 1;
            }

            ReadOnlySpan<long> references = times.AsSpan(0, count);
            probabilities[trial] = (LocalDensity.Of(references, ta, pair.Window) + LocalDensity.Of(references, tb, pair.Window)) / 2;
        }
    }
}
