using Exhibit.Model;

namespace Exhibit.Export.Report;

/// <summary>Places a network: each component by forces (Fruchterman and Reingold 1991), components side by side. Same input, same picture.</summary>
internal static class ForceLayout
{
    private const double Margin = 34;
    private const double Column = 10;
    private const double Gravity = 0.06;

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
        // Each component goes where it ends highest: beside a tall one there is room for several small ones.
        var skyline = new double[(int)(width / Column)];
        foreach (var component in Components(nodes, edges))
        {
            var local = Fit(Level(Component(component, edges, spacing)), width - (2 * Margin));
            var columns = Math.Clamp((int)Math.Ceiling((local.Max(p => p.X) + (2 * Margin)) / Column), 1, skyline.Length);
            var (start, y) = Enumerable
                .Range(0, skyline.Length - columns + 1)
                .Select(i => (Start: i, Y: skyline.AsSpan(i, columns).ToArray().Max()))
                .MinBy(place => place.Y);
            skyline.AsSpan(start, columns).Fill(y + local.Max(p => p.Y) + (2 * Margin));
            for (var i = 0; i < component.Length; i++)
            {
                at[component[i]] = (Math.Round((start * Column) + Margin + local[i].X, 1), Math.Round(y + Margin + local[i].Y, 1));
            }
        }

        return (at, skyline.Max());
    }

    // Turns a component so that it is longest from left to right: the page is wider than a screen is high.
    private static (double X, double Y)[] Level((double X, double Y)[] at)
    {
        var (mx, my) = (at.Average(p => p.X), at.Average(p => p.Y));
        var (xx, yy, xy) = (
            at.Sum(p => (p.X - mx) * (p.X - mx)),
            at.Sum(p => (p.Y - my) * (p.Y - my)),
            at.Sum(p => (p.X - mx) * (p.Y - my))
        );
        // The main axis is the eigenvector of the larger eigenvalue.
        var larger = ((xx + yy) / 2) + Math.Sqrt(((xx - yy) * (xx - yy) / 4) + (xy * xy));
        var (ax, ay) = (larger - yy, xy);
        var length = Math.Sqrt((ax * ax) + (ay * ay));
        (ax, ay) = length < 1e-9 ? (xx >= yy ? (1.0, 0.0) : (0.0, 1.0)) : (ax / length, ay / length);
        var turned = Array.ConvertAll(at, p => (X: (p.X * ax) + (p.Y * ay), Y: (p.Y * ax) - (p.X * ay)));
        var (left, top) = (turned.Min(p => p.X), turned.Min(p => p.Y));
        return Array.ConvertAll(turned, p => (p.X - left, p.Y - top));
    }

    private static (double X, double Y)[] Fit((double X, double Y)[] at, double width)
    {
        var scale = Math.Min(1, width / Math.Max(1, at.Max(p => p.X)));
        return Array.ConvertAll(at, p => (p.X * scale, p.Y * scale));
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
                // A pull to the middle keeps loose chains from drifting out of the picture.
                var (fx, fy) = (force[i].X - (at[i].X * Gravity), force[i].Y - (at[i].Y * Gravity));
                var length = Math.Sqrt((fx * fx) + (fy * fy)) + 1e-9;
                var step = Math.Min(length, most);
                at[i] = (at[i].X + (fx / length * step), at[i].Y + (fy / length * step));
            }
        }

        return at;
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
