using Exhibit.Simulator.Population;
using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Innocent;

/// <summary>
/// People in one room on one day (a congress, a course, a wedding): within minutes they repost one another's posts, share
/// the links on the screen and say the speaker's sentence again. Nobody outside cares, and next day it is over.
/// </summary>
public sealed record Conference : IInnocentGroup
{
    /// <inheritdoc/>
    public string Kind => "conference";

    /// <inheritdoc/>
    public IReadOnlyList<string> Explanations =>
        [
            "one-day",
            "circle",
            "quotation",
            "own-content",
            "hour",
            "habit",
            "reaction",
            "crowd",
            "slow-window",
            "common-company",
            "common-origin",
        ];

    /// <summary>People who post. Default 14.</summary>
    public int Accounts { get; init; } = 14;

    /// <summary>Moments at which something is worth passing on. Default 30.</summary>
    public int Moments { get; init; } = 30;

    /// <summary>Length of the day, hours. Default 8.</summary>
    public double Hours { get; init; } = 8;

    /// <summary>Median of the delay after a moment, seconds. Default 200.</summary>
    public double MedianSeconds { get; init; } = 200;

    /// <summary>Chance that one of them takes part in a moment. Default 0.35.</summary>
    public double Participation { get; init; } = .35;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 2, 100_000)
            .Concat(Knobs.Range(nameof(Moments), Moments, 1, 100_000))
            .Concat(Knobs.Range(nameof(Hours), Hours, .1, 24))
            .Concat(Knobs.Range(nameof(MedianSeconds), MedianSeconds, 1, 86_400))
            .Concat(Knobs.Range(nameof(Participation), Participation, 0, 1));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var zone = People.HomeZone(plan.Options, plan.Topic);
        var guests = plan.Members(Accounts, zone, sessions: 0);
        foreach (var guest in guests)
        {
            plan.Background(guest);
        }

        var opens = plan.At(plan.Random.Below(plan.Options.Days - 1), 9, 9, zone);
        var tag = Filler.Tag(plan.Random);
        for (var moment = 0; moment < Moments; moment++)
        {
            var at = opens + (long)(plan.Random.Unit() * Hours * Rhythm.HourMs);
            var there = guests.Where(_ => plan.Random.Chance(Participation)).ToArray();
            var sort = plan.Random.Below(3);
            var sentence = $"{Filler.Sentence(plan.Random, 7 + plan.Random.Below(8))} #{tag}";
            var url = plan.Url(guests[0], moment);
            PlannedPost? first = null;
            foreach (var guest in there)
            {
                var when = at + (long)(1_000 * plan.Random.LogNormal(MedianSeconds, .9));
                if (sort == 0 && first is not null)
                {
                    first.Shares.Add((guest, Math.Max(when, first.TimeMs + 5_000)));
                    continue;
                }

                // A link from the screen with words of one's own, or the speaker's sentence word for word.
                var text = sort == 1 ? $"{Filler.Sentence(plan.Random, 3 + plan.Random.Below(8))} #{tag} {url}" : sentence;
                first = plan.Publish(
                    new PlannedPost
                    {
                        Author = guest,
                        TimeMs = sort == 0 ? at : when,
                        Text = text,
                        Tags = tag,
                        Url = sort == 1 ? url : "",
                        Audience = .3,
                        MedianSeconds = 1_800,
                    }
                );
            }
        }
    }
}
