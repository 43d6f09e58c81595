using Exhibit.Simulator.Population;
using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Campaigns;

/// <summary>
/// A ring that is its own audience: operators work through a list by hand, minutes apart, and what they push is their own
/// (posts of members, words written for them, pages of the operation) and shared by hardly anyone else. After the real
/// operations of the platforms' archives, whose rings behave so.
/// </summary>
public sealed record ClosedRing : ICampaign
{
    /// <inheritdoc/>
    public string Kind => "closed-ring";

    /// <summary>Members. Default 10.</summary>
    public int Accounts { get; init; } = 10;

    /// <summary>Things that it pushes. Default 40.</summary>
    public int Objects { get; init; } = 40;

    /// <summary>Median of a member's delay after the first, seconds, log-normal with deviation 1. Default 240.</summary>
    public double MedianSeconds { get; init; } = 240;

    /// <summary>Share of the things that are prepared words which members post as their own. Default 0.4.</summary>
    public double CopyShare { get; init; } = .4;

    /// <summary>Share of the things that are links to the operation's page, under words of each member's own. Default 0.2.</summary>
    public double LinkShare { get; init; } = .2;

    /// <summary>Chance that a member takes part in one thing. Default 0.6.</summary>
    public double Participation { get; init; } = .6;

    /// <summary>Share of a member's posts that are ordinary life. Default 0.6.</summary>
    public double Camouflage { get; init; } = .6;

    /// <summary>People outside who share a thing, on average. Default 0.3.</summary>
    public double Outsiders { get; init; } = .3;

    /// <summary>Days on which it is active; 0 for all. Default 0.</summary>
    public int DaysActive { get; init; }

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Campaign(Accounts, MedianSeconds, Participation, Camouflage, DaysActive)
            .Concat(Knobs.Range(nameof(Objects), Objects, 1, 100_000))
            .Concat(Knobs.Range(nameof(CopyShare), CopyShare, 0, 1))
            .Concat(Knobs.Range(nameof(LinkShare), LinkShare, 0, 1 - CopyShare))
            .Concat(Knobs.Range(nameof(Outsiders), Outsiders, 0, 10_000));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var members = plan.Members(Accounts);
        var days = plan.Days(DaysActive);
        var done = members.ToDictionary(member => member, _ => 0);
        for (var number = 0; number < Objects; number++)
        {
            var actors = members.Where(_ => plan.Random.Chance(Participation)).ToArray();
            plan.Random.Shuffle<int>(actors);
            var begins = plan.At(days[plan.Random.Below(days.Length)], 9, 21, plan.World.People[members[0]].Zone);
            var sort = plan.Random.Unit();
            var url = sort >= CopyShare && sort < CopyShare + LinkShare ? plan.Url(members[0], number) : "";
            var prepared = Filler.Sentence(plan.Random, 9 + plan.Random.Below(14));
            PlannedPost? opening = null;
            foreach (var actor in actors)
            {
                done[actor]++;
                var at = opening is null ? begins : begins + (long)(1_000 * plan.Random.LogNormal(MedianSeconds, 1));
                if (opening is not null && sort >= CopyShare + LinkShare)
                {
                    opening.Shares.Add((actor, at));
                    continue;
                }

                var words = url.Length > 0 ? $"{Filler.Sentence(plan.Random, 4 + plan.Random.Below(10))} {url}" : prepared;
                opening = plan.Publish(
                    new PlannedPost
                    {
                        Author = actor,
                        TimeMs = at,
                        Text = words,
                        Url = url,
                        Audience = opening is null ? Outsiders : 0,
                        MedianSeconds = Rhythm.HourMs / 1_000,
                    }
                );
            }
        }

        plan.Camouflage(done, Camouflage);
    }
}
