namespace Exhibit.Coordination.Communities;

/// <summary>
/// Phase two: within each community found, single nodes merge again, only with groups that are well connected to the rest
/// of the community. This is what keeps Leiden's communities connected, where Louvain's may fall apart.
/// </summary>
internal static class Refinement
{
    private const double Rounding = 1e-12;

    internal static int[] Run(Graph graph, int[] community, double resolution, SplitMix64 random)
    {
        int[] refined = [.. Enumerable.Range(0, graph.Nodes)];
        var size = (double[])graph.Size.Clone();
        var alone = new bool[graph.Nodes];
        Array.Fill(alone, true);
        var communitySize = new double[graph.Nodes];
        for (var i = 0; i < graph.Nodes; i++)
        {
            communitySize[community[i]] += graph.Size[i];
        }

        // Weight from each refined group to the rest of its community.
        var outside = new double[graph.Nodes];
        for (var i = 0; i < graph.Nodes; i++)
        {
            for (var e = graph.Start[i]; e < graph.Start[i + 1]; e++)
            {
                outside[i] += community[graph.Neighbour[e]] == community[i] ? graph.Weight[e] : 0;
            }
        }

        var links = new Dictionary<int, double>();
        foreach (var node in LocalMoving.Shuffled(graph.Nodes, random))
        {
            var total = communitySize[community[node]];
            if (!alone[node] || outside[node] < (resolution * graph.Size[node] * (total - graph.Size[node])) - Rounding)
            {
                continue;
            }

            links.Clear();
            for (var e = graph.Start[node]; e < graph.Start[node + 1]; e++)
            {
                var other = graph.Neighbour[e];
                if (community[other] == community[node])
                {
                    links[refined[other]] = links.GetValueOrDefault(refined[other]) + graph.Weight[e];
                }
            }

            var (best, most) = (refined[node], 0.0);
            foreach (var (group, weight) in links.OrderBy(l => l.Key))
            {
                var gain = weight - (resolution * graph.Size[node] * size[group]);
                var connected = outside[group] >= (resolution * size[group] * (total - size[group])) - Rounding;
                if (group != refined[node] && connected && gain > most + Rounding)
                {
                    (best, most) = (group, gain);
                }
            }

            if (best != refined[node])
            {
                var weight = links[best];
                outside[best] += outside[node] - (2 * weight);
                size[best] += size[node];
                size[node] = 0;
                refined[node] = best;
                alone[best] = false;
                alone[node] = false;
            }
        }

        return refined;
    }
}
