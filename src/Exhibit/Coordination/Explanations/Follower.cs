using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit.Coordination.Explanations;

/// <summary>
/// E6, the follower: an account both seem to follow came before both on 60 % of the co-actions (3 or more) and, of those it
/// joined, on 80 %; or one of the two came before the other on 60 % (3 or more) and, of those
/// that were not at once, on 90 %. The pair's habit after that account's action is then the
/// explanation. Who wrote what the pair repeats acted on it first.
/// </summary>
public sealed class Follower : IExplanation
{
    /// <summary>Least share of co-actions that the followed account precedes: 0.6.</summary>
    public const double LeastShare = 0.6;

    /// <summary>Least share of the co-actions it joined, within half a block, that it precedes: 0.8. Of three who act together anyone is first by turns.</summary>
    public const double LeastFirst = 0.8;

    /// <summary>Least share of the co-actions that were not at once in which one of the two precedes the other: 0.9.</summary>
    public const double LeastLead = 0.9;

    [ThreadStatic]
    private static Meetings? scratch;

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

    /// <summary>The accounts that could be followed, the most frequent first. A source that was not read itself has its number in <see cref="TraceTable.Source"/>.</summary>
    public static IReadOnlyList<int> Leaders(PairView pair)
    {
        if (pair.Hits < 3)
        {
            return [];
        }

        var meetings = scratch ??= new Meetings();
        meetings.Clear();
        int aFirst = 0,
            bFirst = 0;
        for (var trial = 0; trial < pair.Trials.Length; trial++)
        {
            if (!pair.Hit[trial])
            {
                continue;
            }

            aFirst += pair.TimeA(trial) < pair.TimeB(trial) ? 1 : 0;
            bFirst += pair.TimeB(trial) < pair.TimeA(trial) ? 1 : 0;
            Count(pair, trial, meetings);
        }

        var followed = new List<(int Account, int Before)>();
        foreach (var (account, before, after) in meetings.All)
        {
            if (before >= 3 && before >= LeastShare * pair.Hits && before >= LeastFirst * (before + after))
            {
                followed.Add((account, before));
            }
        }

        followed.Sort((x, y) => x.Before != y.Before ? y.Before.CompareTo(x.Before) : x.Account.CompareTo(y.Account));
        var leaders = followed.ConvertAll(f => f.Account);
        if (Leads(aFirst, bFirst, pair.Hits))
        {
            leaders.Add(pair.A);
        }

        if (Leads(bFirst, aFirst, pair.Hits))
        {
            leaders.Add(pair.B);
        }

        return leaders;
    }

    // Acting in the same slot is neither before nor after: a tie is no argument against following.
    private static bool Leads(int first, int second, int hits) =>
        first >= 3 && first >= LeastShare * hits && first >= LeastLead * (first + second);

    // Who acted on the object of one co-action at most half a block before the earlier of the two, and who after.
    private static void Count(PairView pair, int trial, Meetings meetings)
    {
        var (table, o) = (pair.Table, pair.ObjectOf(trial));
        var (earlier, half) = (Math.Min(pair.TimeA(trial), pair.TimeB(trial)), pair.Window.BlockMs / 2);
        var author = table.Source[o];
        if (author >= 0 && table.OriginTime(o) is var origin && origin >= earlier - half && origin < earlier)
        {
            meetings.Add(author, before: true);
        }

        // An object's rows come by time.
        var first = table.ObjectStart[o];
        var times = table.Time.AsSpan(first, table.ObjectStart[o + 1] - first);
        var end = LocalDensity.LowerBound(times, earlier + half + 1);
        for (var i = LocalDensity.LowerBound(times, earlier - half); i < end; i++)
        {
            var account = table.Account[first + i];
            if (account != author && account != pair.A && account != pair.B && times[i] != earlier)
            {
                meetings.Add(account, before: times[i] < earlier);
            }
        }
    }

    // The followed account's action counts as trigger only where it came no later than both.
    private static long? TimeOf(PairView pair, int leader, int o)
    {
        var table = pair.Table;
        var wrote = table.Source[o] == leader;
        var row = leader < table.Accounts ? table.RowOf(leader, o) : -1;
        if (row < 0 && !wrote)
        {
            return null;
        }

        var at = wrote ? table.OriginTime(o) : table.Time[row];
        return at <= table.Time[table.RowOf(pair.A, o)] && at <= table.Time[table.RowOf(pair.B, o)] ? at : null;
    }
}
