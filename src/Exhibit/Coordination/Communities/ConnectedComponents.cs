namespace Exhibit.Coordination.Communities;

/// <summary>Connected components: the grouping that needs no algorithm to be believed.</summary>
public static class ConnectedComponents
{
    /// <summary>Component of each node, numbered by first member from 0.</summary>
    public static int[] Find(int nodes, ReadOnlySpan<(int A, int B, double Weight)> edges)
    {
        int[] parent = [.. Enumerable.Range(0, nodes)];
        foreach (var (a, b, _) in edges)
        {
            var (x, y) = (Root(parent, a), Root(parent, b));
            parent[Math.Max(x, y)] = Math.Min(x, y);
        }

        return Leiden.Relabel([.. Enumerable.Range(0, nodes).Select(i => Root(parent, i))]);
    }

    private static int Root(int[] parent, int i)
    {
        while (parent[i] != i)
        {
            parent[i] = parent[parent[i]];
            i = parent[i];
        }

        return i;
    }
}
