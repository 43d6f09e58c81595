using Exhibit.Coordination;
using Exhibit.Model;
using Exhibit.Signals.Inputs;
using Exhibit.Text;

namespace Exhibit.Signals;

/// <summary>Hosts whose first sharers come from one community more than its part in all their sharers explains.</summary>
public sealed class LeakAmplification : ISignal
{
    private const int MostCited = 40;

    private static readonly SignalOption First = new("first", 10, "sharers of each address that count as its first");
    private static readonly SignalOption LeastSharers = new("least-sharers", 12, "sharers without which an address is not counted");
    private static readonly SignalOption LeastAddresses = new("least-addresses", 3, "counted addresses without which a host is not tested");

    /// <inheritdoc/>
    public SignalInfo Info { get; } =
        new()
        {
            Id = "leak-amplification",
            Version = 2,
            Title = "first to spread a host's documents",
            Reads = ["links of posts and their times", "hosts to watch, if given (--list domains=FILE); else every host"],
            Options = [First, LeastSharers, LeastAddresses],
            References =
            [
                "Keller et al. 2020, Political Communication 37:256 (early sharers)",
                "Tumminello et al. 2011, PLoS ONE 6:e17994 (hypergeometric test)",
            ],
            Disarm = ["T0089", "T0049.003"],
            Innocent =
            [
                "Subscribers who are told of every item are always first.",
                "An outlet's own staff share its pages first.",
                "Journalists who follow a source closely see it first.",
            ],
            CannotShow = ["where a document came from, or that it is what it says", "who was first outside these data"],
            ReusesTraces = ["co-link", "co-repost", "co-post"],
        };

    /// <inheritdoc/>
    public SignalOutcome Observe(SignalData data, CancellationToken cancellation)
    {
        if (data.Communities.Count == 0)
        {
            return SignalOutcome.Blind("No community was found whose share of the first could be counted.");
        }

        var watched = data
            .Side.Rows("domains")
            .Select(r => DomainName.Of(r.Table.Text(r.Row, "domain"))?.Registered ?? "")
            .ToHashSet(StringComparer.Ordinal);
        var addresses = Addresses(data);
        var hosts = addresses
            .GroupBy(a => a.Host, StringComparer.Ordinal)
            .Where(h => (watched.Count == 0 || watched.Contains(h.Key)) && h.Count() >= data.Value(Info, LeastAddresses))
            .OrderBy(h => h.Key, StringComparer.Ordinal)
            .ToArray();
        if (hosts.Length == 0)
        {
            return SignalOutcome.Blind(
                FormattableString.Invariant(
                    $"No host has {data.Value(Info, LeastAddresses)} addresses with {data.Value(Info, LeastSharers)} sharers each."
                )
            );
        }

        var byNumber = data.Communities.ToDictionary(c => c.Number);
        var shared = addresses
            .SelectMany(a => a.Members.Select(m => m.Community).Distinct().Select(c => (Community: c, Address: a)))
            .ToLookup(a => a.Community, a => a.Address);
        return SignalOutcome.Of(
            hosts.Length * data.Communities.Count,
            hosts.SelectMany(h =>
                h.SelectMany(a => a.Members.Where(m => m.IsFirst).Select(m => m.Community))
                    .Where(byNumber.ContainsKey)
                    .Distinct()
                    .Order()
                    .Select(c => Look(data, h.Key, [.. h], shared[c], byNumber[c], hosts.Length))
                    .OfType<Observation>()
            )
        );
    }

    /// <summary>A sharer that is in a community.</summary>
    private readonly record struct Member(int Account, long Post, int Community, bool IsFirst);

    /// <summary>An address of enough sharers; of them those in communities, by the time of their first post with it.</summary>
    private sealed record Address(string Host, int Sharers, Member[] Members)
    {
        internal int Inside(int community) => Members.Count(m => m.Community == community);

        internal IEnumerable<Member> FirstOf(int community) => Members.Where(m => m.IsFirst && m.Community == community);
    }

    // In the order of the first post with each.
    private Address[] Addresses(SignalData data)
    {
        var links = new ItemGroups(data.Space);
        foreach (var link in data.Store.Links())
        {
            if (CanonicalUrl.Of(link.Value) is { Length: > 0 } address)
            {
                links.Add(address, link.Account, link.Post, link.TimeMs);
            }
        }

        var (least, first) = (data.Value(Info, LeastSharers), (int)data.Value(Info, First));
        var hosts = new Dictionary<string, string>(StringComparer.Ordinal);
        var found = new List<(long Post, string Key, Address Address)>();
        foreach (var (key, posts) in links.All())
        {
            if (posts.Count < least || posts.Select(p => p.Account).Distinct().Count() is var sharers && sharers < least)
            {
                continue;
            }

            var members = posts
                .OrderBy(p => p.TimeMs)
                .ThenBy(p => p.Post)
                .DistinctBy(p => p.Account)
                .Select((p, i) => new Member(p.Account, p.Post, data.Accounts[p.Account].Community, i < first))
                .Where(m => m.Community > 0);
            var host = key.Split('/', '?')[0];
            if (!hosts.TryGetValue(host, out var registered))
            {
                hosts.Add(host, registered = DomainName.Of(host)?.Registered ?? "");
            }

            found.Add((posts[0].Post, key, new Address(registered, sharers, [.. members])));
        }

        links.Clear();
        return [.. found.OrderBy(f => f.Post).ThenBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Address)];
    }

    private Observation? Look(
        SignalData data,
        string host,
        Address[] addresses,
        IEnumerable<Address> shared,
        Community community,
        int hosts
    )
    {
        var first = (int)data.Value(Info, First);
        var probabilities = new List<double>();
        var (early, members, all) = (0, 0, 0);
        var posts = new List<long>();
        foreach (var address in addresses)
        {
            var inside = address.Inside(community.Number);
            var ours = address.FirstOf(community.Number).ToArray();
            (early, members, all) = (early + ours.Length, members + inside, all + address.Sharers);
            posts.AddRange(ours.Select(s => s.Post));
            probabilities.AddRange(Enumerable.Repeat((double)inside / address.Sharers, Math.Min(first, address.Sharers)));
        }

        if (early < 3 || members == all)
        {
            return null;
        }

        // Addresses of other hosts that members share at all, with as many sharers, from half to double: whoever is first with
        // everything is first with these too. How often are members among the first there, one more counted.
        var (least, most) = (addresses.Min(a => a.Sharers) / 2.0, addresses.Max(a => a.Sharers) * 2);
        var theirs = shared.Where(a => a.Host != host && a.Sharers >= least && a.Sharers <= most).ToArray();
        var elsewhere = theirs.Sum(a => a.FirstOf(community.Number).Count());
        var places = theirs.Sum(a => Math.Min(first, a.Sharers));
        if (places > 0)
        {
            // The share of the firsts that their part in the sharers would give them, times by how much they exceed it elsewhere.
            var due = theirs.Sum(a => (double)a.Inside(community.Number) / a.Sharers * Math.Min(first, a.Sharers));
            var excess = Math.Max(1, (elsewhere + 1) / (due + 1));
            probabilities = [.. probabilities.Select(x => Math.Min(1, x * excess))];
        }

        // Drawing without replacement scatters less than the Poisson-binomial of the same shares (Hoeffding 1956): on the safe side.
        var p = Math.Min(1, hosts * PoissonBinomial.Tail([.. probabilities], early));
        return p > data.Cutoff
            ? null
            : new Observation
            {
                Subject = SubjectKind.Community,
                About = FormattableString.Invariant($"community {community.Number} and {host}"),
                Statement = FormattableString.Invariant(
                    $"Of the first {first} sharers of each of {addresses.Length} addresses of {host}, {early} of {probabilities.Count} are members; of all their sharers, {members} of {all}. Of the first of {theirs.Length} addresses of other hosts with as many sharers that members share too, {elsewhere} of {places}."
                ),
                Statistic =
                [
                    new("host", host),
                    new("addresses", addresses.Length),
                    new("first", probabilities.Count),
                    new("first_members", early),
                    new("sharers", all),
                    new("sharers_members", members),
                    new("matched_addresses", theirs.Length),
                    new("matched_first", places),
                    new("matched_first_members", elsewhere),
                    new("hosts_tested", hosts),
                ],
                Null =
                    "within each address the order of its sharers is by chance, but for how much oftener members are first on other hosts' addresses of as many sharers; p is times the number of hosts",
                P = p,
                Community = community.Number,
                Accounts = [.. addresses.SelectMany(a => a.FirstOf(community.Number)).Select(m => m.Account).Distinct().Order()],
                Posts = [.. posts.Order().Take(MostCited)],
            };
    }
}
