namespace Exhibit.Simulator.Randomness;

/// <summary>Draws an index in proportion to its weight in constant time (Walker 1977, Vose 1991). Eight bytes an entry.</summary>
internal sealed class AliasTable
{
    private readonly float[] keep;
    private readonly int[] other;

    internal AliasTable(ReadOnlySpan<double> weights)
    {
        var n = weights.Length;
        (keep, other) = (new float[n], new int[n]);
        double sum = 0;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        var scaled = new double[n];
        var small = new Stack<int>();
        var large = new Stack<int>();
        for (var i = 0; i < n; i++)
        {
            scaled[i] = weights[i] * n / sum;
            (scaled[i] < 1 ? small : large).Push(i);
        }

        while (small.Count > 0 && large.Count > 0)
        {
            int s = small.Pop(),
                l = large.Pop();
            (keep[s], other[s]) = ((float)scaled[s], l);
            scaled[l] -= 1 - scaled[s];
            (scaled[l] < 1 ? small : large).Push(l);
        }

        foreach (var i in small.Concat(large))
        {
            (keep[i], other[i]) = (1, i);
        }
    }

    /// <summary>Number of entries.</summary>
    internal int Count => keep.Length;

    /// <summary>Draws one index.</summary>
    internal int Draw(SimRandom random)
    {
        var i = random.Below(keep.Length);
        return random.Unit() < keep[i] ? i : other[i];
    }
}
