using System.Globalization;
using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Campaigns;

/// <summary>
/// Accounts that live off others: each bears an ordinary account's handle with one sign more and posts that account's
/// sentences again, days later; halfway through, some drop the name and take a new one on the same id.
/// </summary>
public sealed record PersonaTheft : ICampaign
{
    /// <inheritdoc/>
    public string Kind => "persona-theft";

    /// <summary>Thieves. Default 8.</summary>
    public int Accounts { get; init; } = 8;

    /// <summary>Posts that each copies at most. Default 25.</summary>
    public int Copies { get; init; } = 25;

    /// <summary>Mean delay of a copy, days. Default 3.</summary>
    public double MeanDays { get; init; } = 3;

    /// <summary>Share of the thieves who take a new name halfway. Default 0.5.</summary>
    public double Recycled { get; init; } = .5;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 1, 100_000)
            .Concat(Knobs.Range(nameof(Copies), Copies, 1, 100_000))
            .Concat(Knobs.Range(nameof(MeanDays), MeanDays, .01, 1_000))
            .Concat(Knobs.Range(nameof(Recycled), Recycled, 0, 1));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var world = plan.World;
        var thieves = plan.Members(Accounts);
        var half = (plan.Options.StartMs + plan.Options.EndMs) / 2;
        foreach (var thief in thieves)
        {
            plan.Background(thief);
            var victim = world.People.DrawFor(plan.Topic, plan.Random);
            var number = world.Names.Number(thief);
            world.Names.Rename(thief, $"{world.Names.Handle(victim)}x", long.MinValue);
            if (plan.Random.Chance(Recycled))
            {
                world.Names.Rename(thief, string.Create(CultureInfo.InvariantCulture, $"sim-{Filler.Word(plan.Random)}-{number}"), half);
            }

            var last = Math.Min(Copies, world.Own.CountOf(victim));
            for (long part = 0; part < last; part++)
            {
                var original = world.Own.Peek(victim, part);
                plan.Publish(
                    new PlannedPost
                    {
                        Author = thief,
                        TimeMs = original.TimeMs + (long)(86_400_000 * plan.Random.Exponential(MeanDays)),
                        Text = original.Text,
                        Url = original.Url,
                        Tags = original.Hashtags,
                    }
                );
            }
        }
    }
}
