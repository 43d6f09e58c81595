namespace Exhibit.Simulator.Agents;

/// <summary>
/// PCG-XSH-RR with 64 bits of state (O'Neill 2014): one stream for the whole simulation, whose events come in one order.
/// Only whole numbers and the four operations of IEEE 754, so that a world has the same bytes everywhere.
/// </summary>
internal sealed class Pcg
{
    private ulong state;

    internal Pcg(ulong seed)
    {
        state = (seed * 2) + 1;
        Next();
        state += 0x853C_49E6_748F_EA9BUL;
        Next();
    }

    internal uint Next()
    {
        var old = state;
        state = (old * 6_364_136_223_846_793_005UL) + 1_442_695_040_888_963_407UL;
        return uint.RotateRight((uint)(((old >> 18) ^ old) >> 27), (int)(old >> 59));
    }

    /// <summary>Uniform in [0, 1).</summary>
    internal double Fraction() => Next() / 4_294_967_296.0;

    /// <summary>Uniform in 0 … n - 1, without bias: what does not fit is drawn again.</summary>
    internal int Pick(int n)
    {
        var rest = (uint)(-n) % (uint)n;
        uint drawn;
        do
        {
            drawn = Next();
        } while (drawn < rest);

        return (int)(drawn % (uint)n);
    }

    /// <summary>True with this probability.</summary>
    internal bool Flip(double probability) => Fraction() < probability;
}
