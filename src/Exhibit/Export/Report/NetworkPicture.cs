using Exhibit.Model;

namespace Exhibit.Export.Report;

/// <summary>The network of edges in a tier as SVG: colour and number by community, solid lines strong, dashed lines indicated.</summary>
internal static class NetworkPicture
{
    /// <summary>Accounts drawn at most: 2,000.</summary>
    internal const int MostAccounts = 2_000;

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
            .Select(g => (g.Key.A, g.Key.B, Tier: g.Max(e => e.Tier)))
            .OrderBy(l => l.Tier)
            .ThenBy(l => l.A)
            .ThenBy(l => l.B)
            .ToArray();
        var (at, height) = ForceLayout.Place(nodes.Length, [.. lines.Select(l => (l.A, l.B))], Width);
        var width = Math.Max(Width, at.Max(p => p.X) + 40);
        html.Markup(
            $"<svg class=\"network\" viewBox=\"0 0 {width:0} {height:0}\" role=\"img\" aria-label=\"Network of accounts that act together\">"
        );
        foreach (var (a, b, tier) in lines)
        {
            html.Markup(
                $"<line x1=\"{at[a].X}\" y1=\"{at[a].Y}\" x2=\"{at[b].X}\" y2=\"{at[b].Y}\" class=\"{(tier == Tier.Strong ? "strong" : "indicated")}\"/>"
            );
        }

        var degree = new int[nodes.Length];
        foreach (var (a, b, _) in lines)
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
                $"<circle cx=\"{at[i].X}\" cy=\"{at[i].Y}\" r=\"{size + Math.Min(4, Math.Sqrt(degree[i]) * 0.6):0.0}\" fill=\"{Palette.Of(account.Community)}\"><title>"
            );
            html.Text($"{Names.Of(account)}, community {Html.Number(account.Community)}, {account.Tier.Word()}").Raw("</title></circle>");
        }

        Labels(html, result, communities, nodes, at, degree, size, width);
        html.Raw("</svg>");
        html.Raw(
            "<p class=\"legend\"><svg width=\"54\" height=\"12\"><line x1=\"2\" y1=\"6\" x2=\"52\" y2=\"6\" class=\"strong\"/></svg> strong edge &nbsp; <svg width=\"54\" height=\"12\"><line x1=\"2\" y1=\"6\" x2=\"52\" y2=\"6\" class=\"indicated\"/></svg> indicated edge &nbsp; each dot is an account; its colour, and the bold number, is its community. Distance means nothing beyond being joined.</p>"
        );
        if (communities.Count < result.Communities.Count)
        {
            html.Element(
                "p",
                $"Drawn: {Html.Number(communities.Count)} of {Html.Number(result.Communities.Count)} communities, {Html.Number(nodes.Length)} accounts; the rest are in communities.csv and accounts.csv."
            );
        }
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
            var label = Html.Number(community.Number);
            if (Free(x - (label.Length * 5) - 3, y - 14, x + (label.Length * 5) + 3, y + 4))
            {
                html.Markup($"<text x=\"{x:0.0}\" y=\"{y:0.0}\" class=\"community\" fill=\"{Palette.Of(community.Number)}\">")
                    .Text(label)
                    .Raw("</text>");
            }
        }

        foreach (var i in Enumerable.Range(0, nodes.Length).OrderByDescending(i => degree[i]).ThenBy(i => i).Take(MostLabels))
        {
            var name = Names.Short(result.Accounts[nodes[i]]);
            var (x, y) = (at[i].X + size + 4, at[i].Y + 4);
            if (Free(x - 1, y - LabelHeight + 2, x + (name.Length * 6.3) + 2, y + 3))
            {
                html.Markup($"<text x=\"{x:0.0}\" y=\"{y:0.0}\">").Text(name).Raw("</text>");
            }
        }
    }
}
