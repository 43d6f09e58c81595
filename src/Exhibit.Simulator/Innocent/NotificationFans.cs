using Exhibit.Simulator.Population;

namespace Exhibit.Simulator.Innocent;

/// <summary>
/// A fan community: everybody has notifications on for one to three stars and reposts what appears within seconds to
/// minutes, asleep or not for the keenest.
/// </summary>
public sealed record NotificationFans : IInnocentGroup
{
    /// <inheritdoc/>
    public string Kind => "notification-fans";

    /// <inheritdoc/>
    public IReadOnlyList<string> Explanations =>
        Stars == 1 ? ["source", "reaction", "habit", "one-source"] : ["source", "reaction", "habit"];

    /// <summary>Fans. Default 15.</summary>
    public int Accounts { get; init; } = 15;

    /// <summary>Stars whom they follow. Default 2.</summary>
    public int Stars { get; init; } = 2;

    /// <summary>Median of their delay, seconds. Default 15.</summary>
    public double MedianSeconds { get; init; } = 15;

    /// <summary>Chance that an awake fan shares a given post. Default 0.6.</summary>
    public double Participation { get; init; } = .6;

    /// <summary>Share of the fans whom their first star brought to the platform, most within weeks; 0 writes no profiles. Default 0.</summary>
    public double Brought { get; init; }

    /// <summary>Median of the days from the star's coming to such a fan's account. Default 10.</summary>
    public double MedianDays { get; init; } = 10;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 2, 1_000_000)
            .Concat(Knobs.Range(nameof(Stars), Stars, 1, 20))
            .Concat(Knobs.Range(nameof(MedianSeconds), MedianSeconds, 1, 86_400))
            .Concat(Knobs.Range(nameof(Participation), Participation, 0, 1))
            .Concat(Knobs.Range(nameof(Brought), Brought, 0, 1))
            .Concat(Knobs.Range(nameof(MedianDays), MedianDays, .01, 1_000));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var world = plan.World;
        var fans = plan.Members(Accounts);
        foreach (var fan in fans)
        {
            plan.Background(fan);
        }

        foreach (var star in plan.PickSources(Stars))
        {
            var (first, end) = world.Objects.OfSource(star);
            for (var number = first; number < end; number++)
            {
                var at = world.Objects.Facts(number, star).TimeMs;
                foreach (var fan in fans)
                {
                    // A phone at the bedside wakes few.
                    var awake = Rhythm.Weight(at + (world.People[fan].Zone * Rhythm.HourMs));
                    if (plan.Random.Chance(Participation * Math.Min(1, 1.6 * awake)))
                    {
                        world.Join(number, fan, at + (long)(1_000 * plan.Random.LogNormal(MedianSeconds, 1)));
                    }
                }
            }
        }

        if (Brought > 0)
        {
            Arrive(plan, fans);
        }
    }

    private void Arrive(ScenarioPlan plan, int[] fans)
    {
        var (book, random) = (new ProfileBook(plan), plan.Random);
        var came = plan.Options.StartMs - (long)(random.Between(120, 900) * 86_400_000);
        foreach (var fan in fans)
        {
            var days = Math.Min(100, random.LogNormal(MedianDays, 1));
            var created = random.Chance(Brought) ? came + (long)(days * 86_400_000) : book.AnyTime(random);
            book.Add(fan, created, book.AnyDescription(random), book.AnyPicture(random));
        }
    }
}
