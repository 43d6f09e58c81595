using System.Runtime.InteropServices;
using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit.Coordination.Explanations;

/// <summary>E2, the source's audience: how fast the bystanders are who share other objects of the same source. Silent where the source is unknown.</summary>
public sealed class Source : IExplanation
{
    [ThreadStatic]
    private static SuspectReactions? scratch;

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

        var suspects = scratch = scratch?.Reactions == reactions ? scratch : new SuspectReactions(reactions);
        suspects.Begin(pair);
        var (own, back) = (new List<long>(), new List<long>());
        for (var trial = 0; trial < probabilities.Length; trial++)
        {
            var o = pair.ObjectOf(trial);
            probabilities[trial] = table.Source[o] < 0 ? double.NaN : OfTrial(pair, trial, o, suspects, own, back);
        }

        suspects.End();
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
    private static double OfTrial(PairView pair, int trial, int o, SuspectReactions suspects, List<long> own, List<long> back)
    {
        var table = pair.Table;
        var source = table.Source[o];
        var curve = table.LatenciesOf(source);
        var start = pair.OriginTime(o);
        // Rows come by time, so the object's own latencies are ascending already.
        own.Clear();
        for (var row = table.ObjectStart[o]; row < table.ObjectStart[o + 1]; row++)
        {
            if (!pair.IsExcluded(table.Account[row]))
            {
                own.Add(table.Time[row] - start);
            }
        }

        var bystanders = own.Count;
        suspects.Beside(source, own);
        if (own.Count > bystanders)
        {
            own.Sort();
        }

        back.Clear();
        suspects.NoMore(source, back);
        back.Sort();
        var common = suspects.Common(source);
        if (common.Length - back.Count + own.Count >= curve.Length)
        {
            return double.NaN;
        }

        var also = CollectionsMarshal.AsSpan(own);
        var again = CollectionsMarshal.AsSpan(back);
        return (
                LocalDensity.Of(curve, common, also, again, pair.TimeA(trial) - start, pair.Window)
                + LocalDensity.Of(curve, common, also, again, pair.TimeB(trial) - start, pair.Window)
            ) / 2;
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
