using Exhibit.Coordination;
using Exhibit.Model;

namespace Exhibit.Signals;

/// <summary>
/// Of a community: more members whose times, whose order of actions or whose client stand out than accounts outside all
/// communities would have. Three tests a community, so each p is times three.
/// </summary>
internal sealed class AutomationGroups
{
    private const int LeastOutside = 100;
    private const int Tests = 3;
    private const double Lowest = .05;

    private readonly SignalData data;
    private readonly AutomationTraits[] inside;
    private readonly AutomationTraits[] outside;
    private readonly double[] ratios;
    private readonly Dictionary<int, int> clients;

    internal AutomationGroups(SignalData data, IReadOnlyList<AutomationTraits> traits)
    {
        this.data = data;
        inside = [.. traits.Where(t => data.Accounts[t.Account].Community > 0)];
        outside = [.. traits.Where(t => data.Accounts[t.Account].Community == 0)];
        ratios = [.. outside.Select(t => t.Ratio).OfType<double>().Order()];
        clients = outside.Where(t => t.Client >= 0).CountBy(t => t.Client).ToDictionary();
    }

    /// <summary>Share of the accounts outside all communities whose actions repeat as much or more, one more counted; null below a hundred accounts.</summary>
    internal double? RatioRate(double ratio) =>
        ratios.Length < LeastOutside ? null : (ratios.Count(r => r <= ratio) + 1.0) / (ratios.Length + 1.0);

    /// <summary>Share of the accounts outside all communities, with a known client, that mostly use this one, one more counted.</summary>
    internal double? ClientRate(int client) =>
        client < 0 || clients.Values.Sum() < LeastOutside ? null : (clients.GetValueOrDefault(client) + 1.0) / (clients.Values.Sum() + 1.0);

    /// <summary>All observations of communities.</summary>
    internal IEnumerable<Observation> All() =>
        inside
            .GroupBy(t => data.Accounts[t.Account].Community)
            .OrderBy(g => g.Key)
            .SelectMany(g => new[] { Times(g.Key, [.. g]), Actions(g.Key, [.. g]), Client(g.Key, [.. g]) })
            .OfType<Observation>();

    private Observation? Times(int community, AutomationTraits[] members)
    {
        var (tested, others) = (members.Where(m => m.Low is not null).ToArray(), outside.Where(m => m.Low is not null).ToArray());
        var low = tested.Where(m => m.Low == true).Select(m => m.Account).ToArray();
        var lowOutside = others.Count(m => m.Low == true);
        return low.Length < 2 || others.Length < LeastOutside
            ? null
            : Of(
                community,
                "",
                FormattableString.Invariant(
                    $"{low.Length} of {tested.Length} members post as a tool does (p at most .01 each, without the posts that made the community's edges); outside all communities {lowOutside} of {others.Length} accounts do."
                ),
                [
                    new("members_low", low.Length),
                    new("members_tested", tested.Length),
                    new("outside_low", lowOutside),
                    new("outside_tested", others.Length),
                ],
                "every member looks so with the share of accounts outside all communities, independently",
                PoissonBinomial.Tail(tested.Length, (lowOutside + 1.0) / (others.Length + 2.0), low.Length),
                low
            );
    }

    private Observation? Actions(int community, AutomationTraits[] members)
    {
        var tested = members.Where(m => m.Ratio is not null).ToArray();
        if (tested.Length < 2 || ratios.Length < LeastOutside)
        {
            return null;
        }

        var cut = ratios[(int)(Lowest * ratios.Length)];
        var lowOutside = ratios.Count(r => r <= cut);
        var low = tested.Where(m => m.Ratio <= cut).Select(m => m.Account).ToArray();
        return low.Length < 2
            ? null
            : Of(
                community,
                ", order of actions",
                FormattableString.Invariant(
                    $"{low.Length} of {tested.Length} members repeat the order of their actions (own words, repost, answer) as only {lowOutside} of {ratios.Length} accounts outside all communities do (phrases over those of an own Markov chain at most {cut:0.000})."
                ),
                [
                    new("members_low", low.Length),
                    new("members_tested", tested.Length),
                    new("outside_low", lowOutside),
                    new("outside_tested", ratios.Length),
                    new("ratio_cut", Math.Round(cut, 4)),
                ],
                "every member repeats itself so with the share of accounts outside all communities, independently",
                PoissonBinomial.Tail(tested.Length, (lowOutside + 1.0) / (ratios.Length + 2.0), low.Length),
                low
            );
    }

    private Observation? Client(int community, AutomationTraits[] members)
    {
        var known = members.Where(m => m.Client >= 0).ToArray();
        var others = clients.Values.Sum();
        var used = known.CountBy(m => m.Client).Where(c => c.Value >= 2).OrderBy(c => c.Key).ToArray();
        if (used.Length == 0 || others < LeastOutside)
        {
            return null;
        }

        var different = known.Select(m => m.Client).Distinct().Count();
        var (client, count, p) = used.Select(c =>
                (c.Key, c.Value, P: PoissonBinomial.Tail(known.Length, (clients.GetValueOrDefault(c.Key) + 1.0) / (others + 2.0), c.Value))
            )
            .MinBy(c => c.P);
        return Of(
            community,
            ", client",
            FormattableString.Invariant(
                $"{count} of {known.Length} members mostly post with '{data.Timelines.Clients[client]}'; outside all communities {clients.GetValueOrDefault(client)} of {others} accounts do."
            ),
            [
                new("client", data.Timelines.Clients[client]),
                new("members_with_client", count),
                new("members_with_known_client", known.Length),
                new("clients_in_community", different),
                new("outside_with_client", clients.GetValueOrDefault(client)),
                new("outside_with_known_client", others),
            ],
            "every member uses it with the share of accounts outside all communities, independently; p is times the number of clients in the community",
            Math.Min(1, p * different),
            [.. known.Where(m => m.Client == client).Select(m => m.Account)]
        );
    }

    private static Observation Of(
        int community,
        string what,
        string statement,
        IReadOnlyList<KeyValuePair<string, object>> statistic,
        string nullModel,
        double p,
        int[] accounts
    ) =>
        new()
        {
            Subject = SubjectKind.Community,
            About = FormattableString.Invariant($"community {community}{what}"),
            Statement = statement,
            Statistic = statistic,
            Null = $"{nullModel}; p is times three, for three tests of a community",
            P = Math.Min(1, Tests * p),
            Community = community,
            Accounts = accounts,
        };
}
