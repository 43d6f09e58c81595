using Exhibit.Simulator.Population;
using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Campaigns;

/// <summary>
/// An office whose operators each play several persons, one after another, on working days from nine to six of the
/// office's zone, whatever zone the persons claim. All work on the theme of the day, hours apart from one another.
/// </summary>
public sealed record TrollShifts : ICampaign
{
    /// <inheritdoc/>
    public string Kind => "troll-shifts";

    /// <summary>Persons played. Default 20.</summary>
    public int Accounts { get; init; } = 20;

    /// <summary>Operators. Default 4.</summary>
    public int Operators { get; init; } = 4;

    /// <summary>The office's zone, hours east of UTC. Default 3.</summary>
    public int OfficeZone { get; init; } = 3;

    /// <summary>The zone that the persons claim. Default -5.</summary>
    public int ClaimedZone { get; init; } = -5;

    /// <summary>Posts of one person on a working day. Default 5.</summary>
    public int PostsPerDay { get; init; } = 5;

    /// <summary>
    /// Shifts of eight hours, the first from ten: operators beyond the first shift begin where the one before ended, after
    /// the hand-over. Default 1.
    /// </summary>
    public int Shifts { get; init; } = 1;

    /// <summary>Minutes at the change of shifts in which nobody posts. Default 40.</summary>
    public double HandOverMinutes { get; init; } = 40;

    /// <summary>Share of those that are on the theme: a repost of the office's own or of a themed post. Default 0.4.</summary>
    public double ThemeShare { get; init; } = .4;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 2, 100_000)
            .Concat(Knobs.Range(nameof(Operators), Operators, 1, Accounts))
            .Concat(Knobs.Range(nameof(OfficeZone), OfficeZone, -12, 14))
            .Concat(Knobs.Range(nameof(ClaimedZone), ClaimedZone, -12, 14))
            .Concat(Knobs.Range(nameof(PostsPerDay), PostsPerDay, 1, 1_000))
            .Concat(Knobs.Range(nameof(Shifts), Shifts, 1, 3))
            .Concat(Knobs.Range(nameof(HandOverMinutes), HandOverMinutes, 0, 240))
            .Concat(Knobs.Range(nameof(ThemeShare), ThemeShare, 0, 1));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var persons = plan.Members(Accounts, ClaimedZone, sessions: 0);
        for (var day = 0; day < plan.Options.Days; day++)
        {
            var noon = plan.At(day, 12, 12, OfficeZone);
            var weekday = Rhythm.FloorDiv(noon + (OfficeZone * Rhythm.HourMs), Rhythm.DayMs) % 7;
            if (weekday is 2 or 3)
            {
                continue;
            }

            var theme = Theme(plan, persons, day);
            for (var desk = 0; desk < Operators; desk++)
            {
                var opens = 10 + (desk % Shifts * (8 + (HandOverMinutes / 60)));
                Shift(plan, [.. persons.Where((_, i) => i % Operators == desk)], day, opens, theme);
            }
        }
    }

    // The morning's material: what some of the persons say first, for the others to pass on.
    private PlannedPost[] Theme(ScenarioPlan plan, int[] persons, int day)
    {
        var theme = new PlannedPost[3];
        for (var i = 0; i < theme.Length; i++)
        {
            var author = persons[plan.Random.Below(persons.Length)];
            var tag = plan.World.Objects.TopicTag(plan.Topic, plan.Random);
            theme[i] = plan.Publish(
                new PlannedPost
                {
                    Author = author,
                    TimeMs = plan.At(day, 9, 10, OfficeZone),
                    Text = $"{Filler.Sentence(plan.Random, 12)} #{tag}",
                    Tags = tag,
                    Audience = plan.Options.MeanAudience / 3,
                }
            );
        }

        return theme;
    }

    // One keyboard: each person has a turn of the shift, and turns never overlap.
    private void Shift(ScenarioPlan plan, int[] persons, int day, double opens, PlannedPost[] theme)
    {
        plan.Random.Shuffle<int>(persons);
        var turn = 8.0 / persons.Length;
        for (var i = 0; i < persons.Length; i++)
        {
            var times = Enumerable
                .Range(0, PostsPerDay)
                .Select(_ => plan.At(day, opens + (i * turn), opens + ((i + .95) * turn), OfficeZone))
                .Order()
                .ToArray();
            foreach (var at in times)
            {
                var pushed = theme[plan.Random.Below(theme.Length)];
                if (plan.Random.Chance(ThemeShare) && pushed.Author != persons[i])
                {
                    pushed.Shares.Add((persons[i], at));
                }
                else if (plan.Random.Chance(.5))
                {
                    plan.JoinSomething(persons[i], at);
                }
                else
                {
                    plan.Publish(
                        new PlannedPost
                        {
                            Author = persons[i],
                            TimeMs = at,
                            Text = Filler.Sentence(plan.Random, 6 + plan.Random.Below(10)),
                            Audience = .5,
                        }
                    );
                }
            }
        }
    }
}
