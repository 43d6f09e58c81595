namespace Exhibit.Simulator.Campaigns;

/// <summary>A ring that posts prepared pictures as its own, each member a copy that was stored again, at times of its own.</summary>
public sealed record PicturePushers : ICampaign
{
    /// <inheritdoc/>
    public string Kind => "picture-pushers";

    /// <summary>Members. Default 8.</summary>
    public int Accounts { get; init; } = 8;

    /// <summary>Prepared pictures. Default 12.</summary>
    public int Pictures { get; init; } = 12;

    /// <summary>Chance that a member posts a given one. Default 0.4.</summary>
    public double Participation { get; init; } = .4;

    /// <summary>Other pictures of each, taken as ordinary people take them. Default 6.</summary>
    public int Others { get; init; } = 6;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 2, 10_000)
            .Concat(Knobs.Range(nameof(Pictures), Pictures, 1, 10_000))
            .Concat(Knobs.Range(nameof(Participation), Participation, 0, 1))
            .Concat(Knobs.Range(nameof(Others), Others, 0, 10_000));

    void IScenario.Plan(ScenarioPlan plan)
    {
        PictureBook.Ordinary(plan);
        var prepared = Enumerable.Range(0, Pictures).Select(_ => PictureBook.Pdq(plan.Random)).ToArray();
        foreach (var member in plan.Members(Accounts))
        {
            plan.Background(member);
            foreach (var picture in prepared.Where(_ => plan.Random.Chance(Participation)))
            {
                PictureBook.Post(plan, plan.Random, member, PictureBook.Copy(picture, 8, plan.Random));
            }

            for (var i = 0; i < Others; i++)
            {
                PictureBook.Post(plan, plan.Random, member, PictureBook.Any(plan, plan.Random, plan.Topic, .6, .2));
            }
        }
    }
}
