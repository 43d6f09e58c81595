using Exhibit.Simulator.Population;
using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Innocent;

/// <summary>
/// A circle in which texts to copy and paste go round ("post this as your own status", a letter to a member of
/// parliament, a petition's ready sentence): whoever finds one on a friend's page copies it hours or days later.
/// </summary>
public sealed record ChainLetters : IInnocentGroup
{
    /// <inheritdoc/>
    public string Kind => "chain-letters";

    /// <inheritdoc/>
    public IReadOnlyList<string> Explanations =>
        ["template", "quotation", "own-content", "hour", "follower", "slow-window", "common-origin"];

    /// <summary>People. Default 20.</summary>
    public int Accounts { get; init; } = 20;

    /// <summary>Texts that go round. Default 10.</summary>
    public int Letters { get; init; } = 10;

    /// <summary>Median of the delay between reading and copying, hours. Default 14.</summary>
    public double MedianHours { get; init; } = 14;

    /// <summary>Chance that somebody who reads a letter copies it. Default 0.5.</summary>
    public double Participation { get; init; } = .5;

    /// <summary>Copies by people outside the circle, per letter. Default 2.</summary>
    public double Outsiders { get; init; } = 2;

    /// <summary>Chance that a copyist changes a given word. Default 0.01.</summary>
    public double Edits { get; init; } = .01;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 2, 1_000_000)
            .Concat(Knobs.Range(nameof(Letters), Letters, 1, 100_000))
            .Concat(Knobs.Range(nameof(MedianHours), MedianHours, .01, 10_000))
            .Concat(Knobs.Range(nameof(Participation), Participation, 0, 1))
            .Concat(Knobs.Range(nameof(Outsiders), Outsiders, 0, 10_000))
            .Concat(Knobs.Range(nameof(Edits), Edits, 0, 1));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var circle = plan.Members(Accounts);
        foreach (var member in circle)
        {
            plan.Background(member);
        }

        for (var letter = 0; letter < Letters; letter++)
        {
            var text = Filler.Sentence(plan.Random, 20 + plan.Random.Below(30));
            var readers = circle.ToArray();
            plan.Random.Shuffle<int>(readers);
            var copies = new List<(string Text, long TimeMs)> { (text, plan.Anytime(readers[0])) };
            Post(plan, readers[0], copies[0]);
            var outsiders = Enumerable
                .Range(0, plan.Random.Poisson(Outsiders))
                .Select(_ => plan.World.People.DrawFor(plan.Topic, plan.Random))
                .Distinct();
            foreach (var reader in readers.Skip(1).Where(_ => plan.Random.Chance(Participation)).Concat(outsiders).ToArray())
            {
                // The copy is made of some earlier copy, with what had crept into that one.
                var (seen, at) = copies[plan.Random.Below(copies.Count)];
                var delay = (long)(plan.Random.LogNormal(MedianHours, 1.1) * Rhythm.HourMs);
                var copy = (Filler.Paraphrase(seen, Edits, plan.Random), plan.World.Presence.Next(reader, at + delay, plan.Random));
                Post(plan, reader, copy);
                copies.Add(copy);
            }
        }
    }

    private static void Post(ScenarioPlan plan, int author, (string Text, long TimeMs) copy) =>
        plan.Publish(
            new PlannedPost
            {
                Author = author,
                TimeMs = copy.TimeMs,
                Text = copy.Text,
            }
        );
}
