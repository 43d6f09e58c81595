namespace Exhibit.Simulator.Campaigns;

/// <summary>
/// Persons who claim to live overseas and live at home: what they post is ordinary life, in the waking hours of where they
/// are, and some forgot to set the language of where they say they are.
/// </summary>
public sealed record FalseHomes : ICampaign
{
    /// <inheritdoc/>
    public string Kind => "false-homes";

    /// <summary>Persons. Default 12.</summary>
    public int Accounts { get; init; } = 12;

    /// <summary>Where they are, hours east of UTC. Default 3.</summary>
    public int HomeZone { get; init; } = 3;

    /// <summary>Where they say they are, hours east of UTC. Default -5.</summary>
    public int ClaimedZone { get; init; } = -5;

    /// <summary>Posts of each. Default 120.</summary>
    public int Posts { get; init; } = 120;

    /// <summary>Share that claims the place; the others claim none. Default 0.8.</summary>
    public double ClaimShare { get; init; } = .8;

    /// <summary>Share that left their own language set. Default 0.3.</summary>
    public double ForgotShare { get; init; } = .3;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 2, 10_000)
            .Concat(Knobs.Range(nameof(HomeZone), HomeZone, -12, 14))
            .Concat(Knobs.Range(nameof(ClaimedZone), ClaimedZone, -12, 14))
            .Concat(Knobs.Range(nameof(Posts), Posts, 1, 100_000))
            .Concat(Knobs.Range(nameof(ClaimShare), ClaimShare, 0, 1))
            .Concat(Knobs.Range(nameof(ForgotShare), ForgotShare, 0, 1));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var book = new PlaceBook(plan);
        foreach (var member in plan.Members(Accounts, HomeZone))
        {
            plan.Background(member, Posts);
            if (plan.Random.Chance(ClaimShare))
            {
                book.Add(member, ClaimedZone, PlaceBook.Language(plan.Random.Chance(ForgotShare) ? HomeZone : ClaimedZone));
            }
        }
    }
}
