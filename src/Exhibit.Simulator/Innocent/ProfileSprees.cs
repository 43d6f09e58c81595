using Exhibit.Simulator.Population;

namespace Exhibit.Simulator.Innocent;

/// <summary>
/// People who open a profile and repost its latest items one after another within a minute or two. Two who do so on the
/// same evening share eight objects within seconds, by one coincidence and not by eight.
/// </summary>
public sealed record ProfileSprees : IInnocentGroup
{
    /// <inheritdoc/>
    public string Kind => "profile-sprees";

    /// <inheritdoc/>
    public IReadOnlyList<string> Explanations => ["one-source", "source", "reaction", "habit", "one-day", "routine", "slow-window"];

    /// <summary>People. Default 10.</summary>
    public int Accounts { get; init; } = 10;

    /// <summary>Profiles that they know. Default 3.</summary>
    public int Profiles { get; init; } = 3;

    /// <summary>Evenings on which each opens one. Default 6.</summary>
    public int Evenings { get; init; } = 6;

    /// <summary>Items reposted in a spree. Default 8.</summary>
    public int Items { get; init; } = 8;

    /// <summary>Chance that a spree follows a mention that several see in the same minutes. Default 0.3.</summary>
    public double Prompted { get; init; } = .3;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 2, 1_000_000)
            .Concat(Knobs.Range(nameof(Profiles), Profiles, 1, 50))
            .Concat(Knobs.Range(nameof(Evenings), Evenings, 1, 10_000))
            .Concat(Knobs.Range(nameof(Items), Items, 2, 100))
            .Concat(Knobs.Range(nameof(Prompted), Prompted, 0, 1));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var world = plan.World;
        var people = plan.Members(Accounts);
        var profiles = plan.PickSources(Profiles);
        var prompts = new (int Profile, long TimeMs)[Math.Max(1, Evenings / 2)];
        for (var i = 0; i < prompts.Length; i++)
        {
            prompts[i] = (profiles[plan.Random.Below(profiles.Length)], plan.Anytime(people[0]));
        }

        foreach (var person in people)
        {
            plan.Background(person);
            for (var evening = 0; evening < Evenings; evening++)
            {
                var (profile, at) = plan.Random.Chance(Prompted)
                    ? prompts[plan.Random.Below(prompts.Length)]
                    : (profiles[plan.Random.Below(profiles.Length)], plan.Anytime(person));
                Spree(plan, person, profile, at + (long)(1_000 * plan.Random.LogNormal(180, 1)));
            }
        }
    }

    private void Spree(ScenarioPlan plan, int person, int profile, long fromMs)
    {
        var (first, end) = plan.World.Objects.OfSource(profile);
        var latest = new List<(long TimeMs, long Number)>();
        for (var number = first; number < end; number++)
        {
            var time = plan.World.Objects.Facts(number, profile).TimeMs;
            if (time < fromMs && time > fromMs - (10 * Rhythm.DayMs))
            {
                latest.Add((time, number));
            }
        }

        latest.Sort();
        latest.Reverse();
        var at = fromMs;
        foreach (var (_, number) in latest.Take(Items))
        {
            at += (long)(1_000 * plan.Random.LogNormal(7, .6));
            plan.World.Join(number, person, at);
        }
    }
}
