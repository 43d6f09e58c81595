using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit.Coordination.Explanations;

/// <summary>
/// E5, daily routine: the other is often active at just this time of day. Mean of lam(times of day of B's traces on other
/// UTC days, time of day of A) and the reverse. Other days only: the same sitting is what is being explained, not a routine.
/// </summary>
public sealed class Routine : IExplanation
{
    private const long Day = 86_400_000;

    private readonly PerAccount<Clockface> faces = new((table, account) => new Clockface(table, account));

    /// <inheritdoc/>
    public ExplanationInfo Info { get; } = new("routine", "their daily routine", "Both are online at the same few minutes of every day.");

    /// <inheritdoc/>
    public int Order => 2;

    /// <inheritdoc/>
    public void Explain(PairView pair, Span<double> probabilities)
    {
        var (ofA, ofB) = (faces.Of(pair.Table, pair.A), faces.Of(pair.Table, pair.B));
        for (var trial = 0; trial < probabilities.Length; trial++)
        {
            var (a, b) = (pair.TimeA(trial), pair.TimeB(trial));
            probabilities[trial] = (ofB.Around(a, pair.Window) + ofA.Around(b, pair.Window)) / 2;
        }
    }

    /// <summary>One account's times of day, all and by UTC day. Times of day lie on a circle: each stands there with its turns before and after.</summary>
    private sealed class Clockface
    {
        private readonly Dictionary<long, long[]> byDay;
        private readonly long[] all;

        internal Clockface(TraceTable table, int account)
        {
            var rows = table.RowsOf(account);
            var times = new long[rows.Length];
            for (var i = 0; i < times.Length; i++)
            {
                times[i] = table.Time[rows[i]];
            }

            Array.Sort(times);
            byDay = [];
            for (int first = 0, next = 0; first < times.Length; first = next)
            {
                var day = Floor(times[first]);
                for (; next < times.Length && Floor(times[next]) == day; next++) { }
                byDay.Add(day, Turns(times.AsSpan(first, next - first)));
            }

            for (var i = 0; i < times.Length; i++)
            {
                times[i] = Mod(times[i]);
            }

            Array.Sort(times);
            all = Turns(times);
        }

        internal double Around(long time, WindowSpec window) =>
            LocalDensity.Of(all, byDay.GetValueOrDefault(Floor(time)) ?? [], Mod(time), window);

        // Rising by time of day, so the turns one after the other rise too.
        private static long[] Turns(ReadOnlySpan<long> times)
        {
            var turns = new long[3 * times.Length];
            for (var i = 0; i < times.Length; i++)
            {
                var time = Mod(times[i]);
                turns[i] = time - Day;
                turns[times.Length + i] = time;
                turns[(2 * times.Length) + i] = time + Day;
            }

            return turns;
        }
    }

    private static long Mod(long value) => ((value % Day) + Day) % Day;

    private static long Floor(long value) => (value - Mod(value)) / Day;
}
