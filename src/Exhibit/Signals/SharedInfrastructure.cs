using Exhibit.Model;
using Exhibit.Signals.Inputs;
using Exhibit.Text;

namespace Exhibit.Signals;

/// <summary>Domains that have a registrant, certificate, analytics id, name server or address in common, weighed by how common it is.</summary>
public sealed class SharedInfrastructure : ISignal
{
    private const int MostCited = 200;
    private const int MostNamed = 12;

    private static readonly SignalOption MostDomains = new(
        "most-domains",
        10,
        "a value on more domains than this is a provider's, not an owner's"
    );
    private static readonly SignalOption LeastBits = new(
        "least-bits",
        8,
        "rarity that a join must have, in bits: log2 of domains over domains with the value, the rarest of each family, summed"
    );

    /// <inheritdoc/>
    public SignalInfo Info { get; } =
        new()
        {
            Id = "shared-infrastructure",
            Version = 2,
            Title = "domains with infrastructure in common",
            Reads = ["what domains have in common (--list infrastructure=FILE)", "links of posts"],
            Inputs = ["infrastructure"],
            Options = [MostDomains, LeastBits],
            References =
            [
                "EU DisinfoLab and Qurium 2022, Doppelganger",
                "VIGINUM 2024, Portal Kombat (domains joined by addresses and analytics)",
            ],
            Disarm = ["T0149.001", "T0149.005", "T0130"],
            Innocent =
            [
                "Hosting companies, content networks and name servers are shared by thousands.",
                "An agency that builds sites puts one analytics or advertising id on all its clients'.",
                "Privacy services register domains in their own name.",
                "Ids are copied with templates.",
                "An agency that also registers domains for its clients gives them its name beside its server.",
            ],
            CannotShow =
            [
                "who owns any domain",
                "an owner by server and tag alone: without a registrant or certificate in common a pair is described, not marked",
                "that a value was in use on two domains at one time, unless the file's rows are of one day",
                "how common a value is outside the file: rarity is measured within it",
            ],
        };

    // Values of one family come together: whoever shares a server shares its subnet, a page its several tags. The rarest counts.
    private static readonly Dictionary<string, string> Families = new(StringComparer.Ordinal)
    {
        ["ip"] = "hosting",
        ["address"] = "hosting",
        ["subnet"] = "hosting",
        ["asn"] = "hosting",
        ["host"] = "hosting",
        ["nameserver"] = "hosting",
        ["ns"] = "hosting",
        ["cdn-domain"] = "hosting",
        ["analytics"] = "page",
        ["adsense"] = "page",
        ["ga_id"] = "page",
        ["ga_tag_id"] = "page",
        ["yandex_tag_id"] = "page",
        ["verification_id"] = "page",
        ["css-class"] = "page",
        ["uuid"] = "page",
        ["registrant"] = "registration",
        ["whois"] = "registration",
        ["email"] = "registration",
        ["certificate"] = "certificate",
        ["cert-domain"] = "certificate",
        ["ssl"] = "certificate",
    };

    private sealed record Fact(string Domain, string Kind, string Value, SideRow Row);

    /// <inheritdoc/>
    public SignalOutcome Observe(SignalData data, CancellationToken cancellation)
    {
        var facts = Facts(data);
        if (facts.Length == 0)
        {
            return SignalOutcome.Blind("No infrastructure was given; --list infrastructure=FILE would supply it.");
        }

        var domains = facts.Select(f => f.Domain).Distinct(StringComparer.Ordinal).Count();
        var values = facts
            .GroupBy(f => (f.Kind, f.Value))
            .Select(g => g.DistinctBy(f => f.Domain).OrderBy(f => f.Domain, StringComparer.Ordinal).ToArray())
            .Where(g => g.Length > 1)
            .ToArray();
        var pairs = new Dictionary<(string, string), List<(Fact A, Fact B, double Bits)>>();
        foreach (var value in values.Where(v => v.Length <= data.Value(Info, MostDomains)))
        {
            var bits = Math.Log2((double)domains / value.Length);
            for (var i = 0; i < value.Length; i++)
            {
                for (var j = i + 1; j < value.Length; j++)
                {
                    var key = (value[i].Domain, value[j].Domain);
                    (pairs.TryGetValue(key, out var list) ? list : pairs[key] = []).Add((value[i], value[j], bits));
                }
            }
        }

        var linkers = Linkers(data, facts);
        double[] sums = [.. pairs.Values.Select(Bits)];
        var common = values.Count(v => v.Length > data.Value(Info, MostDomains));
        return SignalOutcome.Of(
            0,
            pairs
                .OrderByDescending(p => Bits(p.Value))
                .ThenBy(p => p.Key)
                .Select(p => Pair(data, p.Key, p.Value, domains, common, sums, linkers))
        );
    }

    private Observation Pair(
        SignalData data,
        (string A, string B) key,
        List<(Fact A, Fact B, double Bits)> joins,
        int domains,
        int common,
        double[] sums,
        ILookup<string, int> linkers
    )
    {
        var bits = Bits(joins);
        var asMuch = sums.Count(s => s >= bits);
        var all = domains * (domains - 1.0) / 2;
        return new Observation
        {
            Subject = SubjectKind.SideInput,
            About = $"domains {key.A} and {key.B}",
            Statement = FormattableString.Invariant(
                $"They have {joins.Count} values in common: {string.Join(", ", joins.Take(MostNamed).Select(j => j.A.Kind))}; together, the rarest of each family, {bits:0.0} bits rare within the {domains} domains of the file. {common} values of providers, on more than {data.Value(Info, MostDomains)} domains each, were not counted."
            ),
            Statistic =
            [
                new("values_in_common", joins.Count),
                new("bits", Math.Round(bits, 2)),
                new("domains", domains),
                new("kinds", string.Join(' ', joins.Select(j => j.A.Kind).Distinct(StringComparer.Ordinal))),
                new("accounts_linking_to_both", linkers[key.A].Intersect(linkers[key.B]).Count()),
            ],
            Null = "none stated",
            WithoutP = "How values fall on unconnected domains is not known; rarity within the file is given instead.",
            Rate = asMuch / all,
            RateOf = FormattableString.Invariant($"the {all:0} pairs of domains in the file have as much in common"),
            // A server and a tag in common are what the clients of any agency have: alone they describe.
            Observed = bits >= data.Value(Info, LeastBits) && joins.Any(j => Family(j.A) is "registration" or "certificate"),
            Rows = [.. joins.SelectMany(j => new[] { j.A.Row, j.B.Row }).Distinct().Take(MostCited)],
        };
    }

    private static double Bits(List<(Fact A, Fact B, double Bits)> joins) =>
        joins.GroupBy(j => Family(j.A), StringComparer.Ordinal).Sum(g => g.Max(j => j.Bits));

    private static string Family(Fact fact) => Families.GetValueOrDefault(fact.Kind, fact.Kind);

    private static Fact[] Facts(SignalData data)
    {
        var facts = new List<Fact>();
        foreach (var (table, row) in data.Side.Rows("infrastructure"))
        {
            if (DomainName.Of(table.Text(row, "domain")) is not { } domain)
            {
                table.Refuse(row, $"'{table.Text(row, "domain")}' is no domain; expected one such as example.org.");
                continue;
            }

            facts.Add(
                new Fact(
                    domain.Registered,
                    table.Text(row, "kind").ToLowerInvariant(),
                    table.Text(row, "value").ToLowerInvariant(),
                    new SideRow(table.Source, row.Number)
                )
            );
        }

        return [.. facts];
    }

    private static ILookup<string, int> Linkers(SignalData data, Fact[] facts)
    {
        var watched = facts.Select(f => f.Domain).ToHashSet(StringComparer.Ordinal);
        return data
            .Store.Links()
            .Select(l => (Domain: DomainName.Of(CanonicalUrl.Of(l.Value).Split('/', '?')[0])?.Registered ?? "", l.Account))
            .Where(l => watched.Contains(l.Domain))
            .Distinct()
            .ToLookup(l => l.Domain, l => l.Account, StringComparer.Ordinal);
    }
}
