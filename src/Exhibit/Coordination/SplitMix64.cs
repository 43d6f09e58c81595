namespace Exhibit.Coordination;

/// <summary>Seeded generator (Steele, Lea and Flood 2014, OOPSLA): the same seed gives the same numbers on every machine, for ever.</summary>
public sealed class SplitMix64(ulong seed)
{
    private ulong state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform in [0, 1), 53 bits.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [0, bound), by rejection so that no value is favoured.</summary>
    public int Next(int bound)
    {
        ulong value;
        do
        {
            value = Next();
            // The limit is less than one bound below the top: its division is needed all but never.
        } while (value > ulong.MaxValue - (ulong)bound && value >= ulong.MaxValue - (ulong.MaxValue % (ulong)bound));

        return (int)(value % (ulong)bound);
    }
}
