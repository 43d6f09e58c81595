using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Innocent;

/// <summary>
/// Small circles of friends who talk: one says something, the others answer within minutes, again and again, always the
/// same few and always soon after one another, and pass on what one of them found.
/// </summary>
public sealed record Conversations : IInnocentGroup
{
    /// <inheritdoc/>
    public string Kind => "conversations";

    /// <inheritdoc/>
    public IReadOnlyList<string> Explanations =>
        ["circle", "follower", "habit", "reaction", "source", "own-content", "slow-window", "common-company"];

    /// <summary>Friends. Default 5.</summary>
    public int Accounts { get; init; } = 5;

    /// <summary>Talks. Default 30.</summary>
    public int Talks { get; init; } = 30;

    /// <summary>Turns in a talk, on average. Default 6.</summary>
    public double Turns { get; init; } = 6;

    /// <summary>Median of the time between two turns, seconds. Default 75.</summary>
    public double MedianSeconds { get; init; } = 75;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 2, 10_000)
            .Concat(Knobs.Range(nameof(Talks), Talks, 1, 1_000_000))
            .Concat(Knobs.Range(nameof(Turns), Turns, 1, 500))
            .Concat(Knobs.Range(nameof(MedianSeconds), MedianSeconds, 1, 86_400));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var friends = plan.Members(Accounts);
        foreach (var friend in friends)
        {
            plan.Background(friend);
        }

        for (var talk = 0; talk < Talks; talk++)
        {
            var speaker = friends[plan.Random.Below(friends.Length)];
            var at = plan.Anytime(speaker);
            var last = plan.Publish(
                new PlannedPost
                {
                    Author = speaker,
                    TimeMs = at,
                    Text = Filler.Sentence(plan.Random, 4 + plan.Random.Below(12)),
                }
            );
            var opening = last;
            for (var turns = plan.Random.Poisson(Turns); turns > 0; turns--)
            {
                var others = friends.Where(friend => friend != last.Author).ToArray();
                var next = others[plan.Random.Below(others.Length)];
                at += (long)(1_000 * plan.Random.LogNormal(MedianSeconds, 1));
                last = plan.Publish(
                    new PlannedPost
                    {
                        Author = next,
                        TimeMs = at,
                        Text = $"@{plan.World.Names.Handle(last.Author)} {Filler.Sentence(plan.Random, 3 + plan.Random.Below(8))}",
                        Mentions = [last.Author],
                        ReplyTo = last,
                    }
                );
                if (plan.Random.Chance(.25) && next != opening.Author)
                {
                    opening.Shares.Add((next, at + (long)(1_000 * plan.Random.LogNormal(20, .7))));
                }
            }
        }
    }
}
