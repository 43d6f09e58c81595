using Exhibit.Simulator.Population;
using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Campaigns;

/// <summary>
/// Accounts run by one hand that repost the same objects within the jitter of one another, and otherwise live like
/// anybody: after the engagement rings and amplifier networks of the platforms' takedown reports.
/// </summary>
public sealed record RepostRing : ICampaign
{
    /// <inheritdoc/>
    public string Kind => "repost-ring";

    /// <summary>Members. Default 12.</summary>
    public int Accounts { get; init; } = 12;

    /// <summary>What sets it off. Default a command.</summary>
    public RingMode Mode { get; init; }

    /// <summary>Objects that it pushes. Default 30.</summary>
    public int Objects { get; init; } = 30;

    /// <summary>Members act between 0 and this many seconds after the trigger, evenly. Default 30.</summary>
    public double JitterSeconds { get; init; } = 30;

    /// <summary>Chance that a member takes part in one object. Default 0.7.</summary>
    public double Participation { get; init; } = .7;

    /// <summary>Share of a member's posts that are ordinary life, at least 0 and below 1. Default 0.6.</summary>
    public double Camouflage { get; init; } = .6;

    /// <summary>The ring's share of the objects' audience, from above 0 to 1; 0 stands for the world's mean audience whatever the ring's size. Default 0.5.</summary>
    public double AudienceShare { get; init; } = .5;

    /// <summary>Sources whose objects are pushed. Default 5.</summary>
    public int Sources { get; init; } = 5;

    /// <summary>Hours within which the members' accounts were created, evenly; 0 writes no profiles. Default 0.</summary>
    public double BatchHours { get; init; }

    /// <summary>Days on which it is active, spread over the world; 0 for all. Default 0.</summary>
    public int DaysActive { get; init; }

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Campaign(Accounts, JitterSeconds, Participation, Camouflage, DaysActive)
            .Concat(Knobs.Range(nameof(Objects), Objects, 1, 100_000))
            .Concat(Knobs.Range(nameof(AudienceShare), AudienceShare, 0, 1))
            .Concat(Knobs.Range(nameof(Sources), Sources, 1, 1_000))
            .Concat(Knobs.Range(nameof(BatchHours), BatchHours, 0, 10_000))
            .Concat(Enum.IsDefined(Mode) ? [] : ["Mode must be Command, React, OwnContent, Mixed or Leader."]);

    void IScenario.Plan(ScenarioPlan plan)
    {
        var members = plan.Members(Accounts);
        var days = plan.Days(DaysActive);
        var sources = plan.PickSources(Sources);
        var shares = members.ToDictionary(member => member, _ => 0);
        for (var i = 0; i < Objects; i++)
        {
            var mode = Mode == RingMode.Mixed ? (RingMode)Math.Max(0, plan.Random.Below(4) - 1) : Mode;
            foreach (var account in Push(plan, mode, members, sources[plan.Random.Below(sources.Length)], days))
            {
                shares[account]++;
            }
        }

        plan.Camouflage(shares, Camouflage);
        if (BatchHours > 0)
        {
            Make(plan, members);
        }
    }

    private void Make(ScenarioPlan plan, int[] members)
    {
        var (book, random) = (new ProfileBook(plan), plan.Random);
        var batch = plan.Options.StartMs - (long)(random.Between(60, 900) * 86_400_000);
        foreach (var member in members)
        {
            book.Add(member, batch + (long)(random.Unit() * BatchHours * 3_600_000), book.AnyDescription(random), book.AnyPicture(random));
        }
    }

    // Decides one object and returns who acted on it.
    private List<int> Push(ScenarioPlan plan, RingMode mode, int[] members, int source, int[] days)
    {
        var random = plan.Random;
        var world = plan.World;
        var leader = Mode == RingMode.Leader ? members[0] : -1;
        var actors = members.Where(member => member == leader || random.Chance(Participation)).ToList();
        var day = days[random.Below(days.Length)];
        var trigger = plan.At(day, 8, 23, world.People[members[0]].Zone);
        var own = mode == RingMode.OwnContent;
        var author = own ? members[random.Below(members.Length)] : world.Sources.Account(source);

        // What is pushed was posted before: minutes before by a reacting ring, up to half a day by a commanded one.
        var posted = mode switch
        {
            RingMode.React => trigger - 5_000,
            RingMode.OwnContent => trigger - (long)random.Between(5_000, 60_000),
            _ => trigger - (long)random.Between(600_000, 12 * Rhythm.HourMs),
        };
        var words = Filler.Sentence(random, 8 + random.Below(13));
        var tag = world.Objects.TopicTag(world.People[author].Topic, random);
        var pushed = plan.Publish(
            new PlannedPost
            {
                Author = author,
                TimeMs = Math.Max(posted, plan.Options.StartMs),
                Text = $"{words} #{tag}",
                Tags = tag,
                Source = own ? -1 : source,
                MedianSeconds = world.Sources.MedianSeconds(source),
                Audience = AudienceShare == 0 ? plan.Options.MeanAudience : Participation * Accounts * (1 - AudienceShare) / AudienceShare,
            }
        );
        foreach (var actor in actors)
        {
            var first = actor == leader;
            var at =
                trigger + (long)(first ? random.Between(0, 2_000) : (leader >= 0 ? 2_000 : 0) + (1_000 * random.Between(0, JitterSeconds)));
            if (actor != author)
            {
                pushed.Shares.Add((actor, at));
            }
        }

        return actors;
    }
}
