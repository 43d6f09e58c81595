using Exhibit.Coordination;
using Exhibit.Model;
using Exhibit.Signals.Inputs;
using Exhibit.Text;

namespace Exhibit.Signals;

/// <summary>Links to domains whose names look like an outlet's, and how much a community links to domains on a list.</summary>
public sealed class LookalikeDomains : ISignal
{
    private const int MostCited = 100;
    private const int MostNamed = 40;

    private static readonly SignalOption LeastLabel = new(
        "least-label",
        6,
        "letters that an outlet's name needs to be known inside another name"
    );
    private static readonly SignalOption LeastEdit = new(
        "least-edit",
        9,
        "letters that an outlet's name needs to be known with one letter changed"
    );
    private static readonly SignalOption LeastName = new("least-name", 5, "letters without which an outlet's name is nobody's");
    private static readonly SignalOption LeastLinkers = new(
        "least-linkers",
        50,
        "accounts with links outside a community without which a share on the list has no p"
    );

    /// <inheritdoc/>
    public SignalInfo Info { get; } =
        new()
        {
            Id = "lookalike-domains",
            Version = 1,
            Title = "links to look-alikes of outlets, or to a list",
            Reads =
            [
                "links of posts",
                "domains of real outlets (--list outlets=FILE)",
                "domains that the analyst watches (--list domains=FILE), which are also held against the outlets",
            ],
            Inputs = ["outlets", "domains"],
            Options = [LeastName, LeastLabel, LeastEdit, LeastLinkers],
            References =
            [
                "EU DisinfoLab and Qurium 2022, Doppelganger (cloned outlets under other suffixes)",
                "Unicode Technical Standard 39 (confusables)",
                "Damerau 1964, Communications of the ACM 7:171",
                "dnstwist, https://github.com/elceef/dnstwist (kinds of look-alike)",
            ],
            Disarm = ["T0149.003", "T0098.001"],
            Innocent =
            [
                "Outlets own their name under several suffixes, for other countries or to protect it.",
                "Many papers are called Observer, Gazette or Independent, and a town's paper may differ from another's by one letter.",
                "Satire and fan pages play with names openly; people share links without reading the address.",
                "A list of watched domains is somebody's judgement.",
            ],
            CannotShow =
            [
                "who registered the domain, or that it copies an outlet's pages: a like name alone is described and marks no account",
                "look-alikes behind short links, or of outlets that the list does not name",
                "suffixes beyond the bundled few of two labels: name.gov.xx is then read as the name 'gov'",
            ],
            ReusesTraces = ["co-link"],
        };

    /// <inheritdoc/>
    public SignalOutcome Observe(SignalData data, CancellationToken cancellation)
    {
        var outlets = Domains(data, "outlets");
        var listed = Domains(data, "domains").ToDictionary(d => d.Key.Registered, d => (d.Key, d.Row), StringComparer.Ordinal);
        if (outlets.Count == 0 && listed.Count == 0)
        {
            return SignalOutcome.Blind(
                "No list of outlets or domains was given; --list outlets=FILE or --list domains=FILE would supply one."
            );
        }

        var links = Links(data);
        var rules = new Lookalike(
            outlets.Select(o => o.Key),
            (int)data.Value(Info, LeastLabel),
            (int)data.Value(Info, LeastEdit),
            (int)data.Value(Info, LeastName)
        );
        var shares = listed.Count == 0 ? [] : Shares(data, links, listed).ToArray();
        return SignalOutcome.Of(shares.Length, [.. Linked(data, links, rules), .. OfList(listed, rules), .. shares]);
    }

    private sealed record Link(DomainName Domain, int Account, long Post);

    // The key is the domain itself: two spellings of one domain are one entry.
    private static List<(DomainName Key, SideRow Row)> Domains(SignalData data, string kind)
    {
        var found = new List<(DomainName, SideRow)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (table, row) in data.Side.Rows(kind))
        {
            var text = table.Text(row, "domain");
            if (DomainName.Of(text) is not { } domain)
            {
                table.Refuse(row, $"'{text}' is no domain; expected one such as example.org.");
            }
            else if (seen.Add(domain.Registered))
            {
                found.Add((domain, new SideRow(table.Source, row.Number)));
            }
        }

        return found;
    }

    private static Link[] Links(SignalData data)
    {
        var domains = new Dictionary<string, DomainName?>(StringComparer.Ordinal);
        var links = new List<Link>();
        foreach (var item in data.Store.Links())
        {
            var host = CanonicalUrl.Of(item.Value).Split('/', '?')[0];
            if (!domains.TryGetValue(host, out var domain))
            {
                domains[host] = domain = DomainName.Of(host);
            }

            if (domain is not null)
            {
                links.Add(new Link(domain, item.Account, item.Post));
            }
        }

        return [.. links];
    }

    private static IEnumerable<Observation> Linked(SignalData data, Link[] links, Lookalike rules)
    {
        foreach (var group in links.GroupBy(l => l.Domain.Full, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            if (rules.Of(group.First().Domain) is not { } like)
            {
                continue;
            }

            var accounts = group.Select(l => l.Account).Distinct().Order().ToArray();
            yield return new Observation
            {
                Subject = SubjectKind.SideInput,
                About = $"domain {like.Domain.Full}",
                Statement = FormattableString.Invariant(
                    $"{group.Count()} links of {accounts.Length} accounts lead to {like.Domain.Full}, which {Words(like)}."
                ),
                Statistic =
                [
                    new("domain", like.Domain.Full),
                    new("outlet", like.Outlet.Full),
                    new("rule", like.Rule),
                    new("links", group.Count()),
                    new("accounts", accounts.Length),
                    new("accounts_in_communities", accounts.Count(a => data.Accounts[a].Community > 0)),
                ],
                Null = "none stated: a name is compared with names",
                WithoutP =
                    "Whether a name looks like another is a matter of its letters, not of chance; docs/signals.md gives the measured precision of each rule.",
                Accounts = accounts,
                Posts = [.. group.Select(l => l.Post).Distinct().Take(MostCited)],
            };
        }
    }

    private static IEnumerable<Observation> OfList(Dictionary<string, (DomainName Key, SideRow Row)> listed, Lookalike rules)
    {
        var alike = listed
            .Values.Select(l => (l.Row, Like: rules.Of(l.Key)))
            .Where(l => l.Like is not null)
            .OrderBy(l => l.Like!.Domain.Full, StringComparer.Ordinal)
            .ToArray();
        if (alike.Length == 0)
        {
            yield break;
        }

        yield return new Observation
        {
            Subject = SubjectKind.SideInput,
            About = "the list of domains",
            Statement = FormattableString.Invariant(
                $"{alike.Length} of {listed.Count} domains of your list look like an outlet of yours: {string.Join("; ", alike.Take(MostNamed).Select(l => $"{l.Like!.Domain.Full} {Words(l.Like)}"))}."
            ),
            Statistic =
            [
                new("domains", listed.Count),
                .. alike
                    .CountBy(l => l.Like!.Rule)
                    .OrderBy(c => c.Key, StringComparer.Ordinal)
                    .Select(c => new KeyValuePair<string, object>($"by_{c.Key}", c.Value)),
            ],
            Null = "none stated: a name is compared with names",
            WithoutP = "Whether a name looks like another is a matter of its letters, not of chance.",
            Rows = [.. alike.Select(l => l.Row)],
        };
    }

    // Accounts are the trials, not links: one member who links all day is one account.
    private IEnumerable<Observation> Shares(SignalData data, Link[] links, Dictionary<string, (DomainName Key, SideRow Row)> listed)
    {
        var linkers = links.Select(l => l.Account).Distinct().ToHashSet();
        var hits = links.Where(l => listed.ContainsKey(l.Domain.Registered)).ToArray();
        var listers = hits.Select(l => l.Account).ToHashSet();
        foreach (var community in data.Communities)
        {
            var members = community.Accounts.Where(linkers.Contains).ToArray();
            var on = members.Where(listers.Contains).ToArray();
            if (on.Length == 0)
            {
                continue;
            }

            var outside = linkers.Count - members.Length;
            var outsideOn = listers.Count - on.Length;
            var enough = outside >= data.Value(Info, LeastLinkers);
            var ours = links.Where(l => data.Accounts[l.Account].Community == community.Number).ToArray();
            var mine = hits.Where(l => data.Accounts[l.Account].Community == community.Number).ToArray();
            yield return new Observation
            {
                Subject = SubjectKind.Community,
                About = FormattableString.Invariant($"community {community.Number}"),
                Statement = FormattableString.Invariant(
                    $"{mine.Length} of {ours.Length} links ({100.0 * mine.Length / ours.Length:0.0} %) of its members lead to {mine.Select(l => l.Domain.Registered).Distinct(StringComparer.Ordinal).Count()} domains of your list; {on.Length} of {members.Length} members who link at all do so, outside it {outsideOn} of {outside} accounts."
                ),
                Statistic =
                [
                    new("links", ours.Length),
                    new("links_on_list", mine.Length),
                    new("members_who_link", members.Length),
                    new("members_on_list", on.Length),
                    new("others_who_link", outside),
                    new("others_on_list", outsideOn),
                ],
                Null =
                    "every member links to the list with the share of the accounts outside the community, independently, one more counted",
                P = enough ? PoissonBinomial.Tail(members.Length, (outsideOn + 1.0) / (outside + 1.0), on.Length) : null,
                WithoutP = enough
                    ? ""
                    : FormattableString.Invariant(
                        $"Only {outside} other accounts link at all; {data.Value(Info, LeastLinkers)} are needed."
                    ),
                Community = community.Number,
                Accounts = on,
                Posts = [.. mine.Select(l => l.Post).Distinct().Take(MostCited)],
            };
        }
    }

    private static string Words(Lookalike.Likeness like) =>
        like.Rule switch
        {
            "other-suffix" => $"has the name of {like.Outlet.Full} under another suffix",
            "confusable" => $"is spelt with signs that look like those of {like.Outlet.Full}",
            "label" => $"holds the name of {like.Outlet.Full} as a part",
            _ => $"differs from {like.Outlet.Full} by one letter",
        };
}
