using Exhibit.Coordination.Communities;
using Exhibit.Model;

namespace Exhibit.Coordination;

/// <summary>The network of edges in a tier, its connected components, and Leiden's communities within it.</summary>
public static class Network
{
    /// <summary>Further seeds against which a community's stability is held: 10.</summary>
    public const int StabilitySeeds = 10;

    /// <summary>Finds the communities and writes tier and community into the accounts.</summary>
    /// <param name="accounts">All accounts; changed.</param>
    /// <param name="edges">All edges; those in tier none are passed over.</param>
    /// <param name="resolution">CPM resolution: the least inner density.</param>
    /// <param name="seed">Seed of the search.</param>
    public static IReadOnlyList<Community> Find(IReadOnlyList<Account> accounts, IReadOnlyList<Edge> edges, double resolution, ulong seed)
    {
        var tiered = edges.Where(e => e.Tier != Tier.None).ToArray();
        foreach (var edge in tiered)
        {
            Raise(accounts[edge.A], edge.Tier);
            Raise(accounts[edge.B], edge.Tier);
        }

        // Nodes in the order of the key, not of the input, so that the order of files does not decide a community.
        var nodes = tiered.SelectMany(e => new[] { e.A, e.B }).Distinct().ToArray();
        Array.Sort(nodes, (x, y) => Compare(accounts[x], accounts[y]));
        var nodeOf = new Dictionary<int, int>();
        for (var i = 0; i < nodes.Length; i++)
        {
            nodeOf[nodes[i]] = i;
        }

        // Several kinds between one pair are one line: how often they meet is in the edges, not in the search.
        var lines = tiered
            .Select(e => (Math.Min(nodeOf[e.A], nodeOf[e.B]), Math.Max(nodeOf[e.A], nodeOf[e.B])))
            .Distinct()
            .Order()
            .Select(l => (A: l.Item1, B: l.Item2, Weight: 1.0))
            .ToArray();
        var membership = Leiden.Find(nodes.Length, lines, resolution, seed);
        var components = ConnectedComponents.Find(nodes.Length, lines);
        var others = Enumerable
            .Range(1, StabilitySeeds)
            .Select(i => Leiden.Find(nodes.Length, lines, resolution, seed + (ulong)i))
            .ToArray();
        var stability = Stability.Of(membership, others);
        return Number(accounts, tiered, nodes, lines, membership, components, stability);
    }

    private static Community[] Number(
        IReadOnlyList<Account> accounts,
        Edge[] tiered,
        int[] nodes,
        (int A, int B, double Weight)[] lines,
        int[] membership,
        int[] components,
        double[] stability
    )
    {
        var member = nodes.Select((account, i) => (account, i)).ToDictionary(x => x.account, x => membership[x.i]);
        var inside = tiered.Where(e => member[e.A] == member[e.B]).ToLookup(e => member[e.A]);
        var linesInside = lines.Where(l => membership[l.A] == membership[l.B]).ToLookup(l => membership[l.A]);
        var drafts = Enumerable
            .Range(0, nodes.Length)
            .GroupBy(i => membership[i])
            .Where(g => g.Count() > 1)
            .Select(g => (Id: g.Key, Nodes: g.ToArray(), Edges: inside[g.Key].ToArray()))
            .OrderByDescending(d => d.Edges.Max(e => e.Tier))
            .ThenByDescending(d => d.Nodes.Length)
            .ThenBy(d => d.Nodes[0])
            .ToArray();
        var communities = new Community[drafts.Length];
        for (var c = 0; c < drafts.Length; c++)
        {
            var (id, own, edges) = drafts[c];
            var count = linesInside[id].Count();
            communities[c] = new Community
            {
                Number = c + 1,
                Accounts = [.. own.Select(i => nodes[i])],
                Edges = count,
                Density = count / (own.Length * (own.Length - 1) / 2.0),
                Tier = edges.Max(e => e.Tier),
                Component = components[own[0]] + 1,
                Stability = stability[id],
                FirstSeen = edges.Min(e => e.FirstSeen),
                LastSeen = edges.Max(e => e.LastSeen),
            };
            foreach (var node in own)
            {
                accounts[nodes[node]].Community = c + 1;
            }
        }

        return communities;
    }

    private static void Raise(Account account, Tier tier) => account.Tier = account.Tier < tier ? tier : account.Tier;

    private static int Compare(Account a, Account b)
    {
        var byPlatform = string.CompareOrdinal(a.Platform, b.Platform);
        return byPlatform != 0 ? byPlatform : string.CompareOrdinal(a.Id, b.Id);
    }
}
