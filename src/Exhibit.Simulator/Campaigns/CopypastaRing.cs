using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Campaigns;

/// <summary>Accounts that post the same prepared texts as their own words, each changed a little or not at all.</summary>
public sealed record CopypastaRing : ICampaign
{
    /// <inheritdoc/>
    public string Kind => "copypasta-ring";

    /// <summary>Members. Default 10.</summary>
    public int Accounts { get; init; } = 10;

    /// <summary>Prepared texts. Default 25.</summary>
    public int Texts { get; init; } = 25;

    /// <summary>Chance that a given word is replaced in a given post: 0 is word for word, 0.3 a loose paraphrase. Default 0.</summary>
    public double Paraphrase { get; init; }

    /// <summary>Members post between 0 and this many seconds after the command. Default 60.</summary>
    public double JitterSeconds { get; init; } = 60;

    /// <summary>Chance that a member posts a text. Default 0.7.</summary>
    public double Participation { get; init; } = .7;

    /// <summary>Share of a member's posts that are ordinary life. Default 0.6.</summary>
    public double Camouflage { get; init; } = .6;

    /// <summary>Share of the texts that carry a link to the campaign's page. Default 0.3.</summary>
    public double LinkShare { get; init; } = .3;

    /// <summary>Days on which it is active; 0 for all. Default 0.</summary>
    public int DaysActive { get; init; }

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Campaign(Accounts, JitterSeconds, Participation, Camouflage, DaysActive)
            .Concat(Knobs.Range(nameof(Texts), Texts, 1, 100_000))
            .Concat(Knobs.Range(nameof(Paraphrase), Paraphrase, 0, 1))
            .Concat(Knobs.Range(nameof(LinkShare), LinkShare, 0, 1));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var members = plan.Members(Accounts);
        var days = plan.Days(DaysActive);
        var done = members.ToDictionary(member => member, _ => 0);
        for (var i = 0; i < Texts; i++)
        {
            var command = plan.At(days[plan.Random.Below(days.Length)], 8, 23, plan.World.People[members[0]].Zone);
            var url = plan.Random.Chance(LinkShare) ? plan.Url(members[0], i) : "";
            var text = Filler.Sentence(plan.Random, 10 + plan.Random.Below(14));
            foreach (var member in members.Where(_ => plan.Random.Chance(Participation)))
            {
                done[member]++;
                var words = Filler.Paraphrase(text, Paraphrase, plan.Random);
                plan.Publish(
                    new PlannedPost
                    {
                        Author = member,
                        TimeMs = command + (long)(1_000 * plan.Random.Between(0, JitterSeconds)),
                        Text = url.Length > 0 ? $"{words} {url}" : words,
                        Url = url,
                        Audience = 1,
                    }
                );
            }
        }

        plan.Camouflage(done, Camouflage);
    }
}
