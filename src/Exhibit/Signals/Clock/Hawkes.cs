using Exhibit.Coordination;

namespace Exhibit.Signals.Clock;

/// <summary>
/// A self-exciting process with an exponential kernel (Hawkes 1971, Biometrika 58:83): every post makes the next ones more
/// likely for a while, as a person at the screen does. Fitted by the likelihood (Ogata 1978, Ann. Inst. Statist. Math. 30:243)
/// over a grid, which is coarse and cannot run away.
/// </summary>
/// <param name="Branching">Posts that one post brings forth, 0 (independent posts) to .9.</param>
/// <param name="MemoryMs">How long the excitement lasts, milliseconds.</param>
/// <param name="RateMs">Posts a millisecond without excitement.</param>
public readonly record struct Hawkes(double Branching, double MemoryMs, double RateMs)
{
    private static readonly double[] Branchings = [0, .2, .4, .6, .8, .9];
    private static readonly double[] Memories = [60_000, 300_000, 1_200_000, 3_600_000, 14_400_000];

    /// <summary>The best of the grid for moments, rising, milliseconds.</summary>
    public static Hawkes Fit(ReadOnlySpan<long> times)
    {
        var span = Math.Max(1, times[^1] - times[0]);
        var (best, top) = (default(Hawkes), double.NegativeInfinity);
        foreach (var branching in Branchings)
        {
            foreach (var memory in branching == 0 ? Memories[..1] : Memories)
            {
                var model = new Hawkes(branching, memory, (1 - branching) * times.Length / span);
                var likelihood = model.LogLikelihood(times, span);
                if (likelihood > top)
                {
                    (best, top) = (model, likelihood);
                }
            }
        }

        return best;
    }

    /// <summary>As many moments as asked for, from nought on, rising (exact, by thinning).</summary>
    public long[] Draw(int count, SplitMix64 random)
    {
        var times = new long[count];
        Draw(times, random);
        return times;
    }

    /// <summary>The same into a span.</summary>
    internal void Draw(Span<long> times, SplitMix64 random)
    {
        var (now, excitement) = (0.0, 0.0);
        for (var i = 0; i < times.Length; )
        {
            // Between posts the rate only falls, so the rate now is a bound until the next.
            var bound = RateMs + excitement;
            var step = -Math.Log(1 - random.NextDouble()) / bound;
            now += step;
            // Nought stays nought: independent posts need no exponential.
            excitement *= excitement == 0 ? 1 : Math.Exp(-step / MemoryMs);
            if (random.NextDouble() * bound <= RateMs + excitement)
            {
                times[i++] = (long)now;
                excitement += Branching / MemoryMs;
            }
        }
    }

    private double LogLikelihood(ReadOnlySpan<long> times, double span)
    {
        var (sum, excitement, last) = (-RateMs * span, 0.0, times[0]);
        foreach (var time in times)
        {
            excitement *= Math.Exp(-(time - last) / MemoryMs);
            sum += Math.Log(RateMs + (Branching / MemoryMs * excitement));
            sum -= Branching * (1 - Math.Exp(-(times[^1] - time) / MemoryMs));
            excitement++;
            last = time;
        }

        return sum;
    }
}
