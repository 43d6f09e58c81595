using Exhibit.Model;

namespace Exhibit.Export.Report;

/// <summary>The network of edges in a tier as SVG: colour and number by community, solid lines strong, dashed lines indicated.</summary>
internal static class NetworkPicture
{
    /// <summary>Accounts drawn at most: 2,000.</summary>
    internal const int MostAccounts = 2_000;

    /// <summary>Lines drawn at most: 8,000. Beyond, every account keeps its own best lines.</summary>
    internal const int MostLines = 8_000;

    private const double Width = 1060;
    private const double LabelHeight = 13;
    private const int MostLabels = 120;

    internal static void Write(Html html, CaseResult result)
    {
        var communities = new List<Community>();
        var drawn = 0;
        foreach (var community in result.Communities)
        {
            if (drawn + community.Accounts.Count <= MostAccounts)
            {
                communities.Add(community);
                drawn += community.Accounts.Count;
            }
        }

        if (communities.Count == 0)
        {
            html.Element("p", "There is nothing to draw: no pair acted together more than the innocent explanations allow.", "empty");
            return;
        }

        int[] nodes = [.. communities.SelectMany(c => c.Accounts)];
        var nodeOf = nodes.Select((account, i) => (account, i)).ToDictionary(x => x.account, x => x.i);
        var lines = result
            .Edges.Where(e => e.Tier != Tier.None && nodeOf.ContainsKey(e.A) && nodeOf.ContainsKey(e.B))
            .GroupBy(e => (A: nodeOf[e.A], B: nodeOf[e.B]))
            .Select(g => (g.Key.A, g.Key.B, Tier: g.Max(e => e.Tier), P: g.Min(e => e.P)))
            .OrderBy(l => l.Tier)
            .ThenBy(l => l.A)
            .ThenBy(l => l.B)
            .ToArray();
        var (at, height) = ForceLayout.Place(nodes.Length, [.. lines.Select(l => (l.A, l.B))], Width);
        var width = Math.Max(Width, at.Max(p => p.X) + 40);
        var colours = Palette.Assign(result);
        var drawnLines = Best(lines, nodes.Length);
        html.Markup(
            $"<svg class=\"network{(drawnLines.Length > 400 ? " many" : "")}\" viewBox=\"0 0 {width:0} {height:0}\" role=\"img\" aria-label=\"Network of accounts that act together\">"
        );
        foreach (var (a, b, tier, _) in drawnLines)
        {
            html.Markup($"<line x1=\"{at[a].X}\" y1=\"{at[a].Y}\" x2=\"{at[b].X}\" y2=\"{at[b].Y}\" class=\"{tier.Word()}\"/>");
        }

        var degree = new int[nodes.Length];
        foreach (var (a, b, _, _) in lines)
        {
            degree[a]++;
            degree[b]++;
        }

        var size =
            nodes.Length > 400 ? 3.2
            : nodes.Length > 80 ? 5
            : 7;
        for (var i = 0; i < nodes.Length; i++)
        {
            var account = result.Accounts[nodes[i]];
            html.Markup(
                $"<circle cx=\"{at[i].X}\" cy=\"{at[i].Y}\" r=\"{size + Math.Min(4, Math.Sqrt(degree[i]) * 0.6):0.0}\" fill=\"{Palette.Of(colours[account.Community])}\"><title>"
            );
            html.Text($"{Names.Of(account)}, community {Html.Number(account.Community)}, {account.Tier.Word()}").Raw("</title></circle>");
        }

        Labels(html, result, communities, nodes, at, degree, size, width);
        html.Raw("</svg>");
        html.Raw(
            "<p class=\"legend\"><svg width=\"54\" height=\"12\"><line x1=\"2\" y1=\"6\" x2=\"52\" y2=\"6\" class=\"strong\"/></svg> strong edge &nbsp; <svg width=\"54\" height=\"12\"><line x1=\"2\" y1=\"6\" x2=\"52\" y2=\"6\" class=\"indicated\"/></svg> indicated edge &nbsp; Each dot is an account, larger the more accounts it is joined to; its colour is its community. The bold number is the community's, the number of its accounts stands behind it. There are eight colours: they repeat, but communities that a line joins differ where eight suffice. Groups that no line joins are set apart. Distance has no meaning of its own.</p>"
        );
        if (drawnLines.Length < lines.Length)
        {
            html.Element(
                "p",
                $"Drawn: {Html.Number(drawnLines.Length)} of {Html.Number(lines.Length)} joined pairs, the {Html.Number(MostLines / nodes.Length)} best of every account; all are in edges.csv.",
                "note"
            );
        }

        if (communities.Count < result.Communities.Count)
        {
            html.Element(
                "p",
                $"Drawn: {Html.Number(communities.Count)} of {Html.Number(result.Communities.Count)} communities, {Html.Number(nodes.Length)} accounts; the rest are in communities.csv and accounts.csv."
            );
        }
    }

    /// <summary>The lines to draw: all, or of every account its own best ones, so that nobody who is joined stands alone.</summary>
    internal static (int A, int B, Tier Tier, double P)[] Best((int A, int B, Tier Tier, double P)[] lines, int nodes)
    {
        if (lines.Length <= MostLines)
        {
            return lines;
        }

        var (most, kept, used) = (MostLines / nodes, new bool[lines.Length], new int[nodes]);
        foreach (var i in Enumerable.Range(0, lines.Length).OrderByDescending(i => lines[i].Tier).ThenBy(i => lines[i].P).ThenBy(i => i))
        {
            var (a, b, _, _) = lines[i];
            if (used[a] < most || used[b] < most)
            {
                (kept[i], used[a], used[b]) = (true, used[a] + 1, used[b] + 1);
            }
        }

        return [.. lines.Where((_, i) => kept[i])];
    }

    // Labels are placed greedily, community numbers first, then the best-joined accounts, and left out where they would overlap.
    private static void Labels(
        Html html,
        CaseResult result,
        List<Community> communities,
        int[] nodes,
        (double X, double Y)[] at,
        int[] degree,
        double size,
        double width
    )
    {
        var taken = new List<(double Left, double Top, double Right, double Bottom)>();
        bool Free(double left, double top, double right, double bottom)
        {
            if (left < 0 || right > width || taken.Any(t => left < t.Right && right > t.Left && top < t.Bottom && bottom > t.Top))
            {
                return false;
            }

            taken.Add((left, top, right, bottom));
            return true;
        }

        taken.AddRange(at.Select(p => (p.X - size, p.Y - size, p.X + size, p.Y + size)));
        var offset = 0;
        foreach (var community in communities)
        {
            var own = Enumerable.Range(offset, community.Accounts.Count).ToArray();
            offset += own.Length;
            var (x, y) = (own.Average(i => at[i].X), own.Min(i => at[i].Y) - 12);
            var number = Html.Number(community.Number);
            var count = $": {Html.Number(own.Length)} account{(own.Length == 1 ? "" : "s")}";
            bool Fits(double half) => Free(x - half, y - 14, x + half, y + 4);
            // A border of this size is clear of the dots below; the long label stands where there is room for it.
            var whole = Fits((number.Length * 5) + (count.Length * 3.4) + 4);
            if (whole || Fits((number.Length * 5) + 3))
            {
                var linked = community.Number <= CommunityPictures.MostCommunities;
                html.Raw(linked ? $"<a href=\"#community-{number}\">" : "")
                    .Markup($"<text x=\"{x:0.0}\" y=\"{y:0.0}\" class=\"community\">")
                    .Text(number)
                    .Raw(whole ? $"<tspan class=\"count\">{count}</tspan>" : "")
                    .Raw("</text>")
                    .Raw(linked ? "</a>" : "");
            }
        }

        foreach (var i in Enumerable.Range(0, nodes.Length).OrderByDescending(i => degree[i]).ThenBy(i => i).Take(MostLabels))
        {
            var name = Names.Short(result.Accounts[nodes[i]]);
            var length = name.Length * 6.3;
            // Right of the dot, else left of it, else below.
            var (x, y) = at[i];
            var places = new[]
            {
                (X: x + size + 4, Y: y + 4, Left: x + size + 4, Anchor: "start"),
                (X: x - size - 4, Y: y + 4, Left: x - size - 4 - length, Anchor: "end"),
                (X: x, Y: y + size + LabelHeight + 2, Left: x - (length / 2), Anchor: "middle"),
            };
            var place = Array.Find(places, p => Free(p.Left - 1, p.Y - LabelHeight + 2, p.Left + length + 2, p.Y + 3));
            if (place.Anchor is not null)
            {
                html.Markup($"<text x=\"{place.X:0.0}\" y=\"{place.Y:0.0}\" text-anchor=\"{place.Anchor}\">").Text(name).Raw("</text>");
            }
        }
    }
}
