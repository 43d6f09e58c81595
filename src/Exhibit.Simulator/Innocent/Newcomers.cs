namespace Exhibit.Simulator.Innocent;

/// <summary>
/// People whom one event brought to the platform: most created their account within days or weeks of it, some show the common
/// ribbon and the common motto, which others show too.
/// </summary>
public sealed record Newcomers : IInnocentGroup
{
    /// <inheritdoc/>
    public string Kind => "newcomers";

    /// <inheritdoc/>
    public IReadOnlyList<string> Explanations => ["circle"];

    /// <summary>People. Default 12.</summary>
    public int Accounts { get; init; } = 12;

    /// <summary>Share whom the event brought. Default 0.6.</summary>
    public double Brought { get; init; } = .6;

    /// <summary>Median of the days from the event to the account. Default 10.</summary>
    public double MedianDays { get; init; } = 10;

    /// <summary>Share with the ribbon; as many have the motto. Default 0.2.</summary>
    public double Ribbon { get; init; } = .2;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 2, 10_000)
            .Concat(Knobs.Range(nameof(Brought), Brought, 0, 1))
            .Concat(Knobs.Range(nameof(MedianDays), MedianDays, .01, 1_000))
            .Concat(Knobs.Range(nameof(Ribbon), Ribbon, 0, 1));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var (book, random, names) = (new ProfileBook(plan), plan.Random, plan.World.Names);
        var happened = plan.Options.StartMs - (long)(random.Between(100, 900) * 86_400_000);
        foreach (var member in plan.Members(Accounts))
        {
            plan.Background(member);
            if (ProfileBook.AnyHandle(random, names.Number(member)) is { } handle)
            {
                names.Rename(member, handle, long.MinValue);
            }

            var days = Math.Min(100, random.LogNormal(MedianDays, 1));
            book.Add(
                member,
                random.Chance(Brought) ? happened + (long)(days * 86_400_000) : book.AnyTime(random),
                random.Chance(Ribbon) ? book.Motto(0) : book.AnyDescription(random),
                random.Chance(Ribbon) ? PictureBook.Copy(book.Stock(1), 4, random) : book.AnyPicture(random)
            );
        }
    }
}
