using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Campaigns;

/// <summary>
/// Two groups that shout against each other, each with its own tag and its own leader, run by one team: what one side is
/// told at one hour, the other is told a little later, on the same days, from the same desk.
/// </summary>
public sealed record OpposedGroups : ICampaign
{
    /// <inheritdoc/>
    public string Kind => "opposed-groups";

    /// <summary>Accounts, half on each side. Default 16.</summary>
    public int Accounts { get; init; } = 16;

    /// <summary>Rounds: one call for each side. Default 20.</summary>
    public int Rounds { get; init; } = 20;

    /// <summary>Minutes between the two sides' calls, on average. Default 20.</summary>
    public double MinutesBetween { get; init; } = 20;

    /// <summary>Members act between 0 and this many seconds after their side's call. Default 120.</summary>
    public double JitterSeconds { get; init; } = 120;

    /// <summary>Chance that a member takes part in a round. Default 0.6.</summary>
    public double Participation { get; init; } = .6;

    /// <summary>Chance that a round's picture is by mistake the same for both sides. Default 0.1.</summary>
    public double Slips { get; init; } = .1;

    /// <summary>Share of a member's posts that are ordinary life. Default 0.6.</summary>
    public double Camouflage { get; init; } = .6;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Campaign(Accounts, JitterSeconds, Participation, Camouflage)
            .Concat(Knobs.Range(nameof(Rounds), Rounds, 1, 100_000))
            .Concat(Knobs.Range(nameof(MinutesBetween), MinutesBetween, 0, 1_440))
            .Concat(Knobs.Range(nameof(Slips), Slips, 0, 1))
            .Concat(Accounts % 2 == 0 ? [] : ["Accounts must be even, half on each side."]);

    void IScenario.Plan(ScenarioPlan plan)
    {
        var members = plan.Members(Accounts);
        var done = members.ToDictionary(member => member, _ => 0);
        int[][] sides = [members[..(Accounts / 2)], members[(Accounts / 2)..]];
        string[] tags = [Filler.Tag(plan.Random), Filler.Tag(plan.Random)];
        for (var round = 0; round < Rounds; round++)
        {
            var at = plan.At(plan.Random.Below(plan.Options.Days), 9, 20, plan.World.People[members[0]].Zone);
            var slip = plan.Random.Chance(Slips) ? plan.Url(members[0], round) : "";
            for (var side = 0; side < 2; side++)
            {
                var leader = sides[side][0];
                var call = plan.Publish(
                    new PlannedPost
                    {
                        Author = leader,
                        TimeMs = at,
                        Text = $"{Filler.Sentence(plan.Random, 12)} #{tags[side]}{(slip.Length > 0 ? $" {slip}" : "")}",
                        Url = slip,
                        Tags = tags[side],
                        Audience = plan.Options.MeanAudience / 2,
                    }
                );
                done[leader]++;
                foreach (var member in sides[side][1..].Where(_ => plan.Random.Chance(Participation)))
                {
                    done[member]++;
                    call.Shares.Add((member, at + 2_000 + (long)(1_000 * plan.Random.Between(0, JitterSeconds))));
                }

                at += (long)(60_000 * plan.Random.Exponential(MinutesBetween));
            }
        }

        plan.Camouflage(done, Camouflage);
    }
}
