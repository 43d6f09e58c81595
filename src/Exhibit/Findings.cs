using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Exhibit.Coordination;
using Exhibit.Export;
using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit;

/// <summary>Puts what was found into findings: one a community, then one a pair in a tier. All on rung 1.</summary>
internal static class Findings
{
    // A finding cites at most this many posts; the case holds all of them in its trials.
    private const int MostPosts = 200;

    /// <summary>The findings.</summary>
    /// <param name="edges">All edges.</param>
    /// <param name="communities">All communities.</param>
    /// <param name="accounts">All accounts.</param>
    /// <param name="explanations">The explanations of the run.</param>
    /// <param name="kinds">The kinds of trace.</param>
    /// <param name="kept">Whether they are kept in memory, two kilobytes a pair, or made anew whenever they are gone through.</param>
    internal static IReadOnlyList<Finding> Of(
        IReadOnlyList<Edge> edges,
        IReadOnlyList<Community> communities,
        IReadOnlyList<Account> accounts,
        ExplanationSet explanations,
        IReadOnlyList<ITraceKind> kinds,
        IReadOnlyList<ControlResult> controls,
        bool kept = true
    )
    {
        var infos = explanations.Items.Select(e => e.Info).ToArray();
        var tiered = edges.Where(e => e.Tier != Tier.None).ToArray();
        Finding[] first = [.. communities.Select(c => OfCommunity(c, [.. tiered.Where(e => Inside(c, e, accounts))], accounts, kinds))];
        var findings = new MadeList<Finding>(
            first.Length + tiered.Length,
            () => first.Concat(tiered.Select(e => OfPair(e, accounts, infos, kinds, controls)))
        );
        return kept ? [.. findings] : findings;
    }

    private static bool Inside(Community community, Edge edge, IReadOnlyList<Account> accounts) =>
        accounts[edge.A].Community == community.Number && accounts[edge.B].Community == community.Number;

    private static Finding OfCommunity(Community community, Edge[] edges, IReadOnlyList<Account> accounts, IReadOnlyList<ITraceKind> kinds)
    {
        var used = kinds.Where(k => edges.Any(e => e.Trace == k.Id)).ToArray();
        var names = string.Join(',', community.Accounts.Select(a => Name(accounts[a])));
        return new Finding
        {
            Id = Id("community", names),
            Rung = 1,
            Tier = community.Tier,
            Statement = OfCommunity(community, edges, string.Join(" and ", used.Select(k => k.Title))),
            Statistic =
            [
                new("community", community.Number),
                new("accounts", community.Accounts.Count),
                new("edges", community.Edges),
                new("edges_strong", edges.Count(e => e.Tier == Tier.Strong)),
                new("density", community.Density),
                new("component", community.Component),
                new("stability", community.Stability),
            ],
            Accounts = community.Accounts,
            Posts = Posts(edges),
            InnocentExplanations = [.. used.Select(k => k.InnocentUse)],
            Disarm = Techniques(used),
        };
    }

    // An indicated pair has an explanation that may suffice, so "more than innocent models explain" is said of strong ones alone.
    private static string OfCommunity(Community community, Edge[] edges, string traces)
    {
        var possible = community.Accounts.Count * (community.Accounts.Count - 1) / 2;
        var strong = edges.Where(e => e.Tier == Tier.Strong).Select(e => (Math.Min(e.A, e.B), Math.Max(e.A, e.B))).Distinct().Count();
        var pairs =
            possible == 1
                ? "their one pair is in a tier"
                : string.Create(CultureInfo.InvariantCulture, $"{community.Edges} of their {possible} pairs are in a tier");
        var tiers =
            strong == 0 ? "none strong: each stands with an explanation that may suffice"
            : possible == 1 ? "strong: no stated innocent explanation suffices"
            : string.Create(CultureInfo.InvariantCulture, $"{strong} of them strong: there no stated innocent explanation suffices");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{community.Accounts.Count} accounts act together by {traces}: {pairs}, {tiers}. Coordination is not wrongdoing; who runs them is not shown."
        );
    }

    private static Finding OfPair(
        Edge edge,
        IReadOnlyList<Account> accounts,
        ExplanationInfo[] infos,
        IReadOnlyList<ITraceKind> kinds,
        IReadOnlyList<ControlResult> controls
    )
    {
        var kind = kinds.Single(k => k.Id == edge.Trace);
        var sufficient = infos.Concat(Weakness.All).FirstOrDefault(i => i.Id == edge.ExplainedBy);
        return new Finding
        {
            Id = Id("pair", $"{Name(accounts[edge.A])},{Name(accounts[edge.B])},{edge.Trace}"),
            Rung = 1,
            Tier = edge.Tier,
            Statement = PairSentence.For(edge, infos, controls),
            Statistic =
            [
                new("trace", edge.Trace),
                new("window_seconds", edge.WindowSeconds),
                new("block_seconds", edge.BlockSeconds),
                new("objects_shared", edge.ObjectsShared),
                new("objects_tested", edge.ObjectsTested),
                new("objects_synchronous", edge.ObjectsSynchronous),
                new("occasions", edge.Occasions),
                new("occasions_tested", edge.OccasionsTested),
                new("occasions_counted", edge.OccasionsCounted),
                new("p_crowd", edge.PCrowd),
                new("p", edge.P),
                new("threshold", edge.Threshold),
                new("explained_by", edge.ExplainedBy),
                .. edge.Group is { } group
                    ? (KeyValuePair<string, object>[])
                        [
                            new("group_size", group.GroupSize),
                            new("outsider_objects", group.OutsiderObjects),
                            new("outsider_met", group.OutsiderMet),
                        ]
                    : [],
            ],
            Accounts = [edge.A, edge.B],
            Posts = Posts([edge]),
            InnocentExplanations = sufficient is null
                ? [kind.InnocentUse]
                : [$"{sufficient.Title}: {sufficient.Meaning}", kind.InnocentUse],
            Disarm = Techniques([kind]),
        };
    }

    private static long[] Posts(IEnumerable<Edge> edges)
    {
        var posts = new List<long>();
        foreach (var edge in edges)
        {
            foreach (var trial in edge.Trials)
            {
                if (trial.Synchronous || edge.Evidence != EvidenceKind.Timing)
                {
                    posts.Add(trial.PostA);
                    posts.Add(trial.PostB);
                }
            }
        }

        posts.Sort();
        return [.. posts.Where((post, i) => i == 0 || post != posts[i - 1]).Take(MostPosts)];
    }

    private static string[] Techniques(IEnumerable<ITraceKind> kinds) =>
        [.. kinds.SelectMany(k => k.Disarm).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static string Name(Account account) => $"{account.Platform}:{account.Id}";

    private static string Id(string kind, string about) =>
        $"{kind}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(about)).AsSpan(0, 8))}";
}
