using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Campaigns;

/// <summary>
/// A mask that publishes pieces of a stolen archive in waves, and amplifiers who pass each piece on at once, some by
/// repost, some by posting the address with the mask's headline as their own find.
/// </summary>
public sealed record LeakAmplification : ICampaign
{
    /// <inheritdoc/>
    public string Kind => "leak-amplification";

    /// <summary>The mask and its amplifiers. Default 14.</summary>
    public int Accounts { get; init; } = 14;

    /// <summary>Waves. Default 4.</summary>
    public int Waves { get; init; } = 4;

    /// <summary>Pieces in a wave, an hour apart on average. Default 5.</summary>
    public int Pieces { get; init; } = 5;

    /// <summary>Amplifiers act between 0 and this many seconds after a piece. Default 180.</summary>
    public double JitterSeconds { get; init; } = 180;

    /// <summary>Chance that an amplifier passes a piece on. Default 0.7.</summary>
    public double Participation { get; init; } = .7;

    /// <summary>Share of an amplifier's posts that are ordinary life. Default 0.7.</summary>
    public double Camouflage { get; init; } = .7;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Campaign(Accounts, JitterSeconds, Participation, Camouflage)
            .Concat(Knobs.Range(nameof(Waves), Waves, 1, 10_000))
            .Concat(Knobs.Range(nameof(Pieces), Pieces, 1, 1_000));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var members = plan.Members(Accounts);
        var done = members.ToDictionary(member => member, _ => 0);
        for (var wave = 0; wave < Waves; wave++)
        {
            var at = plan.At(plan.Random.Below(plan.Options.Days), 8, 16, plan.World.People[members[0]].Zone);
            for (var piece = 0; piece < Pieces; piece++)
            {
                Release(plan, members, done, at, (wave * Pieces) + piece);
                at += (long)(3_600_000 * plan.Random.Exponential(1));
            }
        }

        done.Remove(members[0]);
        plan.Camouflage(done, Camouflage);
    }

    private void Release(ScenarioPlan plan, int[] members, Dictionary<int, int> done, long at, int piece)
    {
        var url = plan.Url(members[0], piece);
        var text = $"{Filler.Sentence(plan.Random, 9)} {url}";
        var release = plan.Publish(
            new PlannedPost
            {
                Author = members[0],
                TimeMs = at,
                Text = text,
                Url = url,
                Audience = plan.Options.MeanAudience,
            }
        );
        foreach (var member in members[1..].Where(_ => plan.Random.Chance(Participation)))
        {
            done[member]++;
            var when = at + 3_000 + (long)(1_000 * plan.Random.Between(0, JitterSeconds));
            if (plan.Random.Chance(.5))
            {
                release.Shares.Add((member, when));
            }
            else
            {
                plan.Publish(
                    new PlannedPost
                    {
                        Author = member,
                        TimeMs = when,
                        Text = text,
                        Url = url,
                        Audience = 1,
                    }
                );
            }
        }
    }
}
