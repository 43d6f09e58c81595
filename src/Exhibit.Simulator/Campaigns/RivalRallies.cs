using System.Globalization;
using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Campaigns;

/// <summary>
/// Two pages of opposed colours, run by one hand, that call their people to the same place at the same hour: events.csv
/// has the calls among ordinary events, and each page's helpers pass its call on.
/// </summary>
public sealed record RivalRallies : ICampaign
{
    private static readonly string[] Header = ["platform", "event_id", "account_id", "title", "place", "starts_at", "created_at", "url"];

    /// <inheritdoc/>
    public string Kind => "rival-rallies";

    /// <summary>Two pages and their helpers, half a side. Default 12.</summary>
    public int Accounts { get; init; } = 12;

    /// <summary>Rallies at which both sides meet. Default 4.</summary>
    public int Rallies { get; init; } = 4;

    /// <summary>Helpers act between 0 and this many seconds after the call. Default 900.</summary>
    public double JitterSeconds { get; init; } = 900;

    /// <summary>Chance that a helper passes a call on. Default 0.8.</summary>
    public double Participation { get; init; } = .8;

    /// <summary>Ordinary events among which they lie. Default 100.</summary>
    public int OrdinaryEvents { get; init; } = 100;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Campaign(Accounts, JitterSeconds, Participation, 0)
            .Concat(Knobs.Range(nameof(Rallies), Rallies, 1, 10_000))
            .Concat(Knobs.Range(nameof(OrdinaryEvents), OrdinaryEvents, 0, 1_000_000))
            .Concat(Accounts % 2 == 0 && Accounts >= 4 ? [] : ["Accounts must be even and at least 4, half on each side."]);

    void IScenario.Plan(ScenarioPlan plan)
    {
        var members = plan.Members(Accounts);
        foreach (var member in members)
        {
            plan.Background(member);
        }

        var places = Enumerable.Range(0, 12).Select(_ => $"sim-{Filler.Word(plan.Random)}-{Filler.Word(plan.Random)}").ToArray();
        for (var rally = 0; rally < Rallies; rally++)
        {
            var place = places[plan.Random.Below(places.Length)];
            var hour = 11 + plan.Random.Below(8);
            var day = 1 + plan.Random.Below(plan.Options.Days - 1);
            var starts = plan.At(day, hour, hour, plan.World.People[members[0]].Zone);
            for (var side = 0; side < 2; side++)
            {
                var called = Math.Max(plan.Options.StartMs, starts - (long)(86_400_000 * plan.Random.Between(.5, 5)));
                Call(plan, members[(side * Accounts / 2)..((side + 1) * Accounts / 2)], place, starts, called);
            }
        }

        for (var i = 0; i < OrdinaryEvents; i++)
        {
            var host = plan.Random.Below(plan.World.People.Ordinary);
            var created = plan.Anytime(host);
            var hours = 24 + plan.Random.Below(200);
            Announce(plan, host, places[plan.Random.Below(places.Length)], ((created / 3_600_000) + hours) * 3_600_000, created);
        }
    }

    private void Call(ScenarioPlan plan, int[] side, string place, long starts, long called)
    {
        var url = Announce(plan, side[0], place, starts, called);
        var call = plan.Publish(
            new PlannedPost
            {
                Author = side[0],
                TimeMs = called,
                Text = $"{Filler.Sentence(plan.Random, 8)} {place} {url}",
                Url = url,
                Audience = plan.Options.MeanAudience / 2,
            }
        );
        foreach (var helper in side[1..].Where(_ => plan.Random.Chance(Participation)))
        {
            call.Shares.Add((helper, called + (long)(1_000 * plan.Random.Between(2, 2 + JitterSeconds))));
        }
    }

    private static string Announce(ScenarioPlan plan, int host, string place, long starts, long created)
    {
        var table = plan.Table("events.csv", Header);
        var url = plan.Url(host, table.Rows.Count);
        table.Rows.Add([
            "sim",
            string.Create(CultureInfo.InvariantCulture, $"sim-event-{table.Rows.Count + 1:D6}"),
            plan.World.Names.Id(host),
            Filler.Sentence(plan.Random, 5),
            place,
            ScenarioPlan.Stamp(starts),
            ScenarioPlan.Stamp(created),
            url,
        ]);
        return url;
    }
}
