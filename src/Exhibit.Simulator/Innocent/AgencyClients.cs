namespace Exhibit.Simulator.Innocent;

/// <summary>
/// Shops and clubs whose sites one agency built: its analytics id, its server, its name servers; registrants and certificates
/// of their own, but for a few that the agency registered for them.
/// </summary>
public sealed record AgencyClients : IInnocentGroup
{
    /// <inheritdoc/>
    public string Kind => "agency-clients";

    /// <inheritdoc/>
    public IReadOnlyList<string> Explanations => ["circle"];

    /// <summary>Accounts, a client each. Default 6.</summary>
    public int Accounts { get; init; } = 6;

    /// <summary>Share of the sites that the agency registered in its own name. Default 0.1.</summary>
    public double InItsName { get; init; } = .1;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs.Range(nameof(Accounts), Accounts, 2, 1_000).Concat(Knobs.Range(nameof(InItsName), InItsName, 0, 1));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var (book, random) = (new ServerBook(plan), plan.Random);
        var members = plan.Members(Accounts);
        var number = plan.World.Names.Number(members[0]);
        var id = FormattableString.Invariant($"{number}");
        for (var i = 0; i < members.Length; i++)
        {
            var domain = ServerBook.Name("client", (number * 1_000) + i);
            book.Add(domain, "nameserver", "sim-nameserver-agency-" + id);
            book.Add(domain, "address", "sim-address-agency-" + id);
            book.Add(domain, "analytics", "sim-analytics-agency-" + id);
            book.Add(domain, "registrant", "sim-registrant-agency-" + (random.Chance(InItsName) ? id : domain));
            book.Own(domain, "certificate", random, 0, "", 1);
            plan.Publish(
                new PlannedPost
                {
                    Author = members[i],
                    TimeMs = plan.Anytime(members[i]),
                    Text = Words.Filler.Sentence(random, 8),
                    Url = FormattableString.Invariant($"https://{domain}/page/{random.Below(100)}"),
                }
            );
            plan.Background(members[i]);
        }
    }
}
