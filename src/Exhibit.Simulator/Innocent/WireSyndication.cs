using Exhibit.Simulator.Population;
using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Innocent;

/// <summary>
/// Outlets that print a news agency's items word for word, minutes after the agency sends them and with their own address.
/// Where the agency is not in the data, nothing says where the words come from.
/// </summary>
public sealed record WireSyndication : IInnocentGroup
{
    /// <inheritdoc/>
    public string Kind => WireInData ? "wire-copy" : "wire-copy-unseen";

    /// <inheritdoc/>
    public IReadOnlyList<string> Explanations =>
        WireInData
            ? ["follower", "habit", "reaction", "own-content", "quotation", "common-origin"]
            : ["own-content", "habit", "quotation", "common-origin"];

    /// <summary>Outlets; one of them is the agency where it is in the data. Default 8.</summary>
    public int Accounts { get; init; } = 8;

    /// <summary>Whether the agency's own posts are in the data. Default true.</summary>
    public bool WireInData { get; init; } = true;

    /// <summary>Items. Default 60.</summary>
    public int Items { get; init; } = 60;

    /// <summary>Median of an outlet's delay, seconds. Default 90.</summary>
    public double MedianSeconds { get; init; } = 90;

    /// <summary>Chance that an outlet prints an item. Default 0.6.</summary>
    public double Participation { get; init; } = .6;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 2, 100_000)
            .Concat(Knobs.Range(nameof(Items), Items, 1, 1_000_000))
            .Concat(Knobs.Range(nameof(MedianSeconds), MedianSeconds, 1, 86_400))
            .Concat(Knobs.Range(nameof(Participation), Participation, 0, 1));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var outlets = plan.Members(Accounts, sessions: 0, client: Clients.Desk);
        var zone = plan.World.People[outlets[0]].Zone;
        foreach (var outlet in outlets)
        {
            plan.Background(outlet);
        }

        for (var item = 0; item < Items; item++)
        {
            var sent = plan.At(plan.Random.Below(plan.Options.Days), 5, 23, zone);
            var text = Filler.Sentence(plan.Random, 9 + plan.Random.Below(8));
            for (var i = 0; i < outlets.Length; i++)
            {
                if (WireInData && i == 0)
                {
                    plan.Publish(
                        new PlannedPost
                        {
                            Author = outlets[0],
                            TimeMs = sent,
                            Text = text,
                        }
                    );
                }
                else if (plan.Random.Chance(Participation))
                {
                    var url = plan.Url(outlets[i], item);
                    plan.Publish(
                        new PlannedPost
                        {
                            Author = outlets[i],
                            TimeMs = sent + (long)(1_000 * plan.Random.LogNormal(MedianSeconds, 1)),
                            Text = $"{text} {url}",
                            Url = url,
                            Audience = 2,
                        }
                    );
                }
            }
        }
    }
}
