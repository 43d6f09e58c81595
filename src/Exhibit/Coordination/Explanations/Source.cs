using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit.Coordination.Explanations;

/// <summary>E2, the source's audience: how fast the bystanders are who share other objects of the same source. Silent where the source is unknown.</summary>
public sealed class Source : IExplanation
{
    /// <summary>Latencies taken into one curve at most; a curve of a hundred thousand points is known well enough.</summary>
    public const int MostLatencies = 100_000;

    /// <inheritdoc/>
    public ExplanationInfo Info { get; } =
        new("source", "how fast the source's audience is", "The source's followers see a new item within moments and share it at once.");

    /// <inheritdoc/>
    public int Order => 5;

    /// <inheritdoc/>
    public void Explain(PairView pair, Span<double> probabilities)
    {
        for (var trial = 0; trial < probabilities.Length; trial++)
        {
            var o = pair.ObjectOf(trial);
            probabilities[trial] = pair.Table.Source[o] < 0 ? double.NaN : OfTrial(pair, trial, o);
        }
    }

    private static double OfTrial(PairView pair, int trial, int o)
    {
        var table = pair.Table;
        var pool = new List<long>();
        foreach (var other in table.ObjectsOf(table.Source[o]))
        {
            if (other == o)
            {
                continue;
            }

            var origin = pair.OriginTime(other);
            for (var row = table.ObjectStart[other]; row < table.ObjectStart[other + 1] && pool.Count < MostLatencies; row++)
            {
                if (!pair.IsExcluded(table.Account[row]))
                {
                    pool.Add(table.Time[row] - origin);
                }
            }
        }

        if (pool.Count == 0)
        {
            return double.NaN;
        }

        pool.Sort();
        var references = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(pool);
        var start = pair.OriginTime(o);
        return (
                LocalDensity.Of(references, pair.TimeA(trial) - start, pair.Window)
                + LocalDensity.Of(references, pair.TimeB(trial) - start, pair.Window)
            ) / 2;
    }
}
