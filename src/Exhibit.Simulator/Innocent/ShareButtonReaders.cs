using Exhibit.Simulator.Population;

namespace Exhibit.Simulator.Innocent;

/// <summary>
/// Readers of one newsletter: it arrives at the same minute for all, and each presses the share button of what pleases,
/// which posts the page's headline and address, the same for everybody.
/// </summary>
public sealed record ShareButtonReaders : IInnocentGroup
{
    /// <inheritdoc/>
    public string Kind => "share-button-readers";

    /// <inheritdoc/>
    public IReadOnlyList<string> Explanations => ["routine", "habit", "follower", "one-source", "slow-window", "hour"];

    /// <summary>Readers. Default 20.</summary>
    public int Accounts { get; init; } = 20;

    /// <summary>Outlets that the newsletter quotes. Default 4.</summary>
    public int Outlets { get; init; } = 4;

    /// <summary>Local hour at which it arrives. Default 7.</summary>
    public double Hour { get; init; } = 7;

    /// <summary>Pages in each issue. Default 5.</summary>
    public int Pages { get; init; } = 5;

    /// <summary>Chance that a reader opens an issue; of those, each page is shared with probability 0.3. Default 0.5.</summary>
    public double Participation { get; init; } = .5;

    /// <inheritdoc/>
    public IEnumerable<string> Validate() =>
        Knobs
            .Range(nameof(Accounts), Accounts, 2, 1_000_000)
            .Concat(Knobs.Range(nameof(Outlets), Outlets, 1, 100))
            .Concat(Knobs.Range(nameof(Hour), Hour, 0, 23))
            .Concat(Knobs.Range(nameof(Pages), Pages, 1, 100))
            .Concat(Knobs.Range(nameof(Participation), Participation, 0, 1));

    void IScenario.Plan(ScenarioPlan plan)
    {
        var zone = People.HomeZone(plan.Options, plan.Topic);
        var readers = plan.Members(Accounts, zone);
        foreach (var reader in readers)
        {
            plan.Background(reader);
        }

        var pages = new List<(long TimeMs, int Source, long Number)>();
        foreach (var outlet in plan.PickSources(Outlets))
        {
            var (first, end) = plan.World.Objects.OfSource(outlet);
            for (var number = first; number < end; number++)
            {
                if (plan.World.Objects.Facts(number, outlet) is { IsLink: true } facts)
                {
                    pages.Add((facts.TimeMs, outlet, number));
                }
            }
        }

        pages.Sort();
        for (var day = 0; day < plan.Options.Days; day++)
        {
            var sent = plan.At(day, Hour, Hour, zone);
            var issue = pages.Where(page => page.TimeMs < sent).TakeLast(Pages).ToList();
            foreach (var reader in readers)
            {
                if (plan.Random.Chance(Participation))
                {
                    Read(plan, reader, sent + (long)(1_000 * plan.Random.LogNormal(600, 1.3)), issue);
                }
            }
        }
    }

    // From top to bottom, half a minute a page.
    private static void Read(ScenarioPlan plan, int reader, long at, List<(long TimeMs, int Source, long Number)> issue)
    {
        foreach (var (_, source, number) in issue)
        {
            at += (long)(1_000 * plan.Random.LogNormal(30, .8));
            if (!plan.Random.Chance(.3))
            {
                continue;
            }

            var facts = plan.World.Objects.Facts(number, source);
            var (text, url, _) = plan.World.Objects.Words(number, facts);
            plan.Publish(
                new PlannedPost
                {
                    Author = reader,
                    TimeMs = at,
                    Text = $"{text} {url}",
                    Url = url,
                }
            );
        }
    }
}
