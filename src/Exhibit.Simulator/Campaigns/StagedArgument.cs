using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Campaigns;

/// <summary>
/// Two accounts of one operator who argue with each other in public. One keyboard writes both, so that no two turns come
/// closer than it takes to type, and while one side speaks the other is silent.
/// </summary>
public sealed record StagedArgument : ICampaign
{
    /// <inheritdoc/>
    public string Kind => "staged-argument";

    /// <summary>Accounts, two for each operator. Default 6.</summary>
    public int Accounts { get; init; } = 6;

    /// <summary>Arguments of each pair. Default 15.</summary>
    public int Arguments { get; init; } = 15;

    /// <summary>Turns of an argument. Default 8.</summary>
    public int Turns { get; init; } = 8;

    /// <summary>Least seconds between two turns. Default 25.</summary>
    public double TypingSeconds { get; init; } = 25;

    /// <summary>Median of what comes on top, seconds. Default 40.</summary>
    public double MedianSeconds { get; init; } = 40;

    /// <summary>Hashtags that each side has for itself and sets by turns; 0 for none. Default 0.</summary>
    public int SideTags { get; init; }

    /// <summary>Share of a member's posts that are ordinary life. Default 0.5.</summary>
    public double Camouflage { get; init; } = .5;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Campaign(Accounts, MedianSeconds, 1, Camouflage)
            .Concat(Knobs.Range(nameof(Arguments), Arguments, 1, 100_000))
            .Concat(Knobs.Range(nameof(Turns), Turns, 2, 1_000))
            .Concat(Knobs.Range(nameof(TypingSeconds), TypingSeconds, 0, 3_600))
            .Concat(Knobs.Range(nameof(SideTags), SideTags, 0, 1_000))
            .Concat(Accounts % 2 == 0 ? [] : ["Accounts must be even, two for each operator."]);

    void IScenario.Plan(ScenarioPlan plan)
    {
        var members = plan.Members(Accounts);
        var done = members.ToDictionary(member => member, _ => 0);
        for (var pair = 0; pair < members.Length; pair += 2)
        {
            string[][] tags =
            [
                .. Enumerable.Range(0, 2).Select(_ => Enumerable.Range(0, SideTags).Select(_ => Filler.Tag(plan.Random)).ToArray()),
            ];
            for (var argument = 0; argument < Arguments; argument++)
            {
                Argue(plan, members[pair], members[pair + 1], tags, done);
            }
        }

        plan.Camouflage(done, Camouflage);
    }

    private void Argue(ScenarioPlan plan, int one, int two, string[][] tags, Dictionary<int, int> done)
    {
        var at = plan.Anytime(one);
        PlannedPost? last = null;
        for (var turn = 0; turn < Turns; turn++)
        {
            var (speaker, other) = turn % 2 == 0 ? (one, two) : (two, one);
            var words = Filler.Sentence(plan.Random, 6 + plan.Random.Below(12));
            var tag = SideTags == 0 ? "" : tags[turn % 2][turn / 2 % SideTags];
            var tagged = tag.Length == 0 ? words : $"{words} #{tag}";
            last = plan.Publish(
                new PlannedPost
                {
                    Author = speaker,
                    TimeMs = at,
                    Text = last is null ? tagged : $"@{plan.World.Names.Handle(other)} {tagged}",
                    Tags = tag,
                    Mentions = last is null ? [] : [other],
                    ReplyTo = last,
                    Audience = 1,
                }
            );
            done[speaker]++;
            at += (long)(1_000 * (TypingSeconds + plan.Random.LogNormal(MedianSeconds, .6)));
        }
    }
}
