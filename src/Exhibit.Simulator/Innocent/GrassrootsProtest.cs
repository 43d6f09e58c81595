using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Innocent;

/// <summary>
/// Volunteers of a protest. A call goes out where the data does not reach (a messenger, a meeting) and they answer it: by
/// reposting what it names, and on action days by posting a published template at the agreed minute. They are
/// coordinated, openly and lawfully.
/// </summary>
public sealed record GrassrootsProtest : IInnocentGroup
{
    /// <inheritdoc/>
    public string Kind =>
        MedianSeconds < 300 ? FormattableString.Invariant($"grassroots-protest-{MedianSeconds:0}s") : "grassroots-protest";

    /// <inheritdoc/>
    public IReadOnlyList<string> Explanations =>
        ["crowd", "habit", "template", "own-content", "one-day", "wide-window", "slow-window", "common-origin"];

    /// <summary>Volunteers. Default 15.</summary>
    public int Accounts { get; init; } = 15;

    /// <summary>Calls to repost something. Default 20.</summary>
    public int Calls { get; init; } = 20;

    /// <summary>Action days, on each of which the template is posted. Default 3.</summary>
    public int ActionDays { get; init; } = 3;

    /// <summary>Median of the answer to a call, seconds. Default 300.</summary>
    public double MedianSeconds { get; init; } = 300;

    /// <summary>Chance that a volunteer answers a call. Default 0.6.</summary>
    public double Participation { get; init; } = .6;

    /// <summary>Chance that a volunteer changes a given word of the template. Default 0.05.</summary>
    public double Edits { get; init; } = .05;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 2, 1_000_000)
            .Concat(Knobs.Range(nameof(Calls), Calls, 0, 100_000))
            .Concat(Knobs.Range(nameof(ActionDays), ActionDays, 0, 3_650))
            .Concat(Knobs.Range(nameof(MedianSeconds), MedianSeconds, 1, 86_400))
            .Concat(Knobs.Range(nameof(Participation), Participation, 0, 1))
            .Concat(Knobs.Range(nameof(Edits), Edits, 0, 1));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var volunteers = plan.Members(Accounts);
        foreach (var volunteer in volunteers)
        {
            plan.Background(volunteer);
        }

        for (var call = 0; call < Calls; call++)
        {
            Call(plan, volunteers);
        }

        for (var action = 0; action < ActionDays; action++)
        {
            Act(plan, volunteers);
        }
    }

    private void Call(ScenarioPlan plan, int[] volunteers)
    {
        var source = plan.PickSources(1)[0];
        var (first, end) = plan.World.Objects.OfSource(source);
        var number = first + plan.Random.Below(end - first);
        var called = plan.World.Objects.Facts(number, source).TimeMs + (long)(1_000 * plan.Random.Between(1_800, 43_200));
        foreach (var volunteer in volunteers.Where(_ => plan.Random.Chance(Participation)))
        {
            plan.World.Join(number, volunteer, called + (long)(1_000 * plan.Random.LogNormal(MedianSeconds, 1)));
        }
    }

    private void Act(ScenarioPlan plan, int[] volunteers)
    {
        var zone = Population.People.HomeZone(plan.Options, plan.Topic);
        var agreed = plan.At(plan.Random.Below(plan.Options.Days), 18, 18, zone);
        var tag = Filler.Tag(plan.Random);
        var template = $"{Filler.Sentence(plan.Random, 16)} #{tag}";
        foreach (var volunteer in volunteers.Where(_ => plan.Random.Chance(Participation)))
        {
            plan.Publish(
                new PlannedPost
                {
                    Author = volunteer,
                    TimeMs = agreed + (long)(1_000 * plan.Random.LogNormal(150, 1.2)),
                    Text = Filler.Paraphrase(template, Edits, plan.Random),
                    Tags = tag,
                    Audience = 3,
                    MedianSeconds = 900,
                }
            );
        }
    }
}
