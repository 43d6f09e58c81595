using Exhibit.Simulator.Population;

namespace Exhibit.Simulator.Innocent;

/// <summary>
/// Staff of one outlet who post its headlines and addresses as posts of their own, from the content system's button: on
/// publication, at the start of their shift, or when it is their turn at the channel. Same words, same links, no repost.
/// </summary>
public sealed record OutletHeadlines : IInnocentGroup
{
    /// <inheritdoc/>
    public string Kind => "outlet-headlines";

    /// <inheritdoc/>
    public IReadOnlyList<string> Explanations =>
        [
            "one-outlet",
            "one-source",
            "source",
            "reaction",
            "habit",
            "hour",
            "routine",
            "own-content",
            "follower",
            "slow-window",
            "common-origin",
        ];

    /// <summary>Staff. Default 7.</summary>
    public int Accounts { get; init; } = 7;

    /// <summary>Headlines in the world's time. Default 60.</summary>
    public int Headlines { get; init; } = 60;

    /// <summary>Share of the posts made within minutes of publication; the rest come at any hour of the next day and a half. Default 0.4.</summary>
    public double AtOnce { get; init; } = .4;

    /// <summary>Chance that one of the staff posts a headline. Default 0.45.</summary>
    public double Participation { get; init; } = .45;

    /// <summary>Readers who press the page's own share button, on average. Default 1.</summary>
    public double Readers { get; init; } = 1;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 2, 100_000)
            .Concat(Knobs.Range(nameof(Headlines), Headlines, 1, 1_000_000))
            .Concat(Knobs.Range(nameof(AtOnce), AtOnce, 0, 1))
            .Concat(Knobs.Range(nameof(Participation), Participation, 0, 1))
            .Concat(Knobs.Range(nameof(Readers), Readers, 0, 10_000));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var zone = People.HomeZone(plan.Options, plan.Topic);
        var staff = plan.Members(Accounts, zone, sessions: 0, client: Clients.Desk);
        foreach (var member in staff)
        {
            plan.Background(member);
        }

        for (var number = 0; number < Headlines; number++)
        {
            var published = plan.At(plan.Random.Below(plan.Options.Days), 6, 22, zone);
            var url = plan.Url(staff[0], number);
            var headline = Words.Filler.Sentence(plan.Random, 6 + plan.Random.Below(6));
            foreach (var member in staff.Where(_ => plan.Random.Chance(Participation)))
            {
                var at = plan.Random.Chance(AtOnce)
                    ? published + (long)(1_000 * plan.Random.LogNormal(240, 1))
                    : plan.World.Presence.Next(member, published + (long)plan.Random.Between(0, 36 * Rhythm.HourMs), plan.Random);
                Post(plan, member, at, headline, url);
            }

            for (var left = plan.Random.Poisson(Readers); left > 0; left--)
            {
                var reader = plan.World.People.DrawFor(plan.Topic, plan.Random);
                var seen = published + (long)(1_000 * plan.Random.LogNormal(14_400, 1.2));
                Post(plan, reader, plan.World.Presence.Next(reader, seen, plan.Random), headline, url);
            }
        }
    }

    private static void Post(ScenarioPlan plan, int author, long timeMs, string headline, string url) =>
        plan.Publish(
            new PlannedPost
            {
                Author = author,
                TimeMs = timeMs,
                Text = $"{headline} {url}",
                Url = url,
            }
        );
}
