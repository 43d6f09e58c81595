using System.Globalization;
using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Campaigns;

/// <summary>
/// One newsroom of invented stories with many front doors: each story stands under several domains, and the accounts
/// share it, each from another door, so that no two links are the same and all the headlines are.
/// </summary>
public sealed record FalseNewsDomains : ICampaign
{
    /// <inheritdoc/>
    public string Kind => "false-news-domains";

    /// <summary>Members. Default 15.</summary>
    public int Accounts { get; init; } = 15;

    /// <summary>Domains. Default 10.</summary>
    public int Domains { get; init; } = 10;

    /// <summary>Stories. Default 25.</summary>
    public int Stories { get; init; } = 25;

    /// <summary>Domains under which one story stands. Default 4.</summary>
    public int DomainsPerStory { get; init; } = 4;

    /// <summary>Members share between 0 and this many seconds after the release. Default 600.</summary>
    public double JitterSeconds { get; init; } = 600;

    /// <summary>Chance that a member shares a story. Default 0.6.</summary>
    public double Participation { get; init; } = .6;

    /// <summary>Share of a member's posts that are ordinary life. Default 0.6.</summary>
    public double Camouflage { get; init; } = .6;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Campaign(Accounts, JitterSeconds, Participation, Camouflage)
            .Concat(Knobs.Range(nameof(Domains), Domains, 1, 10_000))
            .Concat(Knobs.Range(nameof(Stories), Stories, 1, 100_000))
            .Concat(Knobs.Range(nameof(DomainsPerStory), DomainsPerStory, 1, Domains));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var members = plan.Members(Accounts);
        var done = members.ToDictionary(member => member, _ => 0);
        var number = plan.World.Names.Number(members[0]);
        for (var story = 0; story < Stories; story++)
        {
            var release = plan.At(plan.Random.Below(plan.Options.Days), 8, 22, plan.World.People[members[0]].Zone);
            var headline = Filler.Sentence(plan.Random, 9);
            var doors = Enumerable.Range(0, Domains).ToArray();
            plan.Random.Shuffle<int>(doors);
            foreach (var member in members.Where(_ => plan.Random.Chance(Participation)))
            {
                done[member]++;
                var door = doors[plan.Random.Below(DomainsPerStory)];
                var url = string.Create(CultureInfo.InvariantCulture, $"https://sim-news-{number}-{door}.invalid/story/{story}");
                plan.Publish(
                    new PlannedPost
                    {
                        Author = member,
                        TimeMs = release + (long)(1_000 * plan.Random.Between(0, JitterSeconds)),
                        Text = $"{headline} {url}",
                        Url = url,
                        Audience = 1,
                    }
                );
            }
        }

        plan.Camouflage(done, Camouflage);
    }
}
