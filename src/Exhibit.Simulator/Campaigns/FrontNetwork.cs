namespace Exhibit.Simulator.Campaigns;

/// <summary>
/// Sites of one operator that pretend not to know each other: most carry one analytics id, some one registrant, certificates
/// are bought for several at once, and two addresses serve them all. The accounts link to them.
/// </summary>
public sealed record FrontNetwork : ICampaign
{
    /// <inheritdoc/>
    public string Kind => "front-network";

    /// <summary>Accounts that link. Default 4.</summary>
    public int Accounts { get; init; } = 4;

    /// <summary>Sites. Default 6.</summary>
    public int Sites { get; init; } = 6;

    /// <summary>Share of the sites with the common analytics id, and with the common registrant. Default 0.6.</summary>
    public double Careless { get; init; } = .6;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 1, 10_000)
            .Concat(Knobs.Range(nameof(Sites), Sites, 2, 1_000))
            .Concat(Knobs.Range(nameof(Careless), Careless, 0, 1));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var (book, random) = (new ServerBook(plan), plan.Random);
        var members = plan.Members(Accounts);
        var number = plan.World.Names.Number(members[0]);
        var id = FormattableString.Invariant($"{number}");
        for (var i = 0; i < Sites; i++)
        {
            var domain = ServerBook.Name("front", (number * 1_000) + i);
            book.Own(domain, "nameserver", random, 1, "provider", 12);
            book.Add(domain, "address", FormattableString.Invariant($"sim-address-front-{number}-{random.Below(2)}"));
            book.Add(domain, "analytics", "sim-analytics-front-" + (random.Chance(Careless) ? id : domain));
            book.Add(domain, "registrant", "sim-registrant-front-" + (random.Chance(Careless) ? id : domain));
            book.Add(
                domain,
                "certificate",
                FormattableString.Invariant($"sim-certificate-front-{number}-{random.Below(Math.Max(1, Sites / 2))}")
            );
            foreach (var member in members)
            {
                plan.Publish(
                    new PlannedPost
                    {
                        Author = member,
                        TimeMs = plan.Anytime(member),
                        Text = Words.Filler.Sentence(random, 8),
                        Url = FormattableString.Invariant($"https://{domain}/page/{random.Below(100)}"),
                    }
                );
            }
        }

        foreach (var member in members)
        {
            plan.Background(member);
        }
    }
}
