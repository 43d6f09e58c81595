using System.Numerics;

namespace Exhibit.Simulator.Randomness;

/// <summary>
/// xoshiro256** (Blackman and Vigna 2018), seeded by SplitMix64. One generator per thing that is drawn (an account, an
/// object, a group): what one thing draws never shifts what another draws.
/// </summary>
internal sealed class SimRandom
{
    private ulong a;
    private ulong b;
    private ulong c;
    private ulong d;

    /// <summary>A generator for the thing with this number within a purpose.</summary>
    internal SimRandom(ulong seed, Purpose purpose, long number = 0, long part = 0) => Restart(seed, purpose, number, part);

    /// <summary>Makes this the generator of another thing, without an allocation.</summary>
    internal SimRandom Restart(ulong seed, Purpose purpose, long number = 0, long part = 0)
    {
        var state = Hash(seed, purpose, number, part);
        a = Mix(ref state);
        b = Mix(ref state);
        c = Mix(ref state);
        d = Mix(ref state);
        return this;
    }

    /// <summary>64 well-mixed bits that depend on the arguments alone.</summary>
    internal static ulong Hash(ulong seed, Purpose purpose, long number = 0, long part = 0)
    {
        var state = seed ^ 0x5851_F42D_4C95_7F2DUL;
        var hash = Mix(ref state);
        state = hash ^ ((ulong)purpose * 0xD6E8_FEB8_6659_FD93UL);
        hash = Mix(ref state);
        state = hash ^ (ulong)number;
        hash = Mix(ref state);
        state = hash ^ ((ulong)part * 0x9E37_79B9_7F4A_7C15UL);
        return Mix(ref state);
    }

    /// <summary>A number in [0, 1) that depends on the arguments alone.</summary>
    internal static double HashUnit(ulong seed, Purpose purpose, long number = 0, long part = 0) =>
        (Hash(seed, purpose, number, part) >> 11) * (1.0 / (1UL << 53));

    /// <summary>64 random bits.</summary>
    internal ulong Bits()
    {
        var result = BitOperations.RotateLeft(b * 5, 7) * 9;
        var t = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= t;
        d = BitOperations.RotateLeft(d, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1).</summary>
    internal double Unit() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [low, high).</summary>
    internal double Between(double low, double high) => low + ((high - low) * Unit());

    /// <summary>True with this probability.</summary>
    internal bool Chance(double probability) => Unit() < probability;

    /// <summary>Uniform in 0 … count - 1 (multiply-shift; the bias is below count / 2^64).</summary>
    internal int Below(int count) => (int)Math.BigMul(Bits(), (ulong)count, out _);

    /// <summary>Uniform in 0 … count - 1.</summary>
    internal long Below(long count) => (long)Math.BigMul(Bits(), (ulong)count, out _);

    /// <summary>Standard normal (Marsaglia's polar method; the second number is thrown away to keep no state).</summary>
    internal double Normal()
    {
        while (true)
        {
            double x = (2 * Unit()) - 1,
                y = (2 * Unit()) - 1,
                s = (x * x) + (y * y);
            if (s is > 0 and < 1)
            {
                return x * Math.Sqrt(-2 * StableMath.Log(s) / s);
            }
        }
    }

    /// <summary>Log-normal with this median and this standard deviation of the logarithm.</summary>
    internal double LogNormal(double median, double sigma) => median * StableMath.Exp(sigma * Normal());

    /// <summary>Exponential with this mean.</summary>
    internal double Exponential(double mean) => -mean * StableMath.Log(1 - Unit());

    /// <summary>Pareto: at least <paramref name="least"/>, tail exponent <paramref name="shape"/>.</summary>
    internal double Pareto(double least, double shape) => least * StableMath.Exp(-StableMath.Log(1 - Unit()) / shape);

    /// <summary>Rounds up or down at random so that the mean is kept.</summary>
    internal int Round(double x)
    {
        var floor = Math.Floor(x);
        return (int)floor + (Unit() < x - floor ? 1 : 0);
    }

    /// <summary>Number of events at this mean (Knuth below 30, rounded normal above).</summary>
    internal int Poisson(double mean)
    {
        if (mean >= 30)
        {
            return Math.Max(0, (int)Math.Floor(mean + (Math.Sqrt(mean) * Normal()) + 0.5));
        }

        var limit = StableMath.Exp(-mean);
        var count = 0;
        for (var product = Unit(); product > limit; product *= Unit())
        {
            count++;
        }

        return count;
    }

    /// <summary>Shuffles in place (Fisher-Yates).</summary>
    internal void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong Mix(ref ulong state)
    {
        state += 0x9E37_79B9_7F4A_7C15UL;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EBUL;
        return z ^ (z >> 31);
    }
}
