using Exhibit.Model;

namespace Exhibit.Export.Report;

/// <summary>Places a network: each component by forces (Fruchterman and Reingold 1991), components side by side in rows. Same input, same picture.</summary>
internal static class ForceLayout
{
    private const double Margin = 34;

    /// <summary>Position of every node, and the size of the picture.</summary>
    /// <param name="nodes">Nodes.</param>
    /// <param name="edges">Edges by node number.</param>
    /// <param name="width">Width to fill.</param>
    internal static ((double X, double Y)[] At, double Height) Place(int nodes, IReadOnlyList<(int A, int B)> edges, double width)
    {
        var at = new (double X, double Y)[nodes];
        // Few accounts get room for their names; many get a picture that still fits the page.
        var spacing =
            nodes <= 60 ? 96
            : nodes <= 300 ? 56
            : 40;
        var components = Components(nodes, edges);
        var (x, y, row) = (0.0, 0.0, 0.0);
        foreach (var component in components)
        {
            var local = Component(component, edges, spacing);
            var (w, h) = (local.Max(p => p.X) + (2 * Margin), local.Max(p => p.Y) + (2 * Margin));
            if (x > 0 && x + w > width)
            {
                (x, y, row) = (0, y + row, 0);
            }

            for (var i = 0; i < component.Length; i++)
            {
                at[component[i]] = (x + Margin + local[i].X, y + Margin + local[i].Y);
            }

            (x, row) = (x + w, Math.Max(row, h));
        }

        return (at, y + row);
    }

    private static List<int[]> Components(int nodes, IReadOnlyList<(int A, int B)> edges)
    {
        int[] parent = [.. Enumerable.Range(0, nodes)];
        int Root(int i)
        {
            while (parent[i] != i)
            {
                i = parent[i] = parent[parent[i]];
            }

            return i;
        }

        foreach (var (a, b) in edges)
        {
            var (ra, rb) = (Root(a), Root(b));
            parent[Math.Max(ra, rb)] = Math.Min(ra, rb);
        }

        return [.. Enumerable.Range(0, nodes).GroupBy(Root).Select(g => g.ToArray()).OrderByDescending(g => g.Length).ThenBy(g => g[0])];
    }

    private static (double X, double Y)[] Component(int[] nodes, IReadOnlyList<(int A, int B)> edges, double spacing)
    {
        var n = nodes.Length;
        var index = nodes.Select((node, i) => (node, i)).ToDictionary(p => p.node, p => p.i);
        var links = edges.Where(e => index.ContainsKey(e.A)).Select(e => (A: index[e.A], B: index[e.B])).ToArray();
        var radius = spacing * Math.Sqrt(n) / 1.6;
        // No two nodes on one spot, no symmetry for the forces to be stuck in.
        var at = Enumerable.Range(0, n).Select(i => Scatter(i + 1, radius)).ToArray();
        var iterations = Math.Clamp(40_000_000 / Math.Max(1, n * n), 60, 400);
        var force = new (double X, double Y)[n];
        var degree = new int[n];
        foreach (var (a, b) in links)
        {
            degree[a]++;
            degree[b]++;
        }

        for (var round = 0; round < iterations; round++)
        {
            Array.Clear(force);
            Repel(at, force, spacing);
            Attract(at, force, links, degree, spacing);
            var most = radius * 0.12 * (1 - ((double)round / iterations));
            for (var i = 0; i < n; i++)
            {
                // A weak pull to the middle keeps loose chains from drifting out of the picture.
                var (fx, fy) = (force[i].X - (at[i].X * 0.02), force[i].Y - (at[i].Y * 0.02));
                var length = Math.Sqrt((fx * fx) + (fy * fy)) + 1e-9;
                var step = Math.Min(length, most);
                at[i] = (at[i].X + (fx / length * step), at[i].Y + (fy / length * step));
            }
        }

        var (left, top) = (at.Min(p => p.X), at.Min(p => p.Y));
        return Array.ConvertAll(at, p => (Math.Round(p.X - left, 1), Math.Round(p.Y - top, 1)));
    }

    // An even scatter (the R2 sequence of Roberts 2018) by multiplication alone: sines differ between platforms.
    private static (double X, double Y) Scatter(int i, double radius)
    {
        var (x, y) = (i * 0.7548776662466927, i * 0.5698402909980532);
        return (2 * radius * (x - Math.Floor(x) - 0.5), 2 * radius * (y - Math.Floor(y) - 0.5));
    }

    private static void Repel((double X, double Y)[] at, (double X, double Y)[] force, double spacing)
    {
        for (var i = 0; i < at.Length; i++)
        {
            for (var j = i + 1; j < at.Length; j++)
            {
                var (dx, dy) = (at[i].X - at[j].X, at[i].Y - at[j].Y);
                var push = spacing * spacing / ((dx * dx) + (dy * dy) + 1e-6);
                force[i] = (force[i].X + (dx * push), force[i].Y + (dy * push));
                force[j] = (force[j].X - (dx * push), force[j].Y - (dy * push));
            }
        }
    }

    private static void Attract(
        (double X, double Y)[] at,
        (double X, double Y)[] force,
        (int A, int B)[] links,
        int[] degree,
        double spacing
    )
    {
        foreach (var (a, b) in links)
        {
            var (dx, dy) = (at[a].X - at[b].X, at[a].Y - at[b].Y);
            // The pull is shared among a node's lines: otherwise a clique collapses into a dot.
            var pull = Math.Sqrt((dx * dx) + (dy * dy)) / spacing / Math.Sqrt(Math.Min(degree[a], degree[b]));
            force[a] = (force[a].X - (dx * pull), force[a].Y - (dy * pull));
            force[b] = (force[b].X + (dx * pull), force[b].Y + (dy * pull));
        }
    }
}
