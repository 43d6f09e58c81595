namespace Exhibit.Coordination.Communities;

/// <summary>A weighted undirected graph as neighbour lists; a node may stand for several of the original nodes.</summary>
internal sealed class Graph
{
    private Graph(int nodes, int[] start, int[] neighbour, double[] weight, double[] size) =>
        (Nodes, Start, Neighbour, Weight, Size) = (nodes, start, neighbour, weight, size);

    internal int Nodes { get; }

    internal int[] Start { get; }

    internal int[] Neighbour { get; }

    internal double[] Weight { get; }

    // Number of original nodes that a node stands for.
    internal double[] Size { get; }

    internal static Graph From(int nodes, ReadOnlySpan<(int A, int B, double Weight)> edges)
    {
        var size = new double[nodes];
        Array.Fill(size, 1);
        return From(nodes, edges, size);
    }

    internal (Graph Graph, int[] GroupOf) Aggregate(int[] partition)
    {
        var groupOf = Leiden.Relabel(partition);
        var groups = groupOf.Length == 0 ? 0 : groupOf.Max() + 1;
        var size = new double[groups];
        var sums = new Dictionary<(int, int), double>();
        for (var i = 0; i < Nodes; i++)
        {
            size[groupOf[i]] += Size[i];
            for (var e = Start[i]; e < Start[i + 1]; e++)
            {
                var (a, b) = (groupOf[i], groupOf[Neighbour[e]]);
                if (a < b)
                {
                    sums[(a, b)] = sums.GetValueOrDefault((a, b)) + Weight[e];
                }
            }
        }

        var edges = sums.OrderBy(s => s.Key).Select(s => (s.Key.Item1, s.Key.Item2, s.Value)).ToArray();
        return (From(groups, edges, size), groupOf);
    }

    private static Graph From(int nodes, ReadOnlySpan<(int A, int B, double Weight)> edges, double[] size)
    {
        var start = new int[nodes + 1];
        foreach (var (a, b, _) in edges)
        {
            start[a + 1]++;
            start[b + 1]++;
        }

        for (var i = 0; i < nodes; i++)
        {
            start[i + 1] += start[i];
        }

        var next = start.AsSpan(0, nodes).ToArray();
        var neighbour = new int[2 * edges.Length];
        var weight = new double[2 * edges.Length];
        foreach (var (a, b, w) in edges)
        {
            (neighbour[next[a]], weight[next[a]++]) = (b, w);
            (neighbour[next[b]], weight[next[b]++]) = (a, w);
        }

        return new Graph(nodes, start, neighbour, weight, size);
    }
}
