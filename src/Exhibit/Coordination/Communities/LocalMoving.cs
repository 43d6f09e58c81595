namespace Exhibit.Coordination.Communities;

/// <summary>Phase one: nodes move to the neighbouring community that gains most, until none gains. Only nodes whose surroundings changed are asked again.</summary>
internal static class LocalMoving
{
    // Gains below this are rounding, and chasing them could run in circles.
    private const double LeastGain = 1e-12;

    internal static int[] Run(Graph graph, int[] start, double resolution, SplitMix64 random)
    {
        var membership = (int[])start.Clone();
        var size = new double[graph.Nodes];
        for (var i = 0; i < graph.Nodes; i++)
        {
            size[membership[i]] += graph.Size[i];
        }

        var free = new SortedSet<int>(Enumerable.Range(0, graph.Nodes).Where(c => size[c] == 0));
        var queue = new Queue<int>(Shuffled(graph.Nodes, random));
        var queued = new bool[graph.Nodes];
        Array.Fill(queued, true);
        var links = new double[graph.Nodes];
        var touched = new List<int>();
        while (queue.TryDequeue(out var node))
        {
            queued[node] = false;
            var from = membership[node];
            var to = Best(graph, node, membership, size, links, touched, free, resolution);
            if (to == from)
            {
                continue;
            }

            size[from] -= graph.Size[node];
            size[to] += graph.Size[node];
            membership[node] = to;
            free.Remove(to);
            if (size[from] <= 0)
            {
                size[from] = 0;
                free.Add(from);
            }

            for (var e = graph.Start[node]; e < graph.Start[node + 1]; e++)
            {
                var other = graph.Neighbour[e];
                if (membership[other] != to && !queued[other])
                {
                    queued[other] = true;
                    queue.Enqueue(other);
                }
            }
        }

        return membership;
    }

    internal static int[] Shuffled(int n, SplitMix64 random)
    {
        int[] order = [.. Enumerable.Range(0, n)];
        for (var i = n - 1; i > 0; i--)
        {
            var j = random.Next(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }

    private static int Best(
        Graph graph,
        int node,
        int[] membership,
        double[] size,
        double[] links,
        List<int> touched,
        SortedSet<int> free,
        double resolution
    )
    {
        for (var e = graph.Start[node]; e < graph.Start[node + 1]; e++)
        {
            var community = membership[graph.Neighbour[e]];
            if (links[community] == 0)
            {
                touched.Add(community);
            }

            links[community] += graph.Weight[e];
        }

        var own = membership[node];
        var best = own;
        var most = links[own] - (resolution * graph.Size[node] * (size[own] - graph.Size[node]));
        touched.Sort();
        foreach (var community in touched)
        {
            var gain = links[community] - (resolution * graph.Size[node] * size[community]);
            if (community != own && gain > most + LeastGain)
            {
                (best, most) = (community, gain);
            }
        }

        // Alone is worth 0: better than a community that costs more than it gives.
        if (most < -LeastGain && free.Count > 0)
        {
            best = free.Min;
        }

        foreach (var community in touched)
        {
            links[community] = 0;
        }

        touched.Clear();
        return best;
    }
}
