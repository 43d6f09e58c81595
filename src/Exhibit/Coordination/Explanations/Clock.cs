using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit.Coordination.Explanations;

/// <summary>
/// E4, clocks: both accounts act on a grid of 5, 10, 15, 30 or 60 minutes, as scheduling tools do. An account has period P
/// when 50 % of its traces (of 8 or more) lie within 15 s of one phase, or 30 % (4 of 5 or more) within 15 s after a
/// multiple of P, whichever are more; the same is asked of its traces in the pair's trials (10 or more), for who is on a clock with one
/// part of what it does. For trials with both on the grid: the larger of P/D and the pair's habit at the width of the grid.
/// </summary>
public sealed class Clock : IExplanation
{
    /// <summary>Periods asked for, ms.</summary>
    private static readonly long[] Periods = [300_000, 600_000, 900_000, 1_800_000, 3_600_000];

    private const long Tolerance = 15_000;

    private const int LeastTrials = 10;

    private readonly PerAccount<(long Period, long Phase)?> grids = new(GridOf);

    /// <inheritdoc/>
    public ExplanationInfo Info { get; } =
        new("clock", "their clocks", "Both use a tool that posts on the full hour, the quarter or another fixed minute.");

    /// <inheritdoc/>
    public int Order => 4;

    /// <inheritdoc/>
    public void Explain(PairView pair, Span<double> probabilities)
    {
        probabilities.Fill(double.NaN);
        if (
            (grids.Of(pair.Table, pair.A) ?? OfTrials(pair, pair.TimeA)) is not { } a
            || (grids.Of(pair.Table, pair.B) ?? OfTrials(pair, pair.TimeB)) is not { } b
        )
        {
            return;
        }

        var period = Math.Max(a.Period, b.Period);
        var latency = new Latency(pair, o => pair.OriginTime(o));
        for (var trial = 0; trial < probabilities.Length; trial++)
        {
            if (OnGrid(pair.TimeA(trial), a) && OnGrid(pair.TimeB(trial), b))
            {
                var block = Math.Max(pair.Window.BlockMs, 8 * period);
                var habit = latency.Habit(trial, pair.OriginTime(pair.ObjectOf(trial)), period, block);
                var grid = Math.Min(1, (double)period / pair.Window.BlockMs);
                probabilities[trial] = double.IsNaN(habit) ? grid : Math.Max(grid, habit);
            }
        }
    }

    // Ten minute stamps lie on one phase of five minutes too easily.
    private static (long Period, long Phase)? OfTrials(PairView pair, Func<int, long> timeOf) =>
        pair.Trials.Length < LeastTrials || pair.Table.SlotMs > Tolerance
            ? null
            : GridOf([.. Enumerable.Range(0, pair.Trials.Length).Select(timeOf)]);

    private static (long Period, long Phase)? GridOf(TraceTable table, int account)
    {
        var rows = table.RowsOf(account);
        var times = new long[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            times[i] = table.Time[rows[i]];
        }

        return GridOf(times);
    }

    /// <summary>The longest period that keeps 80 % of the best period's traces, with its phase; null for none.</summary>
    internal static (long Period, long Phase)? GridOf(long[] times)
    {
        if (times.Length < 5)
        {
            return null;
        }

        var found = new List<(long Period, long Phase, int On)>();
        foreach (var period in Periods)
        {
            var zero = 0;
            foreach (var time in times)
            {
                zero += OnGrid(time, (period, 0)) ? 1 : 0;
            }

            var (phase, on) = times.Length >= 8 && MayCrowd(times, period) ? BusiestPhase(times, period) : (0, 0);
            if (on >= 0.5 * times.Length && on > zero)
            {
                found.Add((period, phase, on));
            }
            else if (zero >= 4 && zero >= 0.3 * times.Length)
            {
                found.Add((period, 0, zero));
            }
        }

        if (found.Count == 0)
        {
            return null;
        }

        var best = found.Max(f => f.On);
        var (longest, at, _) = found.Last(f => f.On >= 0.8 * best);
        return (longest, at);
    }

    // A window of the tolerance lies within two neighbouring cells of its width: where no two hold half of the times, no
    // window does, and the phases need not be sorted.
    private static bool MayCrowd(long[] times, long period)
    {
        var cells = (int)(period / Tolerance);
        Span<int> count = stackalloc int[cells];
        count.Clear();
        foreach (var time in times)
        {
            count[(int)(Mod(time, period) / Tolerance)]++;
        }

        var most = count[^1] + count[0];
        for (var i = 1; i < cells; i++)
        {
            most = Math.Max(most, count[i - 1] + count[i]);
        }

        return most >= 0.5 * times.Length;
    }

    private static (long Phase, int On) BusiestPhase(long[] times, long period)
    {
        var phases = Array.ConvertAll(times, t => Mod(t, period));
        Array.Sort(phases);
        var (bestPhase, best) = (0L, 0);
        // A window of the tolerance, slid over the circle of one period.
        for (int i = 0, j = 0; i < phases.Length; i++)
        {
            j = Math.Max(j, i);
            while (
                j + 1 < i + phases.Length
                && phases[(j + 1) % phases.Length] + (j + 1 >= phases.Length ? period : 0) - phases[i] <= Tolerance
            )
            {
                j++;
            }

            if (j - i + 1 > best)
            {
                (bestPhase, best) = (phases[i], j - i + 1);
            }
        }

        return (bestPhase, best);
    }

    private static bool OnGrid(long time, (long Period, long Phase) grid) => Mod(time - grid.Phase, grid.Period) <= Tolerance;

    private static long Mod(long value, long by) => ((value % by) + by) % by;
}
