namespace Exhibit.Simulator.Scoring;

/// <summary>
/// Holds a finished case against a world's labels. A pair is true when both accounts are of one campaign, innocent when
/// both are of one innocent group, false otherwise. The analysis never reads labels; this does, afterwards. Tiers are
/// "strong", "indicated" and "any" of the two.
/// </summary>
public sealed class Score
{
    /// <summary>Levels at which p is held against its nominal frequency.</summary>
    public static readonly IReadOnlyList<double> Levels = [1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8];

    /// <summary>The tiers, in printing order.</summary>
    public static readonly IReadOnlyList<string> Tiers = ["strong", "indicated", "any"];

    private Score() { }

    /// <summary>Accounts by tier, against accounts of campaigns.</summary>
    public required IReadOnlyDictionary<string, Rates> Accounts { get; init; }

    /// <summary>Pairs by tier (the highest over all evidence), against pairs of campaigns.</summary>
    public required IReadOnlyDictionary<string, Rates> Pairs { get; init; }

    /// <summary>Communities by tier (strong if it holds a strong pair), against campaigns.</summary>
    public required IReadOnlyDictionary<string, CommunityRates> Communities { get; init; }

    /// <summary>Accounts by kind of group: all, strong, indicated.</summary>
    public required IReadOnlyDictionary<string, (int All, int Strong, int Indicated)> ByKind { get; init; }

    /// <summary>What was found of each kind of campaign.</summary>
    public required IReadOnlyDictionary<string, KindScore> Campaigns { get; init; }

    /// <summary>What each kind of evidence found.</summary>
    public required IReadOnlyDictionary<string, TraceScore> Traces { get; init; }

    /// <summary>Pairs of each kind of campaign that one kind of evidence puts in a tier: strong, and any.</summary>
    public required IReadOnlyDictionary<(string Kind, string Trace), (int Strong, int Any)> CampaignsByTrace { get; init; }

    /// <summary>Indicated edges within one innocent group, by its kind: with a right explanation, with a wrong one or none.</summary>
    public required IReadOnlyDictionary<string, (int Right, int Wrong)> Explanations { get; init; }

    /// <summary>Of the wrong ones, which explanation was named; empty for none.</summary>
    public required IReadOnlyDictionary<(string Kind, string Explanation), int> WrongExplanations { get; init; }

    /// <summary>Pairs of accounts that share no group, by tier: the false accusations.</summary>
    public required IReadOnlyDictionary<string, int> FalsePairs { get; init; }

    /// <summary>Edges between accounts of no common group with p at most this, and how many the nominal level allows among the pairs tested.</summary>
    public required IReadOnlyList<(double Level, int Observed, double Allowed)> Calibration { get; init; }

    /// <summary>Pairs, over kinds of evidence, that were tested.</summary>
    public required long PairsTested { get; init; }

    /// <summary>Average precision of the pairs ordered by their least p: the area under the precision-recall curve.</summary>
    public required double AveragePrecision { get; init; }

    /// <summary>Scores a case folder.</summary>
    /// <exception cref="InvalidDataException">A file lacks a column.</exception>
    public static Score Of(string casePath, Truth truth) => Of(CaseView.Read(casePath), truth);

    /// <summary>Scores a case.</summary>
    public static Score Of(CaseView view, Truth truth)
    {
        var edges = view.Edges.Select(e => new Judged(e, truth.Pair(e.A, e.B), truth.Kind(e.A))).ToArray();
        var pairs = edges.GroupBy(e => (e.Edge.A, e.Edge.B)).Select(Best).ToArray();
        var kinds = truth.Campaigns.GroupBy(c => truth.Kind(c.First()), StringComparer.Ordinal).OrderBy(k => k.Key, StringComparer.Ordinal);
        var truePairs = truth.Campaigns.Sum(Choose);
        var trueAccounts = truth.Campaigns.Sum(c => c.Count());
        var named = edges.Where(e => e.Truth == "innocent-group" && e.Edge.Tier == "indicated").ToArray();
        return new Score
        {
            Accounts = ByTier(tier =>
            {
                var found = view.Accounts.Where(a => In(tier, a.Tier)).ToArray();
                return new Rates(found.Count(a => truth.Role(a.Id) == "campaign"), found.Length, trueAccounts);
            }),
            Pairs = ByTier(tier =>
            {
                var found = pairs.Where(p => In(tier, p.Edge.Tier)).ToArray();
                return new Rates(found.Count(p => p.Truth == "campaign"), found.Length, truePairs);
            }),
            Communities = CommunityScore.Of(view, truth),
            ByKind = Sorted(
                view.Accounts.GroupBy(a => truth.Kind(a.Id), StringComparer.Ordinal),
                g => (g.Count(), g.Count(a => a.Tier == "strong"), g.Count(a => a.Tier == "indicated"))
            ),
            Campaigns = Sorted(kinds, k => OfKind(k, view, pairs, truth)),
            Traces = Sorted(edges.GroupBy(e => e.Edge.Trace, StringComparer.Ordinal), g => OfTrace([.. g], truePairs)),
            CampaignsByTrace = edges
                .Where(e => e.Truth == "campaign" && e.Edge.Tier != "none")
                .GroupBy(e => (e.Kind, e.Edge.Trace))
                .ToDictionary(g => g.Key, g => (g.Count(e => e.Edge.Tier == "strong"), g.Count())),
            Explanations = Sorted(
                named.GroupBy(e => e.Kind, StringComparer.Ordinal),
                g => (g.Count(e => Right(e, truth)), g.Count(e => !Right(e, truth)))
            ),
            WrongExplanations = named.Where(e => !Right(e, truth)).CountBy(e => (e.Kind, e.Edge.ExplainedBy)).ToDictionary(),
            FalsePairs = ByTier(tier => pairs.Count(p => p.Truth == "false" && In(tier, p.Edge.Tier))),
            Calibration =
            [
                .. Levels.Select(level => (level, edges.Count(e => e.Truth == "false" && e.Edge.P <= level), level * view.PairsTested)),
            ],
            PairsTested = view.PairsTested,
            AveragePrecision = PrecisionRecall.Area(pairs.Select(p => (p.Edge.P, p.Truth == "campaign")), truePairs),
        };
    }

    private static bool Right(Judged edge, Truth truth) => truth.Explanations(edge.Edge.A).Contains(edge.Edge.ExplainedBy);

    private static bool In(string tier, string of) => tier == "any" ? of != "none" : of == tier;

    private static Dictionary<string, T> ByTier<T>(Func<string, T> of) => Tiers.ToDictionary(t => t, of, StringComparer.Ordinal);

    private static SortedDictionary<string, T> Sorted<TItem, T>(
        IEnumerable<IGrouping<string, TItem>> groups,
        Func<IGrouping<string, TItem>, T> of
    ) => new(groups.ToDictionary(g => g.Key, of, StringComparer.Ordinal), StringComparer.Ordinal);

    private static int Choose(IEnumerable<string> members) => members.Count() is var n ? n * (n - 1) / 2 : 0;

    // One pair over all its evidence: the highest tier, the least p.
    private static Judged Best(IEnumerable<Judged> evidence)
    {
        var all = evidence.ToArray();
        var best = all.MinBy(e =>
            (
                Rank: e.Edge.Tier switch
                {
                    "strong" => 0,
                    "indicated" => 1,
                    _ => 2,
                },
                e.Edge.P
            )
        )!;
        return best with { Edge = best.Edge with { P = all.Min(e => e.Edge.P) } };
    }

    private static KindScore OfKind(IGrouping<string, IGrouping<string, string>> kind, CaseView view, Judged[] pairs, Truth truth)
    {
        var members = kind.SelectMany(campaign => campaign).ToHashSet(StringComparer.Ordinal);
        var accounts = view.Accounts.Where(a => members.Contains(a.Id)).ToArray();
        var mine = pairs.Where(p => p.Truth == "campaign" && p.Kind == kind.Key).ToArray();
        var truePairs = kind.Sum(Choose);
        return new KindScore(
            members.Count,
            accounts.Count(a => a.Tier == "strong"),
            accounts.Count(a => a.Tier != "none"),
            truePairs,
            mine.Count(p => p.Edge.Tier == "strong"),
            mine.Count(p => p.Edge.Tier != "none"),
            PrecisionRecall.Area(
                pairs.Where(p => p.Truth != "campaign" || p.Kind == kind.Key).Select(p => (p.Edge.P, p.Truth == "campaign")),
                truePairs
            )
        );
    }

    private static TraceScore OfTrace(Judged[] edges, int truePairs)
    {
        (int, int, int) Count(string tier)
        {
            var mine = edges
                .Where(e => e.Edge.Tier == tier)
                .CountBy(e => e.Truth, StringComparer.Ordinal)
                .ToDictionary(StringComparer.Ordinal);
            return (mine.GetValueOrDefault("campaign"), mine.GetValueOrDefault("innocent-group"), mine.GetValueOrDefault("false"));
        }

        return new TraceScore(
            Count("strong"),
            Count("indicated"),
            PrecisionRecall.Area(edges.Select(e => (e.Edge.P, e.Truth == "campaign")), truePairs)
        );
    }

    private sealed record Judged(ScoredEdge Edge, string Truth, string Kind);
}
