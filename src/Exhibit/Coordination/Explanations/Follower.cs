using System.Runtime.InteropServices;
using Exhibit.Model;

namespace Exhibit.Coordination.Explanations;

/// <summary>
/// E6, the follower: an account both seem to follow came before both on 60 % of the co-actions (3 or more), or one of the
/// two came before the other on 90 %. The pair's habit after that account's trace is then the explanation.
/// </summary>
public sealed class Follower : IExplanation
{
    /// <summary>Least share of co-actions that the followed account precedes: 0.6.</summary>
    public const double LeastShare = 0.6;

    /// <summary>Least share of co-actions in which one of the two precedes the other: 0.9.</summary>
    public const double LeastLead = 0.9;

    /// <inheritdoc/>
    public ExplanationInfo Info { get; } =
        new("follower", "an account both seem to follow", "Both follow one account and repeat what it shares, or one follows the other.");

    /// <inheritdoc/>
    public int Order => 6;

    /// <inheritdoc/>
    public void Explain(PairView pair, Span<double> probabilities)
    {
        probabilities.Fill(double.NaN);
        foreach (var leader in Leaders(pair))
        {
            var latency = new Latency(pair, o => TimeOf(pair, leader, o));
            for (var trial = 0; trial < probabilities.Length; trial++)
            {
                if (TimeOf(pair, leader, pair.ObjectOf(trial)) is not { } start)
                {
                    continue;
                }

                var value = latency.Habit(trial, start, pair.Window.WindowMs, pair.Window.BlockMs);
                if (!double.IsNaN(value) && !(probabilities[trial] >= value))
                {
                    probabilities[trial] = value;
                }
            }
        }
    }

    /// <summary>The accounts that could be followed, the most frequent first; at most the three best.</summary>
    public static IReadOnlyList<int> Leaders(PairView pair)
    {
        if (pair.Hits < 3)
        {
            return [];
        }

        var table = pair.Table;
        var before = new Dictionary<int, int>();
        int aFirst = 0,
            bFirst = 0;
        for (var trial = 0; trial < pair.Trials.Length; trial++)
        {
            if (!pair.Hit[trial])
            {
                continue;
            }

            var (a, b) = pair.Trials[trial];
            aFirst += table.Time[a] < table.Time[b] ? 1 : 0;
            bFirst += table.Time[b] < table.Time[a] ? 1 : 0;
            var earlier = Math.Min(table.Time[a], table.Time[b]);
            var start = table.ObjectStart[table.Object[a]];
            for (var row = Math.Min(a, b) - 1; row >= start && table.Time[row] >= earlier - (pair.Window.BlockMs / 2); row--)
            {
                if (table.Time[row] < earlier)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(before, table.Account[row], out _)++;
                }
            }
        }

        var leaders = before
            .Where(h => h.Value >= 3 && h.Value >= LeastShare * pair.Hits)
            .OrderByDescending(h => h.Value)
            .ThenBy(h => h.Key)
            .Select(h => h.Key)
            .Take(3)
            .ToList();
        if (aFirst >= LeastLead * pair.Hits)
        {
            leaders.Add(pair.A);
        }

        if (bFirst >= LeastLead * pair.Hits)
        {
            leaders.Add(pair.B);
        }

        return leaders;
    }

    // The followed account's trace counts as trigger only where it came no later than both.
    private static long? TimeOf(PairView pair, int leader, int o)
    {
        var row = pair.Table.RowOf(leader, o);
        if (row < 0)
        {
            return null;
        }

        var at = pair.Table.Time[row];
        return at <= pair.Table.Time[pair.Table.RowOf(pair.A, o)] && at <= pair.Table.Time[pair.Table.RowOf(pair.B, o)] ? at : null;
    }
}
