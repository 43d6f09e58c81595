namespace Exhibit.Coordination.Communities;

/// <summary>
/// The Leiden algorithm (Traag, Waltman and van Eck 2019, Sci. Rep. 9:5233) for the constant Potts model: it raises
/// sum over communities of (e_c - gamma n_c (n_c - 1) / 2), so that gamma is the least inner density worth a community.
/// Deterministic for a seed: nodes are visited in a shuffled order drawn from it, ties go to the smaller community.
/// </summary>
public static class Leiden
{
    private const int MostPasses = 50;

    /// <summary>Community of each node, numbered by first member from 0.</summary>
    /// <param name="nodes">Nodes.</param>
    /// <param name="edges">Undirected edges, each once, no loops.</param>
    /// <param name="resolution">gamma, above 0.</param>
    /// <param name="seed">Seed of the visiting order.</param>
    public static int[] Find(int nodes, ReadOnlySpan<(int A, int B, double Weight)> edges, double resolution, ulong seed)
    {
        var random = new SplitMix64(seed);
        var graph = Graph.From(nodes, edges);
        var membership = Identity(nodes);
        var start = Identity(nodes);
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var moved = LocalMoving.Run(graph, start, resolution, random);
            if (moved.Distinct().Count() == graph.Nodes)
            {
                start = moved;
                break;
            }

            var refined = Refinement.Run(graph, moved, resolution, random);
            var (next, groupOf) = graph.Aggregate(refined);
            for (var i = 0; i < nodes; i++)
            {
                membership[i] = groupOf[membership[i]];
            }

            // The aggregate starts from the communities of the moving phase, not of the refinement.
            start = new int[next.Nodes];
            for (var i = 0; i < graph.Nodes; i++)
            {
                start[groupOf[i]] = moved[i];
            }

            start = Relabel(start);
            if (next.Nodes == graph.Nodes)
            {
                membership = Array.ConvertAll(membership, i => start[i]);
                return Relabel(membership);
            }

            graph = next;
        }

        return Relabel(Array.ConvertAll(membership, i => start[i]));
    }

    /// <summary>The quality that the search raises.</summary>
    public static double Quality(int[] membership, ReadOnlySpan<(int A, int B, double Weight)> edges, double resolution)
    {
        var quality = 0.0;
        foreach (var (a, b, weight) in edges)
        {
            quality += membership[a] == membership[b] ? weight : 0;
        }

        foreach (var group in membership.GroupBy(m => m))
        {
            var n = (double)group.Count();
            quality -= resolution * n * (n - 1) / 2;
        }

        return quality;
    }

    internal static int[] Relabel(int[] membership)
    {
        var names = new Dictionary<int, int>();
        var result = new int[membership.Length];
        for (var i = 0; i < result.Length; i++)
        {
            if (!names.TryGetValue(membership[i], out result[i]))
            {
                result[i] = names.Count;
                names.Add(membership[i], result[i]);
            }
        }

        return result;
    }

    private static int[] Identity(int n) => [.. Enumerable.Range(0, n)];
}
