using System.Runtime.InteropServices;
using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit.Coordination.Explanations;

/// <summary>E2, the source's audience: how fast the bystanders are who share other objects of the same source. Silent where the source is unknown.</summary>
public sealed class Source : IExplanation
{
    private readonly PerAccount<Dictionary<int, long[]>> reactions = new(Reactions);

    /// <inheritdoc/>
    public ExplanationInfo Info { get; } =
        new("source", "how fast the source's audience is", "The source's followers see a new item within moments and share it at once.");

    /// <inheritdoc/>
    public int Order => 5;

    /// <inheritdoc/>
    public void Explain(PairView pair, Span<double> probabilities)
    {
        var table = pair.Table;
        probabilities.Fill(double.NaN);
        if (!AnyKnown(pair))
        {
            return;
        }

        var off = Excluded(pair);
        for (var trial = 0; trial < probabilities.Length; trial++)
        {
            var o = pair.ObjectOf(trial);
            probabilities[trial] = table.Source[o] < 0 ? double.NaN : OfTrial(pair, trial, o, off[table.Source[o]]);
        }
    }

    private static bool AnyKnown(PairView pair)
    {
        for (var trial = 0; trial < pair.Trials.Length; trial++)
        {
            if (pair.Table.Source[pair.ObjectOf(trial)] >= 0)
            {
                return true;
            }
        }

        return false;
    }

    // The source's whole curve is kept once a table; what must not speak (this object, the pair, its suspects) is taken off.
    private static double OfTrial(PairView pair, int trial, int o, long[] excluded)
    {
        var table = pair.Table;
        var curve = table.LatenciesOf(table.Source[o]);
        var start = pair.OriginTime(o);
        // Rows come by time, so the object's own latencies are ascending already.
        var own = new List<long>();
        for (var row = table.ObjectStart[o]; row < table.ObjectStart[o + 1]; row++)
        {
            if (!pair.IsExcluded(table.Account[row]))
            {
                own.Add(table.Time[row] - start);
            }
        }

        if (excluded.Length + own.Count >= curve.Length)
        {
            return double.NaN;
        }

        var also = CollectionsMarshal.AsSpan(own);
        return (
                LocalDensity.Of(curve, excluded, also, pair.TimeA(trial) - start, pair.Window)
                + LocalDensity.Of(curve, excluded, also, pair.TimeB(trial) - start, pair.Window)
            ) / 2;
    }

    private Dictionary<int, long[]> Excluded(PairView pair)
    {
        var off = new Dictionary<int, List<long>>();
        for (var trial = 0; trial < pair.Trials.Length; trial++)
        {
            if (pair.Table.Source[pair.ObjectOf(trial)] is >= 0 and var source)
            {
                off.TryAdd(source, []);
            }
        }

        // Two suspects of hundreds have hundreds in common, so what each did is gathered once, not once a pair.
        foreach (var account in pair.Excluded())
        {
            var of = reactions.Of(pair.Table, account);
            foreach (var (source, list) in off)
            {
                if (of.TryGetValue(source, out var latencies))
                {
                    list.AddRange(latencies);
                }
            }
        }

        foreach (var list in off.Values)
        {
            list.Sort();
        }

        return off.ToDictionary(o => o.Key, o => o.Value.ToArray());
    }

    // The latencies of one account after the origins of every known source's objects.
    private static Dictionary<int, long[]> Reactions(TraceTable table, int account)
    {
        var of = new Dictionary<int, List<long>>();
        foreach (var row in table.RowsOf(account))
        {
            var o = table.Object[row];
            if (table.Source[o] >= 0)
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(of, table.Source[o], out _) ??= []).Add(table.Time[row] - table.OriginTime(o));
            }
        }

        return of.ToDictionary(s => s.Key, s => s.Value.ToArray());
    }
}
